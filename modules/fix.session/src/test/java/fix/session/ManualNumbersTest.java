package fix.session;

import static fix.session.Effect.Kind.RESET;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.LOGON_IN_PROGRESS;
import static fix.session.SessionStatus.LOGOUT_IN_PROGRESS;
import static fix.session.SessionStatus.STOPPED;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ManualNumbersTest {
    private final Scenario session = Scenario.acceptor();

    @Test
    void theNextLogonCountsFromTheNumbersThatWereSet() {
        session.setsNumbers(2000, 7).then("reset 2000/7").generation(2).reports(RESET, "2000");
        session.connects().receives("35=A|34=7|98=0|108=30").then("authenticate 35=A");
        session.authenticated().then("count 35=A|34=7", "send 35=A|34=2000", "logged on").is(ACTIVE);
    }

    @Test
    void numbersMayBeSetBeforeTheLogonAndWhileItIsAuthenticated() {
        session.connects().setsNumbers(5, 5).then("reset 5/5").is(LOGON_IN_PROGRESS);
        session.receives("35=A|34=9|98=0|108=30");
        session.setsNumbers(10, 9).then("reset 10/9").is(LOGON_IN_PROGRESS);
        session.authenticated().then("count 35=A|34=9", "send 35=A|34=10", "logged on");
    }

    @Test
    void anInitiatorsNumbersMayBeSetUntilItsLogonIsAnswered() {
        var initiator = Scenario.initiator().setsNumbers(20, 30);
        initiator.connects().then("send 35=A|34=20");
        initiator.setsNumbers(21, 40).receives("35=A|34=40|98=0|108=30").then("accept 35=A|34=40", "logged on").sendsNext(21);
    }

    @Test
    void inASessionWhatWasHeldAskedForOrBeingResentIsForgotten() {
        session.loggedOn().replayingByHand().sendMany(3);
        session.receives("35=0|34=9");
        session.receives("35=2|34=10|7=1|16=0");
        session.setsNumbers(100, 50).then("drop held", "replay done", "reset 100/50").is(ACTIVE).holdsNothing().generation(2);
        session.receives("35=1|34=50|112=A").then("accept 35=1|34=50", "send 35=0|34=100|112=A");
        session.receives("35=0|34=53").then("hold 35=0|34=53", "send 35=2|34=101|7=51|16=0");
    }

    @Test
    void aLogoutUnderWayGoesOnUnderTheNewNumbers() {
        session.loggedOn().logout("");
        session.setsNumbers(3, 8).then("drop held", "reset 3/8").is(LOGOUT_IN_PROGRESS);
        session.receives("35=5|34=8").then("accept 35=5|34=8", "drop held", "logged out", "disconnect").generation(2);
    }

    @Test
    void aStoppedSessionKeepsItsNumbers() {
        session.storeFails();
        session.setsNumbers(5, 5).then().is(STOPPED).expects(1).sendsNext(1);
    }

    @Test
    void numbersBelowOneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> session.setsNumbers(0, 1));
        assertThrows(IllegalArgumentException.class, () -> session.setsNumbers(1, 0));
    }
}
