package fix.session;

import static fix.session.Effect.Kind.LOGON_REFUSED;
import static fix.session.Effect.Kind.RESET;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;
import static fix.session.SessionStatus.LOGON_IN_PROGRESS;

import fix.core.SessionID;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitiatorLogonTest {
    @Test
    void theLogonSaysHeartBtIntAndWhatTheApplicationAdds() {
        var session = Scenario.initiator(config -> config.heartBtInt(Duration.ofSeconds(20))).addingToLogon(553, "me");
        session.connects()
                .then("send 35=A|34=1|98=0|108=20|553=me|141=-")
                .is(LOGON_IN_PROGRESS).sendsNext(2);
        session.receives("35=A|34=1|98=0|108=20").then("accept 35=A|34=1", "logged on").is(ACTIVE).expects(2);
    }

    @Test
    void aSessionTakesUpItsNumbersWhereItLeftThem() {
        var session = Scenario.initiator().at(12, 34);
        session.connects().then("send 35=A|34=12");
        session.receives("35=A|34=34|98=0|108=30").then("accept 35=A|34=34", "logged on").expects(35).sendsNext(13);
    }

    @Test
    void theHeartBtIntOfTheAnswerHolds() {
        var session = Scenario.initiator();
        session.connects();
        session.receives("35=A|34=1|98=0|108=5").isDueIn(5);
    }

    @Test
    void pitfall06_anAnswerTooHighIsAcceptedThenTheGapIsAskedFor() {
        var session = Scenario.initiator().at(4, 3);
        session.connects();
        session.receives("35=A|34=8|98=0|108=30").then("logged on", "hold 35=A|34=8", "send 35=2|34=5|7=3|16=0").is(ACTIVE).expects(3);
        session.receives("35=4|34=3|43=Y|123=Y|36=8|122=NOW").then("accept 35=4|34=3", "accept 35=A|34=8").expects(9);
    }

    @Test
    void pitfall06_anAnswerTooLowIsAnsweredWithALogoutThatSaysWhy() {
        var session = Scenario.initiator().at(4, 5);
        session.connects();
        session.receives("35=A|34=3|98=0|108=30")
                .then("send 35=5|34=5|58=MsgSeqNum too low, expecting 5 but received 3", "disconnect").is(DISCONNECTED);
    }

    @Test
    void pitfall08_resetOnLogonAsksForAResetAndTheAnswerDoesNotResetAgain() {
        var session = Scenario.initiator(config -> config.resetOnLogon(true)).at(9, 7);
        session.connects().then("reset 1/1", "send 35=A|34=1|141=Y").generation(2);
        session.receives("35=A|34=1|98=0|108=30|141=Y").then("accept 35=A|34=1", "logged on").generation(2).sendsNext(2).expects(2);
    }

    @Test
    void pitfall08_theApplicationMayAskForAReset() {
        var session = Scenario.initiator().at(9, 7).addingToLogon(141, "Y");
        session.connects().then("reset 1/1", "send 35=A|34=1|141=Y").generation(2);
    }

    @Test
    void pitfall08_aFlagThatIsNoYesIsNoReset() {
        var session = Scenario.initiator().at(9, 7).addingToLogon(141, "x");
        session.connects().then("send 35=A|34=9|141=-").generation(1);
    }

    @Test
    void pitfall08_aResetThatWasNotAnsweredIsAskedForAgain() {
        var session = Scenario.initiator().at(9, 7).addingToLogon(141, "Y");
        session.connects();
        session.disconnected().sendsNext(2).expects(1);
        session.connects().then("reset 1/1", "send 35=A|34=1|141=Y").generation(3);
        session.tick(10).then("disconnect");
        session.connects().then("reset 1/1", "send 35=A|34=1|141=Y").generation(4);
        session.receives("35=A|34=1|98=0|108=30|141=Y").is(ACTIVE);
        session.disconnected();
        session.connects().then("send 35=A|34=2|141=-").generation(4);
    }

    @Test
    void pitfall08_aResetThatWasNotAnsweredIsAskedForAgainAfterARestart() {
        var session = Scenario.initiator().at(new Numbers(5, 2, 1), true);
        session.connects().then("reset 1/1", "send 35=A|34=1|141=Y").generation(6);
    }

    @Test
    void pitfall08_aResetThatWasNotAnsweredIsAskedForAgainWhereTheDisconnectResetToo() {
        var session = Scenario.initiator(config -> config.resetOnDisconnect(true)).at(9, 7).addingToLogon(141, "Y");
        session.connects();
        session.disconnected().then("disconnect", "reset 1/1");
        session.connects().then("send 35=A|34=1|141=Y");
    }

    @Test
    void pitfall08_anUnsolicitedResetInTheAnswerCausesNoSecondLogon() {
        var session = Scenario.initiator().at(9, 7);
        session.connects().then("send 35=A|34=9");
        session.receives("35=A|34=1|98=0|108=30|141=Y")
                .then("reset 2/1", "accept 35=A|34=1", "logged on")
                .reports(RESET, "the peer's Logon reset").is(ACTIVE).generation(2).sendsNext(2).expects(2);
        session.send("35=D|11=a").then("send 35=D|34=2");
    }

    @Test
    void pitfall08_anUnsolicitedResetUnderAnotherNumberThanOneIsRefused() {
        var session = Scenario.initiator().at(9, 7);
        session.connects();
        session.receives("35=A|34=7|98=0|108=30|141=Y")
                .then("send 35=5|34=10|58=ResetSeqNumFlag(141)=Y needs MsgSeqNum(34)=1, not 7", "disconnect").generation(1);
    }

    @Test
    void numbersThatASettingHadStartAnewAreToldToThePeerThatMayNotHaveDoneTheSame() {
        var session = Scenario.initiator(config -> config.resetOnDisconnect(true)).at(9, 7);
        session.connects().then("send 35=A|34=9|141=-");
        session.disconnected().then("disconnect", "reset 1/1");
        session.connects().then("send 35=A|34=1|141=Y").generation(2);
    }

    @Test
    void fix40ResetsWithoutAFlagThatItDoesNotKnow() {
        var config = SessionConfig.builder(SessionID.of("FIX.4.0", "ISLD", "TW"), Role.INITIATOR).resetOnLogon(true).build();
        var session = Scenario.of(config).at(9, 7).addingToLogon(141, "Y");
        session.connects().then("reset 1/1", "send 35=A|34=1|141=-");
    }

    @Test
    void pitfall18_aLogoutInPlaceOfTheAnswerIsARefusalAndItsNumberCounts() {
        var session = Scenario.initiator().at(3, 5);
        session.connects();
        session.receives("35=5|34=5|58=wrong password")
                .then("accept 35=5|34=5", "disconnect")
                .reports(LOGON_REFUSED, "wrong password").is(DISCONNECTED).expects(6);
    }

    @Test
    void aRefusalOutOfTurnMovesNothing() {
        var session = Scenario.initiator().at(3, 5);
        session.connects();
        session.receives("35=5|34=9").then("disconnect").reports(LOGON_REFUSED, "no reason given").expects(5);
    }

    @Test
    void aRefusalOfAResetMovesNothingAndTheResetIsAskedForAgain() {
        var session = Scenario.initiator(config -> config.resetOnLogon(true)).at(3, 5);
        session.connects();
        session.receives("35=5|34=1|58=no").then("disconnect").expects(1);
        session.connects().then("reset 1/1", "send 35=A|34=1|141=Y");
    }

    @Test
    void aRejectInPlaceOfTheAnswerIsARefusal() {
        var session = Scenario.initiator();
        session.connects();
        session.receives("35=3|34=1|45=1|58=unknown field").then("accept 35=3", "disconnect").reports(LOGON_REFUSED, "unknown field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=0|34=1", "35=D|34=1|11=a", "35=2|34=1|7=1|16=0"})
    void pitfall17_whatIsNoLogonEndsTheConnectionWithoutAnAnswer(String first) {
        var session = Scenario.initiator();
        session.connects();
        session.receives(first).then("disconnect").is(DISCONNECTED).expects(1).sendsNext(2);
    }

    @Test
    void anAnswerThatIsWrongIsRefused() {
        var session = Scenario.initiator();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|49=OTHER")
                .then("send 35=5|34=2|58=Invalid Logon message: CompID problem, field=49", "disconnect").expects(1);
    }

    @Test
    void garbledBytesBeforeTheAnswerAreIgnored() {
        var session = Scenario.initiator();
        session.connects();
        session.receivesGarbled().then().is(LOGON_IN_PROGRESS);
        session.receives("35=A|34=1|98=0|108=30").is(ACTIVE);
    }

    @Test
    void aPeerThatDoesNotAnswerIsLeftAfterLogonTimeout() {
        var session = Scenario.initiator(config -> config.logonTimeout(Duration.ofSeconds(3)));
        session.connects().isDueIn(3);
        session.tick(2.9).then();
        session.tick(0.1).then("disconnect").is(DISCONNECTED);
    }

    @Test
    void nothingIsSentBeforeTheAnswer() {
        var session = Scenario.initiator();
        session.connects();
        session.send("35=D|11=a").then("refuse").sendsNext(2);
        session.logout("").then("disconnect").is(DISCONNECTED);
    }
}
