package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.Tags;

/** NextExpectedMsgSeqNum(789): a Logon says what is missing, and that is sent unasked. */
class NextExpectedTest {
    private static final String SETTING = "EnableNextExpectedMsgSeqNum=Y";
    private static final String QUICKFIX_J_ALONE = "QuickFIX C++ 1.15.1 has no such setting";
    private static final int LOST = 7;

    @Interop(setting = SETTING, versions = {Versions.FIX44, Versions.FIX50SP2})
    void thePeerSendsUnaskedWhatOurLogonSaysIsMissing(Pairing pairing) throws Exception {
        isSentUnasked(pairing, Side.US);
    }

    @Interop(setting = SETTING, versions = {Versions.FIX44, Versions.FIX50SP2})
    void weSendUnaskedWhatThePeersLogonSaysIsMissing(Pairing pairing) throws Exception {
        isSentUnasked(pairing, Side.THEM);
    }

    private static void isSentUnasked(Pairing pairing, Side forgetful) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, QUICKFIX_J_ALONE);
        try (var duo = Duo.start(pairing, Rules.both(SETTING))) {
            int mark = forgets(duo, forgetful);
            duo.trade("after");
            assertTrue(duo.wire.await(mark, forgetful, "A").has(Tags.NEXT_EXPECTED_MSG_SEQ_NUM), duo::toString);
            assertFalse(duo.wire.since(mark, forgetful.other(), "D", Message::isPossDup).isEmpty(), duo::toString);
            for (var side : Side.values()) {
                assertEquals(0, duo.wire.since(mark, side, "2").size(), duo::toString);
            }
        }
    }

    /** The Logon of the peer lacks the field: it may not know it, so we ask as ever. */
    @Interop(setting = SETTING, versions = {Versions.FIX44, Versions.FIX50SP2})
    void aPeerWithoutItIsAskedByUs(Pairing pairing) throws Exception {
        isAsked(pairing, Side.US, Side.US);
    }

    @Interop(setting = SETTING, versions = {Versions.FIX44, Versions.FIX50SP2})
    void aPeerWithoutItAsksUs(Pairing pairing) throws Exception {
        isAsked(pairing, Side.US, Side.THEM);
    }

    /** The same the other way round: it is the peer that says what it expects, and we who do not. */
    @Interop(setting = SETTING + " of the peer", versions = {Versions.FIX44, Versions.FIX50SP2})
    void aPeerWithItIsAskedByUsWhoAreWithout(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, QUICKFIX_J_ALONE);
        isAsked(pairing, Side.THEM, Side.US);
    }

    @Interop(setting = SETTING + " of the peer", versions = {Versions.FIX44, Versions.FIX50SP2})
    void aPeerWithItAsksUsWhoAreWithout(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, QUICKFIX_J_ALONE);
        NotApplicable.when(pairing.peer() == Peer.QUICKFIX_J, "QuickFIX/J 3.0.0 takes its own 789 for a request, and waits for ever when the other side's Logon lacks the field");
        isAsked(pairing, Side.THEM, Side.THEM);
    }

    private static void isAsked(Pairing pairing, Side says, Side forgetful) throws Exception {
        try (var duo = Duo.start(pairing, Rules.of(says, SETTING))) {
            int mark = forgets(duo, forgetful);
            duo.trade("after");
            assertEquals(says == Side.US, duo.wire.await(mark, Side.US, "A").has(Tags.NEXT_EXPECTED_MSG_SEQ_NUM), duo::toString);
            assertEquals(says == Side.THEM, duo.wire.await(mark, Side.THEM, "A").has(Tags.NEXT_EXPECTED_MSG_SEQ_NUM), duo::toString);
            duo.wire.await(mark, forgetful, "2");
            assertFalse(duo.wire.since(mark, forgetful.other(), "D", Message::isPossDup).isEmpty(), duo::toString);
        }
    }

    /** One side no longer knows the last messages of the other, and logs on again. */
    private static int forgets(Duo<OurParty> duo, Side forgetful) throws Exception {
        duo.trade("before");
        return duo.logOutAndOn(both -> {
            var party = both.party(forgetful);
            var numbers = party.numbers();
            party.set(numbers.out(), numbers.in() - LOST);
        });
    }
}
