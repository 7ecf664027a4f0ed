package fix.session;

import static fix.session.Effect.Kind.DUPLICATE;
import static fix.session.Effect.Kind.RESET;
import static fix.session.Effect.Kind.VIOLATION;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;
import static fix.session.SessionStatus.LOGON_IN_PROGRESS;
import static fix.session.SessionStatus.LOGOUT_IN_PROGRESS;

import fix.core.SessionID;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reset of the numbers that we ask for in a session that is logged on. */
class OwnResetsTest {
    private static final String ANSWER = "35=A|34=1|98=0|108=30|141=Y";

    /** Our Logon was number 5, the peer's 7; our TestRequest is number 6. */
    private static Scenario draining() {
        return Scenario.acceptor().at(5, 7).loggedOn().resetsNumbers();
    }

    /** Our next number was 7, and 9 is expected. */
    private static Scenario resetting() {
        return draining().receives("35=0|34=8|112=RESET-6");
    }

    @Test
    void pitfall8_ourLogonTakesNumberOneAndTheAnswerMakesBothTwo() {
        var session = Scenario.acceptor().at(5, 7).loggedOn();
        session.resetsNumbers().then("send 35=1|34=6|112=RESET-6").is(LOGON_IN_PROGRESS).generation(1).isDueIn(10);
        session.receives("35=0|34=8|112=RESET-6")
                .then("accept 35=0|34=8", "reset 1/9", "send 35=A|34=1|98=0|108=30|141=Y", "skip to 7").is(LOGON_IN_PROGRESS).generation(2);
        session.receives(ANSWER).then("reset 2/1", "accept 35=A|34=1", "reset done").is(ACTIVE).expects(2).sendsNext(2).generation(3);
        session.receives("35=0|34=2").then("accept 35=0|34=2");
        session.send("35=D|11=a").then("send 35=D|34=2");
    }

    @Test
    void nothingIsResetBeforeThePeerHasSaidThatItHasWhatWeSent() {
        var session = draining();
        session.send("35=D|11=a").then("refuse");
        session.resetsNumbers().then();
        session.setsNumbers(4, 4).then();
        session.receives("35=0|34=8").then("accept 35=0|34=8").is(LOGON_IN_PROGRESS).generation(1);
        session.receives("35=0|34=9|112=T").then("accept 35=0|34=9").generation(1);
        session.receives("35=0|34=10").then("accept 35=0|34=10").generation(1);
        session.receives("35=1|34=11|112=T").then("accept 35=1|34=11", "send 35=0|34=7|112=T").generation(1);
        session.receives("35=0|34=12|112=RESET-6").then("accept 35=0|34=12", "reset 1/13", "send 35=A|34=1|141=Y", "skip to 8").generation(2);
    }

    @Test
    void whatWeMissIsAwaitedFirst() {
        var session = draining();
        session.receives("35=0|34=9|112=RESET-6").then("hold 35=0|34=9", "send 35=2|34=7|7=8|16=0").generation(1);
        session.receives("35=4|34=8|43=Y|123=Y|36=9").then("accept 35=4|34=8", "accept 35=0|34=9", "reset 1/10", "send 35=A|34=1|141=Y", "skip to 8");
    }

    @Test
    void whileThePeerGetsSomethingAgainItIsAskedOnceMore() {
        var session = Scenario.acceptor().replayingByHand().loggedOn().sendMany(3).resetsNumbers();
        session.receives("35=2|34=2|7=2|16=0").then("accept 35=2|34=2", "replay 2-5");
        session.receives("35=0|34=3|112=RESET-5").then("accept 35=0|34=3", "send 35=1|34=6|112=RESET-6").generation(1);
        session.replay(session.stored(2), session.stored(3), session.stored(4), session.stored(5))
                .then("resend 35=D|34=2", "resend 35=D|34=3", "resend 35=D|34=4", "resend 35=4|34=5|36=6", "replay done");
        session.receives("35=0|34=4|112=RESET-5").then("accept 35=0|34=4").generation(1);
        session.receives("35=0|34=5|112=RESET-6").then("accept 35=0|34=5", "reset 1/6", "send 35=A|34=1|141=Y", "skip to 7");
    }

    @Test
    void withoutThatAnswerWithinLogonTimeoutTheResetIsGivenUpAndTheSessionGoesOn() {
        var session = draining();
        session.tick(9.9).then();
        session.tick(0.1).then("reset done").reports(RESET, "given up").is(ACTIVE).generation(1);
        session.receives("35=0|34=8|112=RESET-6").then("accept 35=0|34=8").is(ACTIVE).generation(1);
        session.send("35=D|11=a").then("send 35=D|34=7");
    }

    @Test
    void heartbeatsAreSentAndAwaitedMeanwhile() {
        var slow = SessionConfig.builder(SessionID.of("FIX.4.4", "ISLD", "TW"), Role.ACCEPTOR).logonTimeout(Duration.ofSeconds(100)).build();
        var session = Scenario.of(slow).loggedOn(2).resetsNumbers();
        session.tick(2).then("send 35=0|34=3");
        session.tick(1).then("send 35=1|34=4");
        session.tick(1.8).then("drop held", "logged out", "disconnect").is(DISCONNECTED);
    }

    @Test
    void aLogoutOrTheEndOfTheConnectionGivesItUp() {
        draining().logout("bye").then("send 35=5|34=7|58=bye").reports(RESET, "given up").is(LOGOUT_IN_PROGRESS);
        draining().receives("35=5|34=8").then("accept 35=5|34=8", "send 35=5|34=7", "drop held", "logged out", "disconnect").is(DISCONNECTED);
        draining().disconnected().then("drop held", "logged out", "disconnect").generation(1);
        draining().receives("35=0|34=3").is(LOGOUT_IN_PROGRESS);
        draining().receivesGarbled().then().is(LOGON_IN_PROGRESS);
    }

    @Test
    void aResetOfThePeersMeanwhileIsTheReset() {
        draining().receives(ANSWER).then("drop held", "reset 1/1", "accept 35=A|34=1", "send 35=A|34=1|141=Y", "reset done").is(ACTIVE).generation(2);
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
        session.tick(9.9).then().isDueIn(0.1);
    }

    @Test
    void whatThePeerSentBeforeItHeardOfTheResetIsAcceptedInTurn() {
        var session = resetting();
        session.receives("35=0|34=9").then("accept 35=0|34=9").is(LOGON_IN_PROGRESS).expects(10);
        session.receives("35=1|34=10|112=T").then("accept 35=1|34=10");
        session.receives("35=2|34=11|7=1|16=0").then("accept 35=2|34=11").expects(12);
        session.receives(ANSWER).then("reset 2/1", "accept 35=A|34=1", "reset done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=0|34=10", "35=0|34=1", "35=0|34=8|43=Y|122=20230101-00:00:00", "35=1|34=9", "35=0|34=9|49=EVE", "8=FIX.4.2|35=0|34=9", "35=4|34=9|123=Y|36=20", "35=4|34=9|36=20"})
    void whatDoesNotHaveItsTurnThenOrIsWrongIsIgnored(String message) {
        resetting().receives(message).then().expects(9).reports(DUPLICATE, "before our reset");
    }

    @Test
    void aNumberThatIsTooLowSaysThatTheAnswerWasLost() {
        var session = resetting().receives("35=0|34=3").reports(RESET, "has made our reset");
        session.then("reset 2/1", "reset done", "hold 35=0|34=3", "send 35=2|34=2|7=1|16=0").is(ACTIVE).generation(3);
        session.receives("35=4|34=1|43=Y|123=Y|36=3").then("accept 35=4|34=1", "accept 35=0|34=3").expects(4);
        resetting().logout("bye").receives("35=0|34=3").then("reset 2/1", "send 35=5|34=2|58=bye").is(LOGOUT_IN_PROGRESS);
    }

    @Test
    void garbledBytesAreIgnoredThenToo() {
        resetting().receivesGarbled().then().is(LOGON_IN_PROGRESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=A|34=1|98=0|108=30", "35=A|34=2|98=0|108=30|141=Y", "35=A|34=1|98=0|108=-1|141=Y"})
    void aLogonThatDoesNotAnswerEndsTheConnection(String logon) {
        resetting().receives(logon).then("drop held", "logged out", "disconnect").reports(VIOLATION, "").is(DISCONNECTED);
    }

    @Test
    void withoutAnAnswerWithinLogonTimeoutTheConnectionEnds() {
        resetting().tick(10).then("drop held", "logged out", "disconnect").is(DISCONNECTED);
    }

    @Test
    void aLogoutOfThePeersEndsItWithoutAnAnswerSinceThatWouldTakeANumber() {
        resetting().receives("35=5|34=9").then("accept 35=5|34=9", "drop held", "logged out", "disconnect");
        resetting().receives("35=5|34=1").then("drop held", "logged out", "disconnect");
    }

    @Test
    void aLogoutOfOursWaitsForTheAnswer() {
        var session = resetting().logout("bye").then().is(LOGON_IN_PROGRESS);
        session.receives(ANSWER).then("reset 2/1", "accept 35=A|34=1", "send 35=5|34=2|58=bye").is(LOGOUT_IN_PROGRESS);
        resetting().logout("bye").tick(10).then("drop held", "logged out", "disconnect");
    }

    @Test
    void anInitiatorThatWasNotAnsweredAsksAgainWithItsNextLogon() {
        var session = Scenario.initiator().at(5, 7).loggedOn().resetsNumbers().receives("35=0|34=8|112=RESET-6");
        session.disconnected();
        session.connects().then("reset 1/1", "send 35=A|34=1|141=Y");
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
