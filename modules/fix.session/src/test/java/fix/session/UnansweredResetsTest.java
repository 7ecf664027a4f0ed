package fix.session;

import static fix.session.Effect.Kind.GARBLED;
import static fix.session.Effect.Kind.RESET;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;
import static fix.session.SessionStatus.LOGON_IN_PROGRESS;

import fix.core.SessionID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An acceptor reset the numbers in the session, the connection broke before the answer, and the client logs on without a word of it. */
class UnansweredResetsTest {
    /** Our next number is 7, and 9 is expected. */
    private static Scenario unanswered() {
        return Scenario.acceptor().at(5, 7).loggedOn().resetsNumbers().receives("35=0|34=8|112=RESET-6").disconnected();
    }

    private static Scenario loggingOn(int msgSeqNum) {
        var session = unanswered();
        session.connects().receives("35=A|34=" + msgSeqNum + "|98=0|108=30");
        return session;
    }

    private static Scenario doubtful(int msgSeqNum) {
        return loggingOn(msgSeqNum).authenticated();
    }

    @Test
    void aNumberThatIsTooLowForTheOldOnesIsOfTheNew() {
        var session = loggingOn(3).authenticated();
        session.then("reset 2/1", "send 35=A|34=2", "logged on", "hold 35=A|34=3", "send 35=2|34=3|7=1|16=0").reports(RESET, "has made").is(ACTIVE);
    }

    @Test
    void anyOtherMayBeOfEitherSoTheClientIsAsked() {
        doubtful(9).then("send 35=A|34=7|98=0|108=30|141=-", "send 35=1|34=8|112=RESET-8").reports(RESET, "may have made").is(LOGON_IN_PROGRESS).isDueIn(10);
    }

    @Test
    void aClientThatHadNotHeardOfItAnswersAndTheNumbersGoOn() {
        var session = doubtful(9).receives("35=0|34=10|112=RESET-8");
        session.then("reset 9/9", "hold 35=0|34=10", "count 35=A|34=9", "logged on", "accept 35=0|34=10").reports(RESET, "not made");
        session.is(ACTIVE).expects(11).sendsNext(9).generation(3).holdsNothing();
    }

    @Test
    void whatComesBeforeItsAnswerIsHeldUntilItCounts() {
        var session = doubtful(9).unvalidated().receives("35=D|34=10|11=a");
        session.then("hold 35=D|34=10").is(LOGON_IN_PROGRESS);
        session.receives("35=0|34=11").then("hold 35=0|34=11");
        session.receives("35=0|34=12|112=T").then("hold 35=0|34=12");
        session.receives("35=0|34=13|112=RESET-8")
                .then("reset 9/9", "hold 35=0|34=13", "count 35=A|34=9", "logged on", "accept 35=D|34=10", "accept 35=0|34=11", "accept 35=0|34=12", "accept 35=0|34=13")
                .is(ACTIVE).holdsNothing();
    }

    @Test
    void whatSuchAClientHasSentIntoTheBrokenLineIsAskedForAgain() {
        var session = doubtful(11).unvalidated().receives("35=0|34=12|112=RESET-8");
        session.then("reset 9/9", "hold 35=0|34=12", "logged on", "hold 35=A|34=11", "send 35=2|34=9|7=9|16=0");
        session.receives("35=D|34=9|43=Y|122=20230101-00:00:00|11=a").then("accept 35=D|34=9");
        session.receives("35=D|34=10|43=Y|122=20230101-00:00:00|11=b").then("accept 35=D|34=10", "count 35=A|34=11", "accept 35=0|34=12");
        session.is(ACTIVE).expects(13).holdsNothing();
    }

    @Test
    void aClientThatMissesAnEarlierAnswerOfTheSameKindAsksForThatAndHasNotMadeIt() {
        var session = doubtful(9).disconnected();
        session.connects().receives("35=A|34=10|98=0|108=30");
        session.authenticated().then("send 35=A|34=9", "send 35=1|34=10|112=RESET-10");
        session.receives("35=2|34=11|7=7|16=0").reports(RESET, "not made").is(ACTIVE).generation(3);
        session.then("reset 11/9", "logged on", "hold 35=A|34=10", "send 35=2|34=11|7=9|16=0", "hold 35=2|34=11", "replay 7-11", "resend 35=4|34=7|36=12", "replay done");
    }

    @Test
    void aClientThatHasMadeItAsksForWhatComesAfterOurLogonAndSendsAgainWhatTheLineLost() {
        var session = doubtful(11).unvalidated().receives("35=2|34=12|7=2|16=0").reports(RESET, "has made");
        session.then("reset 9/1", "logged on", "hold 35=A|34=11", "send 35=2|34=9|7=1|16=0", "hold 35=2|34=12", "replay 2-9", "resend 35=4|34=2|36=10", "replay done").is(ACTIVE).generation(3);
        session.receives("35=4|34=1|43=Y|123=Y|36=2").then("accept 35=4|34=1").expects(2);
        session.receives("35=D|34=2|43=Y|122=20230101-00:00:00|11=a").then("accept 35=D|34=2");
        session.receives("35=4|34=3|43=Y|123=Y|36=13").expects(13).holdsNothing();
    }

    @Test
    void aLogoutIsAnsweredAndLeavesItOpen() {
        var session = doubtful(9).receives("35=5|34=10").then("send 35=5|34=9", "drop held", "disconnect").is(DISCONNECTED).expects(9);
        session.connects().receives("35=A|34=11|98=0|108=30");
        session.authenticated().reports(RESET, "may have made");
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=2|34=10|7=2|16=0|49=EVE", "8=FIX.4.2|35=2|34=10|7=2|16=0", "35=2|34=10|7=x|16=0", "35=0|34=10|112=RESET-8|56=EVE", "35=0|34=10|112=RESET-8|1=a"})
    void whatIsWrongSaysNothing(String message) {
        doubtful(9).receives(message).is(LOGON_IN_PROGRESS).generation(2);
    }

    @Test
    void garbledBytesSayNothingEither() {
        doubtful(9).receivesGarbled().then().reports(GARBLED, "").is(LOGON_IN_PROGRESS);
    }

    @Test
    void withoutAnAnswerWithinLogonTimeoutTheConnectionEndsAndItStaysOpen() {
        var session = doubtful(9).receives("35=0|34=10").tick(9.9).then().tick(0.2).then("drop held", "disconnect").is(DISCONNECTED).holdsNothing();
        session.connects().receives("35=A|34=11|98=0|108=30");
        session.authenticated().reports(RESET, "may have made");
    }

    @Test
    void nothingIsSentNorSetNorResetMeanwhile() {
        var session = doubtful(9);
        session.send("35=D|11=a").then("refuse");
        session.setsNumbers(4, 4).then();
        session.resetsNumbers().then();
        session.sessionBegins().then();
        session.tick(1).then();
        session.logout("bye").then("drop held", "disconnect");
        doubtful(9).storeFails().then("drop held", "disconnect").is(SessionStatus.STOPPED);
    }

    @Test
    void whereNumbersAreNotCheckedThereIsNoDoubt() {
        var session = Scenario.acceptor(rules -> rules.validateSequenceNumbers(false)).at(5, 7).loggedOn().resetsNumbers().receives("35=0|34=8|112=RESET-6").disconnected();
        session.connects().receives("35=A|34=9|98=0|108=30");
        session.authenticated().is(ACTIVE);
    }

    @Test
    void theNumberThatTheClientExpectsSaysItWhereItIsTold() {
        var config = SessionConfig.builder(SessionID.of("FIX.4.4", "ISLD", "TW"), Role.ACCEPTOR).enableNextExpectedMsgSeqNum(true).build();
        var session = Scenario.of(config).loggedOn().resetsNumbers().receives("35=0|34=2|112=RESET-2");
        session.disconnected();
        session.connects().receives("35=A|34=9|98=0|108=30|789=2");
        session.authenticated().reports(RESET, "has made").generation(3).sendsNext(3).expects(1);
        var other = Scenario.of(config).loggedOn().resetsNumbers().receives("35=0|34=2|112=RESET-2");
        other.disconnected();
        other.connects().receives("35=A|34=3|98=0|108=30|789=3");
        other.authenticated().reports(RESET, "not made").generation(3).sendsNext(4).expects(4);
    }

    @Test
    void itStaysOpenAsLongAsNobodyHasLoggedOn() {
        var session = unanswered();
        session.connects().disconnected();
        session.connects().receives("35=A|34=3|98=0|108=30").notAuthenticated("no");
        session.connects().receives("35=A|34=4|98=0|108=30");
        session.authenticated().reports(RESET, "has made");
    }

    @Test
    void aClientThatAsksForAResetItselfLeavesNoDoubt() {
        var session = unanswered();
        session.connects().receives("35=A|34=1|98=0|108=30|141=Y");
        session.authenticated().then("reset 1/1", "count 35=A|34=1", "send 35=A|34=1|141=Y", "logged on");
    }
}
