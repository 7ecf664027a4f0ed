package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.Tags;
import java.util.List;

/** Gaps, and how they are closed. */
class RecoveryTest {
    private static final int GAP = 5;
    private static final int CHUNK = 3;

    @Interop
    void thePeerAsksForAGapInTheSession(Pairing pairing) throws Exception {
        gapInTheSession(pairing, Side.US);
    }

    @Interop
    void weAskForAGapInTheSession(Pairing pairing) throws Exception {
        gapInTheSession(pairing, Side.THEM);
    }

    private static void gapInTheSession(Pairing pairing, Side skips) throws Exception {
        try (var duo = Duo.start(pairing)) {
            duo.trade("before");
            skip(duo, skips);
            duo.trade("after");
            assertAskedAndFilled(duo, skips);
        }
    }

    @Interop
    void thePeerAsksForAGapAtTheLogon(Pairing pairing) throws Exception {
        gapAtTheLogon(pairing, Side.US);
    }

    @Interop
    void weAskForAGapAtTheLogon(Pairing pairing) throws Exception {
        gapAtTheLogon(pairing, Side.THEM);
    }

    private static void gapAtTheLogon(Pairing pairing, Side skips) throws Exception {
        try (var duo = Duo.start(pairing)) {
            duo.trade("before");
            duo.logOutAndOn(both -> skip(both, skips));
            duo.trade("after");
            assertAskedAndFilled(duo, skips);
        }
    }

    /** Numbers that were never used. */
    private static void skip(Duo<OurParty> duo, Side side) throws Exception {
        var party = duo.party(side);
        var numbers = party.numbers();
        party.set(numbers.out() + GAP, numbers.in());
    }

    private static void assertAskedAndFilled(Duo<OurParty> duo, Side skipped) throws InterruptedException {
        duo.wire.await(0, skipped.other(), "2");
        duo.wire.await(0, skipped, "4", RecoveryTest::isGapFill);
    }

    private static boolean isGapFill(Message message) {
        return message.getBoolean(Tags.GAP_FILL_FLAG, false);
    }

    @Interop
    void weResendOrdersAndFillWhatIsAdmin(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing)) {
            resendFromTheBeginning(duo, Side.US);
        }
    }

    @Interop
    void thePeerResendsOrdersAndFillsWhatIsAdmin(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing)) {
            resendFromTheBeginning(duo, Side.THEM);
        }
    }

    @Interop(setting = "ResendRequestChunkSize=3")
    void weAskInChunks(Pairing pairing) throws Exception {
        asksInChunks(pairing, Side.US, Rules.ours("ResendRequestChunkSize=" + CHUNK));
    }

    @Interop(setting = "ResendRequestChunkSize=3")
    void thePeerAsksInChunks(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, "QuickFIX C++ 1.15.1 has no such setting");
        asksInChunks(pairing, Side.THEM, Rules.theirs("ResendRequestChunkSize=" + CHUNK));
    }

    private static void asksInChunks(Pairing pairing, Side forgetful, Rules rules) throws Exception {
        try (var duo = Duo.start(pairing, rules)) {
            resendFromTheBeginning(duo, forgetful.other());
            var requests = duo.wire.since(0, forgetful, "2", _ -> true);
            assertTrue(requests.size() >= 4, duo::toString);
            assertEquals(CHUNK, requests.getFirst().getInt(Tags.END_SEQ_NO), duo::toString);
        }
    }

    /** Logon, orders and executions, a TestRequest and its answer, more of them: all is asked for again. */
    private static void resendFromTheBeginning(Duo<OurParty> duo, Side resends) throws Exception {
        duo.trade("before");
        duo.them.ask("PING");
        duo.wire.await(0, Side.US, "0", m -> m.getString(Tags.TEST_REQ_ID, "").equals("PING"));
        duo.trade("after");
        var forgetful = duo.party(resends.other());
        int mark = duo.wire.mark();
        forgetful.set(forgetful.numbers().out(), 1);
        duo.trade("again");
        assertEquals("1", duo.wire.await(mark, resends.other(), "2").getString(Tags.BEGIN_SEQ_NO));
        for (var type : List.of("D", "8")) {
            var again = duo.wire.since(mark, resends, type, Message::isPossDup);
            assertTrue(again.size() >= 6, () -> again + duo.toString());
            assertTrue(again.stream().allMatch(m -> m.has(Tags.ORIG_SENDING_TIME)), again::toString);
        }
        var fills = duo.wire.since(mark, resends, "4", RecoveryTest::isGapFill);
        assertEquals(1, fills.getFirst().msgSeqNum(), duo::toString);
        assertTrue(fills.size() >= 2, duo::toString);
        var orders = forgetful.heard().all("ORDER");
        var resent = "before-" + (resends == Side.US ? "ours" : "theirs") + "-1";
        assertEquals(2, orders.stream().filter(resent::equals).count(), duo::toString);
    }
}
