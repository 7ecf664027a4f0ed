package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Tags;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What settings do when time passes: seconds, as short as QuickFIX's timers, which look once a second, allow. */
class TimeTest {
    private static final Rules SHORT = Rules.both("HeartBtInt=2");
    private static final String QUICKFIX_J_ALONE = "QuickFIX C++ 1.15.1 has no such setting";
    static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Interop(setting = "HeartBtInt=0", versions = Versions.FIX44)
    void thereAreNoHeartbeats(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.weInitiate(), "QuickFIX refuses an initiator with HeartBtInt=0");
        try (var duo = Duo.start(pairing, Rules.ours("HeartBtInt=0"))) {
            for (var side : Side.values()) {
                assertEquals(0, duo.wire.await(0, side, "A").getInt(Tags.HEART_BT_INT), duo::toString);
            }
            duo.trade("some");
            duo.them.ask("PING");
            duo.wire.await(0, Side.US, "0", m -> m.getString(Tags.TEST_REQ_ID, "").equals("PING"));
            for (var side : Side.values()) {
                assertTrue(duo.wire.since(0, side, "0").size() <= 1, duo::toString);
            }
        }
    }

    /** The longer we wait, the more heartbeats of ours pass before we ask. */
    @Interop(setting = "TestRequestDelayMultiplier=2", versions = Versions.FIX44)
    void weAskASilentPeerLater(Pairing pairing) throws Exception {
        asksLater(pairing, Side.US, "TestRequestDelayMultiplier=2", "HeartBeatTimeoutMultiplier=4");
    }

    @Interop(setting = "TestRequestDelayMultiplier=2", versions = Versions.FIX44)
    void thePeerAsksUsLater(Pairing pairing) throws Exception {
        NotApplicable.unless(pairing.peer() == Peer.QUICKFIX_J, QUICKFIX_J_ALONE);
        asksLater(pairing, Side.THEM, "TestRequestDelayMultiplier=2", "HeartBeatTimeoutMultiplier=4");
    }

    private static void asksLater(Pairing pairing, Side asks, String... lines) throws Exception {
        try (var duo = Duo.start(pairing, SHORT.and(Rules.of(asks, lines)))) {
            duo.trade("before");
            int mark = duo.wire.mark();
            duo.proxy.hold(asks.other());
            duo.wire.await(mark, asks, "1");
            assertTrue(duo.wire.since(mark, asks, "0").size() >= 2, duo::toString);
            duo.proxy.release(asks.other());
            duo.trade("after");
        }
    }

    @Interop(setting = "HeartBeatTimeoutMultiplier", versions = Versions.FIX44)
    void weLeaveAPeerThatStaysSilent(Pairing pairing) throws Exception {
        leaves(pairing, Side.US);
    }

    @Interop(setting = "HeartBeatTimeoutMultiplier", versions = Versions.FIX44)
    void thePeerLeavesWhenWeStaySilent(Pairing pairing) throws Exception {
        leaves(pairing, Side.THEM);
    }

    private static void leaves(Pairing pairing, Side side) throws Exception {
        try (var duo = Duo.start(pairing, SHORT)) {
            duo.trade("before");
            int us = duo.us.heard().mark();
            int them = duo.them.heard().mark();
            duo.proxy.hold(side.other());
            duo.party(side).heard().await(side == Side.US ? us : them, "LOGOUT");
            duo.proxy.release(side.other());
            duo.awaitLogon(us, them);
            duo.trade("after");
        }
    }

    @Interop(setting = "LogoutTimeout=1", versions = Versions.FIX44)
    void weLeaveWhenOurLogoutHasNoAnswer(Pairing pairing) throws Exception {
        leavesWithoutAnAnswer(pairing, Side.US);
    }

    @Interop(setting = "LogoutTimeout=1", versions = Versions.FIX44)
    void thePeerLeavesWhenItsLogoutHasNoAnswer(Pairing pairing) throws Exception {
        leavesWithoutAnAnswer(pairing, Side.THEM);
    }

    private static void leavesWithoutAnAnswer(Pairing pairing, Side leaver) throws Exception {
        try (var duo = Duo.start(pairing, Rules.both("LogoutTimeout=1"))) {
            duo.trade("before");
            int us = duo.us.heard().mark();
            int them = duo.them.heard().mark();
            int mark = duo.wire.mark();
            duo.proxy.hold(leaver.other());
            duo.party(leaver).logout();
            duo.wire.await(mark, leaver, "5");
            duo.us.heard().await(us, "LOGOUT");
            duo.them.heard().await(them, "LOGOUT");
            duo.proxy.release(leaver.other());
            duo.party(leaver).logon();
            duo.awaitLogon(us, them);
            duo.trade("after");
        }
    }

    /** The answer to the first Logon never comes, so the initiator begins again. */
    @Interop(setting = "LogonTimeout=1", versions = Versions.FIX44)
    void anInitiatorLeavesWhenItsLogonHasNoAnswer(Pairing pairing) throws Exception {
        var initiator = pairing.weInitiate() ? Side.US : Side.THEM;
        try (var duo = Duo.open(pairing, Rules.of(initiator, "LogonTimeout=1"), proxy -> proxy.hold(initiator.other()))) {
            duo.wire.await(() -> duo.wire.since(0, initiator, "A").size() >= 2, "a second Logon");
            duo.proxy.release(initiator.other());
            duo.awaitLogon(0, 0);
            duo.trade("after");
        }
    }

    @Interop(setting = "MaxLatency=1", versions = {Versions.FIX42, Versions.FIX44})
    void weRefuseWhatWasSentTooLongAgo(Pairing pairing) throws Exception {
        refusesWhatIsLate(pairing, Side.US);
    }

    @Interop(setting = "MaxLatency=1", versions = {Versions.FIX42, Versions.FIX44})
    void thePeerRefusesWhatWasSentTooLongAgo(Pairing pairing) throws Exception {
        refusesWhatIsLate(pairing, Side.THEM);
    }

    /** An order is held back until its receiver asks why it is so silent: after three seconds. */
    private static void refusesWhatIsLate(Pairing pairing, Side receiver) throws Exception {
        try (var duo = Duo.start(pairing, SHORT.and(Rules.of(receiver, "CheckLatency=Y", "MaxLatency=1")))) {
            int mark = duo.wire.mark();
            duo.proxy.hold(receiver.other());
            duo.party(receiver.other()).orders("late-", 1);
            duo.wire.await(mark, receiver.other(), "D");
            duo.wire.await(mark, receiver, "1");
            duo.proxy.release(receiver.other());
            var reject = duo.wire.await(mark, receiver, "3");
            assertEquals(10, reject.getInt(Tags.SESSION_REJECT_REASON), duo::toString);
            duo.wire.await(mark, receiver, "5");
            assertEquals(List.of(), duo.party(receiver).heard().all("ORDER"), duo::toString);
        }
    }

    /** Both have the same hours: they leave when these end, and begin again with number 1. On a busy machine it takes longer hours to be there in time. */
    @Interop(setting = "StartTime, EndTime", versions = {Versions.FIX42, Versions.FIX44, Versions.FIX50SP2})
    void theSessionEndsAndBeginsAgainByTheClock(Pairing pairing) throws Exception {
        int seconds = 8;
        while (!endsAndBeginsAgain(pairing, Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds))) {
            seconds *= 2;
            assertTrue(seconds < 300, "both were never logged on before the end");
        }
    }

    /** Returns false when the end came before it could be tried. */
    private static boolean endsAndBeginsAgain(Pairing pairing, Instant end) throws Exception {
        var hours = Rules.both("StartTime=" + CLOCK.format(end.plusSeconds(3)), "EndTime=" + CLOCK.format(end));
        try (var duo = Duo.start(pairing, hours)) {
            duo.trade("before");
            int us = duo.us.heard().mark();
            int them = duo.them.heard().mark();
            int mark = duo.wire.mark();
            if (!Instant.now().isBefore(end)) {
                return false;
            }
            duo.us.heard().await(us, "LOGOUT");
            duo.them.heard().await(them, "LOGOUT");
            duo.wire.await(mark, Side.US, "5");
            duo.awaitLogon(us, them);
            for (var side : Side.values()) {
                assertEquals(1, duo.wire.await(mark, side, "A").msgSeqNum(), duo::toString);
            }
            duo.trade("after");
            return true;
        }
    }
}
