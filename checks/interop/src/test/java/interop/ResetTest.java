package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import fix.core.Message;
import fix.core.Tags;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Numbers that start again at 1. */
class ResetTest {
    @Interop
    void aLogonOfTheInitiatorResets(Pairing pairing) throws Exception {
        var rules = pairing.weInitiate()
                ? new Duo.Rules(ours -> ours.resetOnLogon(true), Map.of())
                : new Duo.Rules(UnaryOperator.identity(), Map.of("ResetOnLogon", "Y"));
        try (var duo = Duo.start(pairing, rules)) {
            duo.trade("before");
            int mark = duo.wire.mark();
            int us = duo.us.heard().mark();
            int them = duo.them.heard().mark();
            duo.proxy.cut();
            duo.awaitLogon(us, them);
            assertBothLogonsReset(duo, mark);
            duo.assertAgreed();
            assertEquals(new Party.Numbers(2, 2), duo.us.numbers());
            duo.trade("after");
        }
    }

    /** Only an initiator asks: both QuickFIX answer each Logon when they accept, so that a reset of theirs would never end. */
    @Interop
    void aLogonOfThePeerResetsInTheSession(Pairing pairing) throws Exception {
        assumeFalse(pairing.weInitiate(), "skipped: an acceptor does not begin a reset");
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
    @Interop
    void bothResetAfterALogout(Pairing pairing) throws Exception {
        var rules = new Duo.Rules(ours -> ours.resetOnLogout(true), Map.of("ResetOnLogout", "Y"));
        try (var duo = Duo.start(pairing, rules)) {
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
