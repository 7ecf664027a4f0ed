package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.store.MessageStore;
import fix.store.quickfix.FileSource;
import fix.store.quickfix.Import;
import java.util.function.UnaryOperator;

/** Moving in: a session that QuickFIX began goes on in our engine, and the counterparty does not notice. */
class TakeoverTest {

    @Interop
    void aSessionOfThePeersStoreGoesOnInOurs(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing); var store = MessageStore.inMemory()) {
            duo.trade("before");
            var numbers = duo.them.numbers();
            int left = duo.us.heard().mark();
            duo.them.logout();
            duo.us.heard().await(left, "LOGOUT");
            duo.them.close();

            var id = Engines.id(pairing.version()).reversed();
            try (var session = store.open(id)) {
                var taken = Import.run(new FileSource(duo.theirStore()).find(id).orElseThrow(), session, false);
                assertTrue(taken.messages() >= numbers.out() - 1, () -> taken + duo.toString());
                assertTrue(taken.after().nextOutbound() >= numbers.out() && taken.after().nextInbound() >= numbers.in(), taken::toString);
            }
            // What the old engine had sent is asked for, and the new one has it.
            duo.us.set(duo.us.numbers().out(), 1);
            int mark = duo.wire.mark();
            takeOver(duo, pairing, store);
            var again = duo.wire.since(mark, Side.THEM, "D", Message::isPossDup);
            assertEquals(3, again.size(), duo::toString);
        }
    }

    private static void takeOver(Duo<OurParty> duo, Pairing pairing, MessageStore store) throws Exception {
        var heard = new Transcript("the new engine");
        var role = pairing.weInitiate() ? fix.session.Role.ACCEPTOR : fix.session.Role.INITIATOR;
        try (var engine = Engines.start(
                Engines.id(pairing.version()).reversed(), role, pairing.weInitiate() ? 0 : duo.proxy.port(), store, UnaryOperator.identity(),
                new Trading(heard::add), event -> heard.add("! " + event.text()))) {
            if (pairing.weInitiate()) {
                duo.proxy.target(engine.port());
            }
            int mark = duo.us.heard().mark();
            duo.us.logon();
            heard.await(0, "LOGON");
            duo.us.heard().await(mark, "ORDER before-theirs-3");
            duo.us.orders("after-ours-", 3);
            duo.us.heard().await("FILL after-ours-3");
        }
    }
}
