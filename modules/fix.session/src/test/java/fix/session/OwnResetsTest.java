package fix.session;

import static fix.session.Effect.Kind.DUPLICATE;
import static fix.session.Effect.Kind.RESET;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;
import static fix.session.SessionStatus.LOGON_IN_PROGRESS;
import static fix.session.SessionStatus.LOGOUT_IN_PROGRESS;

import fix.core.SessionID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reset of the numbers that we ask for in a session that is logged on. */
class OwnResetsTest {
    private static Scenario resetting() {
        return Scenario.acceptor().at(5, 7).loggedOn().resetsNumbers();
    }

    private static final String ANSWER = "35=A|34=1|98=0|108=30|141=Y";

    @Test
    void pitfall8_ourLogonTakesNumberOneAndTheAnswerMakesBothTwo() {
        var session = Scenario.acceptor().at(5, 7).loggedOn();
        session.resetsNumbers().then("drop held", "reset 1/8", "send 35=A|34=1|98=0|108=30|141=Y").is(LOGON_IN_PROGRESS).generation(2);
        session.receives(ANSWER).then("reset 2/1", "accept 35=A|34=1", "reset done").is(ACTIVE).expects(2).sendsNext(2).generation(3);
        session.receives("35=0|34=2").then("accept 35=0|34=2");
        session.send("35=D|11=a").then("send 35=D|34=2");
    }

    @Test
    void pitfall8_aPeerThatAnswersTheAnswerIsNotAnsweredAgain() {
        var session = resetting();
        session.receives(ANSWER);
        session.receives(ANSWER).then().reports(DUPLICATE, "asked again").expects(2).sendsNext(2);
    }

    @Test
    void untilTheAnswerNothingIsSentAndNoHeartbeatTakesANumber() {
        var session = resetting();
        session.send("35=D|11=a").then("refuse");
        session.applicationRefuses("35=D|34=7", new Refusal.Business(3, "", "no")).then();
        session.resetsNumbers().then();
        session.setsNumbers(4, 4).then();
        session.tick(9.9).then().sendsNext(2).isDueIn(0.1);
    }

    @Test
    void whatThePeerSentBeforeItHeardOfTheResetIsAcceptedInTurn() {
        var session = resetting();
        session.receives("35=0|34=8").then("accept 35=0|34=8").is(LOGON_IN_PROGRESS).expects(9);
        session.receives("35=1|34=9|112=T").then("accept 35=1|34=9");
        session.receives("35=2|34=10|7=1|16=0").then("accept 35=2|34=10").expects(11);
        session.receives(ANSWER).then("reset 2/1", "accept 35=A|34=1", "reset done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=0|34=9", "35=0|34=7", "35=1|34=8", "35=0|34=8|49=EVE", "8=FIX.4.2|35=0|34=8", "35=4|34=8|123=Y|36=20", "35=4|34=8|36=20"})
    void whatDoesNotHaveItsTurnThenOrIsWrongIsIgnored(String message) {
        resetting().receives(message).then().expects(8).sendsNext(2).reports(DUPLICATE, "before our reset");
    }

    @Test
    void garbledBytesAreIgnoredThenToo() {
        resetting().receivesGarbled().then().is(LOGON_IN_PROGRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=A|34=1|98=0|108=30", "35=A|34=2|98=0|108=30|141=Y", "35=A|34=1|98=0|108=-1|141=Y"})
    void aLogonThatDoesNotAnswerEndsTheSessionWithAText(String logon) {
        resetting().receives(logon).then("send 35=5|34=2").is(LOGOUT_IN_PROGRESS);
    }

    @Test
    void withoutAnAnswerWithinLogonTimeoutTheConnectionEnds() {
        resetting().tick(10).then("drop held", "logged out", "disconnect").is(DISCONNECTED);
    }

    @Test
    void aLogoutEndsItToo() {
        resetting().receives("35=5|34=8").then("accept 35=5|34=8", "send 35=5|34=2", "drop held", "logged out", "disconnect");
        resetting().receives("35=5|34=1").then("send 35=5|34=2", "drop held", "logged out", "disconnect");
        resetting().logout("bye").then("send 35=5|34=2|58=bye").is(LOGOUT_IN_PROGRESS);
    }

    @Test
    void anInitiatorThatWasNotAnsweredAsksAgainWithItsNextLogon() {
        var session = Scenario.initiator().at(5, 7).loggedOn().resetsNumbers();
        session.disconnected();
        session.connects().then("reset 1/1", "send 35=A|34=1|141=Y");
    }

    @Test
    void anAcceptorThatWasNotAnsweredExpectsNumberOne() {
        var session = resetting();
        session.disconnected();
        session.connects().then("reset 2/1").expects(1).sendsNext(2);
    }

    @Test
    void aResendThatWasUnderWayIsOver() {
        var session = Scenario.acceptor().replayingByHand().loggedOn().sendMany(3);
        session.receives("35=2|34=2|7=1|16=0");
        session.resetsNumbers().then("drop held", "replay done", "reset 1/3", "send 35=A|34=1|141=Y");
        session.replay(new ReplayItem.Skip(1)).then();
    }

    @Test
    void withoutAConnectionTheNumbersStartAnewAtOnce() {
        Scenario.acceptor().at(5, 7).resetsNumbers().then("reset 1/1").is(DISCONNECTED).generation(2).reports(RESET, "start at 1");
        Scenario.acceptor().resetsNumbers().then().generation(1);
    }

    @Test
    void fix40KnowsNone() {
        var session = Scenario.of(SessionConfig.acceptor(SessionID.of("FIX.4.0", "ISLD", "TW"))).loggedOn();
        session.resetsNumbers().then().is(ACTIVE).reports(RESET, "FIX 4.0");
    }
}
