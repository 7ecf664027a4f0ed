package fix.session;

import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;

import org.junit.jupiter.api.Test;

/** PersistMessages, SendRedundantResendRequests, ValidateSequenceNumbers and DisableHeartBeatCheck. */
class ResendSettingsTest {
    @Test
    void withPersistMessagesAResendSendsWhatWasSent() {
        var session = Scenario.acceptor().loggedOn().sendMany(2);
        session.receives("35=2|34=2|7=1|16=0")
                .then("accept 35=2", "replay 1-3", "resend 35=4|34=1|36=2", "resend 35=D|34=2", "resend 35=D|34=3", "replay done");
    }

    @Test
    void withoutPersistMessagesAGapFillTakesThePlaceOfAll() {
        var session = Scenario.acceptor(config -> config.persistMessages(false)).loggedOn().sendMany(2);
        session.receives("35=2|34=2|7=1|16=0").then("accept 35=2", "replay 1-3", "resend 35=4|34=1|36=4", "replay done");
    }

    @Test
    void aGapIsAskedForOnce() {
        var session = Scenario.acceptor().loggedOn();
        session.receives("35=0|34=4").then("hold 35=0|34=4", "send 35=2|7=2");
        session.receives("35=0|34=5").then("hold 35=0|34=5");
    }

    @Test
    void withSendRedundantResendRequestsEveryMessageThatIsTooHighAsks() {
        var session = Scenario.acceptor(config -> config.sendRedundantResendRequests(true)).loggedOn();
        session.receives("35=0|34=4").then("hold 35=0|34=4", "send 35=2|34=2|7=2");
        session.receives("35=0|34=5").then("hold 35=0|34=5", "send 35=2|34=3|7=2");
    }

    @Test
    void pitfall10_twoSidesThatSendRedundantResendRequestsDoNotAskEachOtherForEver() {
        var session = Scenario.acceptor(config -> config.sendRedundantResendRequests(true)).loggedOn();
        session.receives("35=0|34=4").then("hold 35=0|34=4", "send 35=2|34=2|7=2");
        session.receives("35=2|34=5|7=2|16=0").then("hold 35=2|34=5", "replay 2-2", "resend 35=4|34=2|36=3", "replay done");
        session.receives("35=0|34=6").then("hold 35=0|34=6", "send 35=2|34=3|7=2");
    }

    @Test
    void withoutValidateSequenceNumbersEveryMessageIsTakenAsItComes() {
        var session = Scenario.acceptor(config -> config.validateSequenceNumbers(false)).at(3, 5);
        session.connects();
        session.receives("35=A|34=2|98=0|108=30");
        session.authenticated().then("count 35=A|34=2", "send 35=A", "logged on").expects(5);
        session.receives("35=0|34=9").then("accept 35=0|34=9").expects(10);
        session.receives("35=1|34=4|112=T").then("accept 35=1|34=4", "send 35=0|112=T").expects(10);
        session.receives("35=2|34=3|7=3|16=0").then("accept 35=2", "replay 3-4", "resend 35=4|34=3|36=5", "replay done").expects(10);
        session.receives("35=1|34=8").then("count 35=1|34=8", "send 35=3").expects(10);
        session.receives("35=4|34=2|123=Y|36=4").then("accept 35=4|34=2").expects(10);
        session.receives("35=4|34=2|123=Y|36=14").then("accept 35=4|34=2").expects(14);
        session.receives("35=5|34=3").then("accept 35=5|34=3", "send 35=5", "drop held", "logged out", "disconnect").expects(14);
    }

    @Test
    void aLogonThatIsTooHighIsTakenThenToo() {
        var session = Scenario.acceptor(config -> config.validateSequenceNumbers(false).enableNextExpectedMsgSeqNum(true));
        session.connects();
        session.receives("35=A|34=7|98=0|108=30");
        session.authenticated().then("count 35=A|34=7", "send 35=A|789=8", "logged on").expects(8);
    }

    @Test
    void silenceEndsTheConnectionUnlessItIsNotChecked() {
        var session = Scenario.acceptor().loggedOn(10);
        session.tick(15).then("send 35=1").is(ACTIVE);
        session.tick(9).is(DISCONNECTED);
    }

    @Test
    void withDisableHeartBeatCheckThePeerIsAskedOnceAndNeverDisconnected() {
        var session = Scenario.acceptor(config -> config.disableHeartBeatCheck(true)).loggedOn(10);
        session.tick(15).then("send 35=1").isDueIn(10);
        session.tick(10).then("send 35=0").is(ACTIVE);
        session.tickMidFrame(100, 60).then("send 35=0").is(ACTIVE);
        session.receives("35=0|34=2");
        session.tick(15).then("send 35=1");
    }
}
