package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.Tags;
import java.util.List;

/** How gaps are asked for and filled when settings say otherwise. */
class ResendSettingsTest {
    private static final int GAP = 5;

    @Interop(setting = "ClosedResendInterval=Y", versions = {Versions.FIX41, Versions.FIX44, Versions.FIX50SP2})
    void ourRequestNamesItsLastNumber(Pairing pairing) throws Exception {
        namesItsLastNumber(pairing, Side.US);
    }

    @Interop(setting = "ClosedResendInterval=Y", versions = {Versions.FIX41, Versions.FIX44, Versions.FIX50SP2})
    void thePeersRequestNamesItsLastNumber(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, "QuickFIX C++ 1.15.1 has no such setting");
        namesItsLastNumber(pairing, Side.THEM);
    }

    private static void namesItsLastNumber(Pairing pairing, Side asks) throws Exception {
        try (var duo = Duo.start(pairing, Rules.of(asks, "ClosedResendInterval=Y"))) {
            duo.trade("before");
            int first = duo.party(asks).numbers().in();
            int mark = duo.wire.mark();
            skip(duo, asks.other());
            duo.trade("after");
            var request = duo.wire.await(mark, asks, "2");
            assertEquals(first, request.getInt(Tags.BEGIN_SEQ_NO), duo::toString);
            // QuickFIX/J names the last number that is missing, we that of the message that showed it.
            assertEquals(asks == Side.US ? first + GAP : first + GAP - 1, request.getInt(Tags.END_SEQ_NO), duo::toString);
        }
    }

    @Interop(setting = "SendRedundantResendRequests=Y", versions = Versions.FIX44)
    void weAskAgainWithEachMessageThatCameTooEarly(Pairing pairing) throws Exception {
        asksAgain(pairing, Side.US);
    }

    @Interop(setting = "SendRedundantResendRequests=Y", versions = Versions.FIX44)
    void thePeerAsksAgainWithEachMessageThatCameTooEarly(Pairing pairing) throws Exception {
        asksAgain(pairing, Side.THEM);
    }

    /** What is asked is held back until all that is too early is on its way, so that no answer can come in between. */
    private static void asksAgain(Pairing pairing, Side asks) throws Exception {
        try (var duo = Duo.start(pairing, Rules.of(asks, "SendRedundantResendRequests=Y"))) {
            duo.trade("before");
            int mark = duo.wire.mark();
            duo.proxy.hold(asks);
            skip(duo, asks.other());
            duo.party(asks.other()).orders("early-", 3);
            duo.wire.await(() -> duo.wire.since(mark, asks.other(), "D").size() == 3, "three orders");
            duo.proxy.release(asks);
            duo.wire.await(() -> duo.wire.since(mark, asks, "2").size() >= 3, "a request for each");
            duo.trade("after");
        }
    }

    @Interop(setting = "PersistMessages=N", versions = {Versions.FIX41, Versions.FIX44, Versions.FIX50SP2})
    void weFillGapsInsteadOfResending(Pairing pairing) throws Exception {
        fillsGapsInstead(pairing, Side.US);
    }

    @Interop(setting = "PersistMessages=N", versions = {Versions.FIX41, Versions.FIX44, Versions.FIX50SP2})
    void thePeerFillsGapsInsteadOfResending(Pairing pairing) throws Exception {
        fillsGapsInstead(pairing, Side.THEM);
    }

    private static void fillsGapsInstead(Pairing pairing, Side fills) throws Exception {
        try (var duo = Duo.start(pairing, Rules.of(fills, "PersistMessages=N"))) {
            duo.trade("before");
            int mark = duo.wire.mark();
            var forgetful = duo.party(fills.other());
            forgetful.set(forgetful.numbers().out(), 1);
            duo.them.ask("PING");       // no order shows the gap, since the fill would take its place
            assertEquals(1, duo.wire.await(mark, fills, "4").msgSeqNum(), duo::toString);
            duo.trade("after");
            for (var type : List.of("D", "8")) {
                assertEquals(0, duo.wire.since(mark, fills, type, Message::isPossDup).size(), duo::toString);
            }
        }
    }

    @Interop(setting = "ValidateSequenceNumbers=N", versions = Versions.FIX44)
    void weTakeWhateverNumberComes(Pairing pairing) throws Exception {
        takesWhateverNumberComes(pairing, Side.US);
    }

    @Interop(setting = "ValidateSequenceNumbers=N", versions = Versions.FIX44)
    void thePeerTakesWhateverNumberComes(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, "QuickFIX C++ 1.15.1 has no such setting");
        takesWhateverNumberComes(pairing, Side.THEM);
    }

    private static void takesWhateverNumberComes(Pairing pairing, Side takes) throws Exception {
        try (var duo = Duo.start(pairing, Rules.of(takes, "ValidateSequenceNumbers=N"))) {
            duo.trade("before");
            int mark = duo.wire.mark();
            skip(duo, takes.other());
            duo.exchange("after");
            assertEquals(0, duo.wire.since(mark, takes, "2").size(), duo::toString);
            assertEquals(0, duo.wire.since(mark, takes, "5").size(), duo::toString);
        }
    }

    @Interop(setting = "ResendRequestChunkSize=3", versions = {Versions.FIX40, Versions.FIX44, Versions.FIX50SP2})
    void weAskForAGapAtTheLogonInChunks(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing, Rules.ours("ResendRequestChunkSize=3"))) {
            duo.trade("before");
            int mark = duo.logOutAndOn(both -> both.us.set(both.us.numbers().out(), 1));
            duo.trade("after");
            var requests = duo.wire.since(mark, Side.US, "2");
            assertTrue(requests.size() >= 3, duo::toString);
            assertEquals("1 3", requests.getFirst().getString(Tags.BEGIN_SEQ_NO) + " " + requests.getFirst().getString(Tags.END_SEQ_NO), duo::toString);
            assertFalse(duo.wire.since(mark, Side.THEM, "D", Message::isPossDup).isEmpty(), duo::toString);
        }
    }

    /** Numbers that were never used. */
    private static void skip(Duo<OurParty> duo, Side side) throws Exception {
        var numbers = duo.party(side).numbers();
        duo.party(side).set(numbers.out() + GAP, numbers.in());
    }
}
