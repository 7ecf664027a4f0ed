package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.config.ConfigReader;
import fix.config.EngineConfig;
import fix.core.Message;
import fix.store.quickfix.FileSource;
import fix.store.quickfix.Import;

/** Moving in: a session that QuickFIX began goes on in our engine, and the counterparty does not notice. */
class TakeoverTest {

    @Interop
    void aSessionOfThePeersStoreGoesOnInOurs(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing)) {
            duo.trade("before");
            var numbers = duo.them.numbers();
            int them = duo.them.heard().mark();
            duo.us.logout();
            duo.them.heard().await(them, "LOGOUT");
            duo.them.close();

            int port = pairing.weInitiate() ? 0 : duo.proxy.port();
            var config = ConfigReader.read("the new engine", String.join("\n", SettingsFile.oursAsTheirs(pairing, port, duo.thirdStore())));
            moveIn(config, duo, numbers);
            // What the old engine had sent is asked for, and the new one has it.
            duo.us.set(duo.us.numbers().out(), 1);
            int mark = duo.wire.mark();
            takeOver(config, duo, pairing);
            var again = duo.wire.since(mark, Side.THEM, "D", Message::isPossDup);
            assertEquals(3, again.size(), duo::toString);
            assertEquals(0, duo.wire.since(mark, Side.THEM, "2").size(), "the new engine knows all that we sent");
        }
    }

    private static void moveIn(EngineConfig config, Duo<OurParty> duo, Party.Numbers numbers) throws Exception {
        var id = config.sessions().getFirst().id();
        try (var store = config.openStore(); var session = store.open(id)) {
            var taken = Import.run(new FileSource(duo.theirStore()).find(id).orElseThrow(), session, false);
            assertTrue(taken.messages() >= numbers.out() - 1, () -> taken + duo.toString());
            assertTrue(taken.after().nextOutbound() >= numbers.out() && taken.after().nextInbound() >= numbers.in(), taken::toString);
        }
    }

    private static void takeOver(EngineConfig config, Duo<OurParty> duo, Pairing pairing) throws Exception {
        try (var newcomer = new OurParty(config)) {
            if (pairing.weInitiate()) {
                duo.proxy.target(newcomer.port());
            }
            int mark = duo.us.heard().mark();
            duo.us.logon();
            newcomer.heard().await(0, "LOGON");
            duo.us.heard().await(mark, "ORDER before-theirs-3");
            duo.us.orders("after-ours-", 3);
            newcomer.orders("after-theirs-", 3);
            duo.us.heard().await("FILL after-ours-3");
            newcomer.heard().await("FILL after-theirs-3");
            duo.assertAgreedWith(newcomer);
        }
    }
}
