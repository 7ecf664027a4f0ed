package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Lines that break, processes that die, numbers that are wrong. */
class FailureTest {
    private static final int MANY = 300;

    @Interop
    void aCutLineLosesNothing(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing)) {
            int us = duo.us.heard().mark();
            int them = duo.them.heard().mark();
            duo.us.orders("ours-", MANY);
            duo.them.orders("theirs-", MANY);
            duo.us.heard().await("FILL ours-50");
            duo.proxy.cut();
            duo.awaitLogon(us, them);
            assertEachAnsweredOnce(duo.us, "ours-");
            assertEachAnsweredOnce(duo.them, "theirs-");
            duo.trade("after");
        }
    }

    /** Each of the peer's orders is answered once, whatever we were doing when we died. */
    @Interop(versions = {Versions.FIX42, Versions.FIX44, Versions.FIX50SP2})
    void weAreKilledAndComeBack(Pairing pairing) throws Exception {
        try (var duo = Duo.startApart(pairing)) {
            duo.us.orders("ours-", 5);
            duo.them.orders("theirs-", MANY);
            duo.us.heard().await("ORDER theirs-50");
            duo.us.kill();
            int us = duo.us.heard().mark();
            duo.us.start();
            duo.us.heard().await(us, "LOGON");
            assertEachAnsweredOnce(duo.them, "theirs-");
            duo.trade("after");
        }
    }

    /** A QuickFIX that died may answer again what it had answered; it must not miss an order of ours. */
    @Interop(versions = {Versions.FIX42, Versions.FIX44, Versions.FIX50SP2})
    void thePeerIsKilledAndComesBack(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing)) {
            duo.us.orders("ours-", MANY);
            duo.us.heard().await("FILL ours-50");
            duo.them.kill();
            int them = duo.them.heard().mark();
            duo.them.start();
            duo.them.heard().await(them, "LOGON");
            for (int i = 1; i <= MANY; i++) {
                duo.us.heard().await("FILL ours-" + i);
            }
            duo.trade("after");
        }
    }

    private static void assertEachAnsweredOnce(Party party, String prefix) throws InterruptedException {
        for (int i = 1; i <= MANY; i++) {
            party.heard().await("FILL " + prefix + i);
        }
        var answers = party.heard().all("FILL").stream().filter(id -> id.startsWith(prefix)).toList();
        assertEquals(MANY, answers.size(), () -> "answered more than once: " + answers);
    }
}
