package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.Tags;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Numbers that start again at 1. */
class ResetTest {
    private static final String NO_ANSWER = "when it initiates, QuickFIX/J 3.0.0 resets, but does not answer: after LogonTimeout we begin again";
    private static final String NO_FLAG = "FIX 4.0 has no ResetSeqNumFlag(141)";

    @Interop(setting = "ResetOnLogon=Y")
    void aLogonOfTheInitiatorResets(Pairing pairing) throws Exception {
        NotApplicable.when(pairing.version().equals(Versions.FIX40), NO_FLAG);
        var rules = Rules.of(pairing.weInitiate() ? Side.US : Side.THEM, "ResetOnLogon=Y");
        try (var duo = Duo.start(pairing, rules)) {
            duo.trade("before");
            int mark = duo.cutAndLogOnAgain();
            assertBothLogonsReset(duo, mark);
            duo.assertAgreed();
            assertEquals(new Party.Numbers(2, 2), duo.us.numbers());
            duo.trade("after");
        }
    }

    /** Only an initiator asks: both QuickFIX answer each Logon when they accept, so that a reset of theirs would never end. */
    @Interop
    void aLogonOfThePeerResetsInTheSession(Pairing pairing) throws Exception {
        NotApplicable.when(pairing.version().equals(Versions.FIX40), NO_FLAG);
        NotApplicable.when(pairing.weInitiate(), "When it accepts, QuickFIX answers each Logon, the answer to its own too: a reset that it begins never ends");
        try (var duo = Duo.start(pairing)) {
            duo.trade("before");
            int mark = duo.wire.mark();
            duo.them.reset();
            assertBothLogonsReset(duo, mark);
            duo.assertAgreed();
            assertEquals(new Party.Numbers(2, 2), duo.us.numbers());
            duo.trade("after");
        }
    }

    @Interop
    void weResetInTheSession(Pairing pairing) throws Exception {
        NotApplicable.when(pairing.version().equals(Versions.FIX40), NO_FLAG);
        NotApplicable.when(pairing.peer() == Peer.QUICKFIX_J && !pairing.weInitiate(), NO_ANSWER);
        try (var duo = Duo.start(pairing)) {
            duo.trade("before");
            int mark = duo.wire.mark();
            duo.us.reset();
            assertBothLogonsReset(duo, mark);
            duo.trade("after");
            assertEquals(1, duo.wire.since(mark, Side.US, "A").size(), duo::toString);
        }
    }

    @Interop(setting = "ResetSeqTime", versions = {Versions.FIX41, Versions.FIX44, Versions.FIX50SP2})
    void weResetInTheSessionWhenItsTimeHasCome(Pairing pairing) throws Exception {
        NotApplicable.when(pairing.peer() == Peer.QUICKFIX_J && !pairing.weInitiate(), NO_ANSWER);
        for (int seconds = 8; !resetsIn(seconds, pairing); seconds *= 4) {
            // the machine was too busy for both to be logged on by then: the next time would be tomorrow
        }
    }

    private static boolean resetsIn(int seconds, Pairing pairing) throws Exception {
        var then = Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        try (var duo = Duo.start(pairing, Rules.ours("ResetSeqTime=" + TimeTest.CLOCK.format(then)))) {
            duo.trade("before");
            if (Instant.now().isAfter(then)) {
                return false;
            }
            assertBothLogonsReset(duo, 0);
            assertTrue(Instant.now().isAfter(then), duo::toString);
            duo.trade("after");
            return true;
        }
    }

    /** Both begin again, with new numbers or the old ones, and nothing is lost. */
    @Interop(setting = "LogonTimeout=1")
    void aResetOfOursWhoseAnswerIsLostEndsWell(Pairing pairing) throws Exception {
        NotApplicable.when(pairing.version().equals(Versions.FIX40), NO_FLAG);
        try (var duo = Duo.start(pairing, Rules.ours("LogonTimeout=1"))) {
            duo.trade("before");
            int us = duo.us.heard().mark();
            int them = duo.them.heard().mark();
            duo.proxy.holdAnswerTo(Side.US, "A");
            assertThrows(IllegalStateException.class, duo.us::reset, duo::toString);
            duo.us.heard().await(us, "LOGOUT");
            duo.proxy.release(Side.THEM);
            duo.awaitLogon(us, them);
            duo.trade("after");
        }
    }

    /** We ask first whether anything is missing: without an answer the session goes on as it is. */
    @Interop(setting = "LogonTimeout=1", versions = {Versions.FIX41, Versions.FIX44, Versions.FIX50SP2})
    void aResetOfOursIsGivenUpWhenThePeerIsSilent(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing, Rules.ours("LogonTimeout=1"))) {
            duo.trade("before");
            duo.proxy.hold(Side.THEM);
            assertThrows(IllegalStateException.class, duo.us::reset, duo::toString);
            duo.proxy.release(Side.THEM);
            duo.trade("after");
            assertEquals(1, duo.wire.since(0, Side.US, "A").size(), duo::toString);
        }
    }

    @Interop(setting = "ResetOnLogon=Y", versions = {Versions.FIX41, Versions.FIX44, Versions.FIX50SP2})
    void bothResetAtEachLogon(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing, Rules.both("ResetOnLogon=Y"))) {
            duo.trade("before");
            int mark = duo.logOutAndOn(_ -> {});
            assertBothLogonsReset(duo, mark);
            duo.trade("after");
        }
    }

    @Interop(setting = "ResetOnDisconnect=Y", versions = {Versions.FIX40, Versions.FIX44, Versions.FIX50SP2})
    void bothResetWhenTheConnectionEnds(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing, Rules.both("ResetOnDisconnect=Y"))) {
            duo.trade("before");
            int mark = duo.cutAndLogOnAgain();
            for (var side : Side.values()) {
                assertEquals(1, duo.wire.await(mark, side, "A").msgSeqNum(), duo::toString);
            }
            duo.trade("after");
        }
    }

    /** Somebody else writes to our store while we are logged out: the next Logon goes on from there. */
    @Interop(setting = "RefreshOnLogon=Y", versions = {Versions.FIX40, Versions.FIX44, Versions.FIX50SP2})
    void weGoOnFromWhatOurStoreHolds(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing, Rules.ours("RefreshOnLogon=Y"))) {
            duo.trade("before");
            int mark = duo.logOutAndOn(both -> {
                both.us.store().write(40, 30);
                both.them.set(30, 40);
            });
            assertEquals(40, duo.wire.await(mark, Side.US, "A").msgSeqNum(), duo::toString);
            duo.trade("after");
        }
    }

    private static void assertBothLogonsReset(Duo<OurParty> duo, int mark) throws InterruptedException {
        for (var side : Side.values()) {
            var logon = duo.wire.await(mark, side, "A", ResetTest::resets);
            assertEquals(1, logon.msgSeqNum(), duo::toString);
        }
    }

    private static boolean resets(Message logon) {
        return logon.getBoolean(Tags.RESET_SEQ_NUM_FLAG, false);
    }

    /** QuickFIX C++ counts a Logon that it never sent after its reset, and fills the gap; so only our first number is judged. */
    @Interop(setting = "ResetOnLogout=Y")
    void bothResetAfterALogout(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing, Rules.both("ResetOnLogout=Y"))) {
            duo.trade("before");
            int mark = duo.wire.mark();
            int us = duo.us.heard().mark();
            int them = duo.them.heard().mark();
            duo.us.logout();
            duo.them.heard().await(them, "LOGOUT");
            duo.us.logon();
            duo.awaitLogon(us, them);
            assertEquals(1, duo.wire.await(mark, Side.US, "A").msgSeqNum(), duo::toString);
            duo.trade("after");
        }
    }
}
