package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.core.Tags;

/** How a session begins and ends, and what keeps it alive. */
class LogonTest {
    /** Two seconds between heartbeats: as short as QuickFIX's timers, which look once a second, allow. */
    private static final Rules SHORT_HEARTBEATS = Rules.both("HeartBtInt=2");

    @Interop
    void bothLogOn(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing)) {
            for (var side : Side.values()) {
                var logon = duo.wire.await(0, side, "A");
                assertEquals(1, logon.msgSeqNum());
                assertEquals(30, logon.getInt(Tags.HEART_BT_INT));
            }
            duo.assertAgreed();
            assertEquals(new Party.Numbers(2, 2), duo.us.numbers());
        }
    }

    @Interop
    void weLogOutAndOnAgain(Pairing pairing) throws Exception {
        logsOutAndOnAgain(pairing, Side.US);
    }

    @Interop
    void thePeerLogsOutAndOnAgain(Pairing pairing) throws Exception {
        logsOutAndOnAgain(pairing, Side.THEM);
    }

    private static void logsOutAndOnAgain(Pairing pairing, Side first) throws Exception {
        try (var duo = Duo.start(pairing)) {
            duo.trade("before");
            int us = duo.us.heard().mark();
            int them = duo.them.heard().mark();
            duo.party(first).logout();
            duo.wire.await(0, first, "5");
            duo.wire.await(0, first.other(), "5");
            duo.us.heard().await(us, "LOGOUT");
            duo.them.heard().await(them, "LOGOUT");
            duo.party(first).logon();
            duo.awaitLogon(us, them);
            duo.trade("after");
        }
    }

    @Interop
    void aSilentPeerIsAskedAndAnswers(Pairing pairing) throws Exception {
        isAskedAndAnswers(pairing, Side.THEM);
    }

    @Interop
    void thePeerAsksWhenWeAreSilent(Pairing pairing) throws Exception {
        isAskedAndAnswers(pairing, Side.US);
    }

    private static void isAskedAndAnswers(Pairing pairing, Side silent) throws Exception {
        try (var duo = Duo.start(pairing, SHORT_HEARTBEATS)) {
            duo.proxy.hold(silent);
            var request = duo.wire.await(0, silent.other(), "1");
            duo.proxy.release(silent);
            duo.wire.await(0, silent, "0", m -> m.getString(Tags.TEST_REQ_ID, "").equals(request.getString(Tags.TEST_REQ_ID)));
            duo.trade("after");
            assertEquals(1, duo.wire.since(0, Side.US, "A", _ -> true).size(), duo::toString);
        }
    }
}
