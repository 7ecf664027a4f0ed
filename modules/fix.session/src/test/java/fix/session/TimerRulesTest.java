package fix.session;

import static fix.session.Effect.Kind.SILENCE;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimerRulesTest {
    private final Scenario session = Scenario.acceptor().loggedOn();

    @Test
    void weSendAHeartbeatAfterHeartBtIntOfOurOwnSilence() {
        session.advance(20).send("35=D|11=a").isDueIn(25);
        session.receives("35=0|34=2").isDueIn(30);
        session.tick(29.9).then();
        session.tick(0.1).then("send 35=0|34=3|112=-").isDueIn(15);
    }

    @Test
    void aPeerThatIsSilentIsTestedThenLeft() {
        session.tick(30).then("send 35=0");
        session.tick(14.9).then();
        session.tick(0.1).then("send 35=1|112=TEST-3").reports(SILENCE, "silent").isDueIn(27);
        session.tick(26.9).then();
        session.tick(0.1).then("drop held", "logged out", "disconnect").is(DISCONNECTED);
    }

    @Test
    void weKeepOnHeartbeatingWhileWeWaitForTheAnswer() {
        var patient = Scenario.acceptor(config -> config.heartBeatTimeoutMultiplier(3)).loggedOn();
        patient.tick(45).then("send 35=1");
        patient.tick(30).then("send 35=0").isDueIn(30);
    }

    @Test
    void pitfall11_anyWholeFrameAnswersATestRequest() {
        session.tick(45).then("send 35=1");
        session.advance(20).receives("35=0|34=9").isDueIn(30);
        session.tick(45).then("send 35=1");
        session.advance(20).receivesGarbled().isDueIn(10);
    }

    @Test
    void pitfall11_aTestRequestDuringAResendIsAnsweredAndItsResendGoesOn() {
        session.replayingByHand().sendMany(1);
        session.receives("35=2|34=2|7=1|16=0").then("accept 35=2", "replay 1-2");
        session.receives("35=1|34=3|112=A").then("accept 35=1", "send 35=0|34=3|112=A");
        session.replay(session.stored(1), session.stored(2)).then("resend 35=4|34=1", "resend 35=D|34=2", "replay done");
    }

    @Test
    void pitfall11_whatIsResentToUsIsASignOfLife() {
        session.receives("35=0|34=9");
        session.tick(45).then("send 35=1");
        session.advance(26).receives("35=4|34=2|43=Y|122=NOW|123=Y|36=8").then("accept 35=4").is(ACTIVE);
        session.tick(26).is(ACTIVE);
    }

    @Test
    void pitfall11_aFrameStillUnfinishedAfterHeartBtIntEndsTheConnection() {
        session.tickMidFrame(29.9, 29.8).then().is(ACTIVE);
        session.tickMidFrame(0.1, 29.9).then("send 35=0").is(ACTIVE);
        session.tickMidFrame(0.1, 30).then("drop held", "logged out", "disconnect").is(DISCONNECTED);
    }

    @Test
    void anUnfinishedFrameIsNoSignOfLife() {
        session.tickMidFrame(45, 1).then("send 35=1");
        session.tickMidFrame(27, 28).then("drop held", "logged out", "disconnect");
    }

    @Test
    void pitfall34_aHeartBtIntOfZeroMeansNoTimer() {
        var quiet = Scenario.acceptor().loggedOn(0).isNeverDue();
        quiet.tick(86_400).then().is(ACTIVE);
        quiet.tickMidFrame(86_400, 80_000).then().is(ACTIVE);
        quiet.receives("35=1|34=2|112=A").then("accept 35=1", "send 35=0|112=A").isNeverDue();
    }

    @Test
    void pitfall34_aHeartBtIntOfZeroStillBoundsTheLogout() {
        Scenario.acceptor().loggedOn(0).logout("").isDueIn(2);
    }

    @Test
    void pitfall25_aWallClockThatJumpsMovesNoTimer() {
        session.wallClockJumps(Duration.ofHours(5)).isDueIn(30);
        session.tick(1).then();
        session.wallClockJumps(Duration.ofHours(-50));
        session.tick(28).then();
        session.tick(1).then("send 35=0").is(ACTIVE);
    }

    @Test
    void whileWeDoNotReadThePeersSilenceMeansNothing() {
        session.tickWhilePaused(45).then("send 35=0").isDueIn(30);
        session.tickWhilePaused(45).then("send 35=0");
        session.tickWhilePaused(45).then("send 35=0");
        session.tick(45).then("send 35=1|112=*");
        session.tickWhilePaused(27).then().is(ACTIVE).isDueIn(3);
    }

    @Test
    void whileWeDoNotReadAnUnfinishedFrameMeansNothing() {
        session.tickMidFrameWhilePaused(31, 30.5).then("send 35=0").is(ACTIVE);
    }

    @Test
    void aTickThatComesMuchTooLateStillAsksBeforeItLeaves() {
        session.tick(100_000).then("send 35=1").is(ACTIVE);
    }

    @Test
    void aTickThatComesTooEarlyChangesNothing() {
        var before = session.state();
        session.tick(1).then();
        session.tickWhilePaused(1).then();
        session.tickMidFrame(1, 3).then();
        assertEquals(before, session.state());
    }

    @Test
    void afterOurLogoutNothingIsSentOnTime() {
        var slow = Scenario.acceptor(config -> config.logoutTimeout(Duration.ofMinutes(5))).loggedOn().logout("");
        slow.tick(200).then().isDueIn(100);
    }
}
