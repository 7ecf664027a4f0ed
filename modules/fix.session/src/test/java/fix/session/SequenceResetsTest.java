package fix.session;

import static fix.session.Effect.Kind.RESET;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.LOGOUT_IN_PROGRESS;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceResetsTest {
    private final Scenario session = Scenario.acceptor().loggedOn();

    // ---- gap fill

    @Test
    void pitfall02_aGapFillInTurnMovesTheExpectedNumber() {
        session.receives("35=4|34=2|123=Y|36=20").then("accept 35=4|34=2").expects(20).sendsNext(2);
    }

    @Test
    void pitfall02_aGapFillTooHighIsAGapLikeAnyOther() {
        session.receives("35=4|34=10|123=Y|36=20").then("hold 35=4|34=10", "send 35=2|7=2|16=0").expects(2);
        session.receives("35=4|34=2|43=Y|122=NOW|123=Y|36=10").then("accept 35=4|34=2", "accept 35=4|34=10").expects(20);
    }

    @Test
    void pitfall02_aGapFillTooLowIsIgnoredWhenItIsAPossDupAndEndsTheSessionOtherwise() {
        session.receives("35=4|34=2|123=Y|36=20").expects(20);
        session.receives("35=4|34=2|43=Y|122=NOW|123=Y|36=30").then().expects(20).is(ACTIVE);
        session.receives("35=4|34=2|123=Y|36=30").then("send 35=5|58=*").expects(20).is(LOGOUT_IN_PROGRESS);
    }

    @Test
    void pitfall02_whatIsHeldBelowNewSeqNoIsPurgedAndTheRestHasItsTurn() {
        session.receives("35=0|34=4", "35=0|34=5", "35=0|34=6", "35=0|34=7");
        session.receives("35=4|34=2|43=Y|122=NOW|123=Y|36=6")
                .then("accept 35=4|34=2", "accept 35=0|34=6", "accept 35=0|34=7").expects(8).holdsNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"36=2", "36=1", "36=0", "36=1000000000000000000"})
    void pitfall03_aGapFillWhoseNewSeqNoIsNotAboveItsOwnNumberIsRejected(String newSeqNo) {
        session.receives("35=4|34=2|123=Y|" + newSeqNo).then("send 35=3|45=2|371=36|373=5").is(ACTIVE).expects(2);
    }

    @Test
    void aGapFillThatTheDictionaryRefusesMovesNothing() {
        session.receives("35=4|34=2|123=Y").then("send 35=3|45=2|371=36|373=1").expects(2);
    }

    // ---- reset

    @ParameterizedTest
    @ValueSource(strings = {"35=4|34=0|36=25", "35=4|34=1|36=25|123=N", "35=4|34=2|36=25", "35=4|34=99|36=25"})
    void pitfall03_aResetIgnoresItsOwnNumberAndMovesOnlyOurExpectedOne(String reset) {
        session.receives(reset).then("drop held", "accept 35=4").expects(25).sendsNext(2).reports(RESET, "25");
        session.receives("35=1|34=25|112=A").then("accept 35=1|34=25", "send 35=0|112=A");
    }

    @Test
    void pitfall03_aResetToTheExpectedNumberIsAccepted() {
        session.receives("35=4|34=9|36=2").then("drop held", "accept 35=4").expects(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "1000000000000000000"})
    void pitfall03_aResetBelowTheExpectedNumberIsRejectedAndMovesNothing(String newSeqNo) {
        session.receives("35=4|34=2|36=" + newSeqNo).then("send 35=3|45=2|371=36|373=5").is(ACTIVE).expects(2);
    }

    @Test
    void aResetForgetsWhatWasHeldSinceItsNumbersMeanSomethingElseNow() {
        session.receives("35=0|34=20", "35=0|34=10").expects(2);
        session.receives("35=4|34=3|36=9").then("drop held", "accept 35=4").expects(9).holdsNothing();
        session.receives("35=0|34=9").then("accept 35=0|34=9");
        session.receives("35=0|34=11").then("hold 35=0|34=11", "send 35=2|7=10|16=0");
    }

    @Test
    void aResetThatTheDictionaryRefusesMovesNothing() {
        session.receives("35=4|34=2|123=X|36=9").then("send 35=3|45=2|371=123").expects(2);
    }

    @Test
    void aResetFromSomebodyElseEndsTheSession() {
        session.receives("35=4|34=2|36=9|49=EVE").then("send 35=3|373=9", "send 35=5").is(LOGOUT_IN_PROGRESS).expects(2);
    }

    // ---- Logon with ResetSeqNumFlag

    @Test
    void pitfall15_aLogonThatResetsOnTheSessionsOwnConnectionIsAResetWithinTheSession() {
        session.sendMany(3).receives("35=0|34=2");
        session.receives("35=A|34=1|98=0|108=30|141=Y")
                .then("drop held", "reset 1/1", "accept 35=A|34=1", "send 35=A|34=1|98=0|108=30|141=Y")
                .is(ACTIVE).generation(2).expects(2).sendsNext(2);
        session.receives("35=0|34=2").then("accept 35=0|34=2");
        session.send("35=D|11=a").then("send 35=D|34=2");
    }

    @Test
    void pitfall08_noHeartbeatTakesNumberOneBetweenAResetAndItsLogon() {
        session.advance(29.9).receives("35=A|34=1|98=0|108=30|141=Y").isDueIn(30);
        session.tick(30).then("send 35=0|34=2");
    }

    @Test
    void theHeartBtIntOfAResetInTheSessionHolds() {
        session.receives("35=A|34=1|98=0|108=5|141=Y").then("drop held", "reset 1/1", "accept 35=A", "send 35=A|108=5").isDueIn(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=A|34=2|98=0|108=30|141=Y", "35=A|34=1|98=0|108=-1|141=Y", "35=A|34=1|108=30|141=Y", "35=A|34=1|98=0|108=30|141=Y|49=EVE"})
    void aResetInTheSessionIsJudgedLikeAFirstLogon(String logon) {
        session.receives(logon).then("send 35=5|34=2|58=*").is(LOGOUT_IN_PROGRESS).generation(1).expects(2);
    }

    @Test
    void aResetInTheSessionEndsAResendAndForgetsGaps() {
        session.replayingByHand().sendMany(3);
        session.receives("35=0|34=9");
        session.receives("35=2|34=10|7=1|16=0");
        session.receives("35=A|34=1|98=0|108=30|141=Y")
                .then("drop held", "replay done", "reset 1/1", "accept 35=A", "send 35=A|34=1").holdsNothing();
        session.replay(new ReplayItem.Skip(1)).then().is(ACTIVE);
        session.receives("35=0|34=3").then("hold 35=0|34=3", "send 35=2|34=2|7=2|16=0");
    }

    @Test
    void pitfall10_aPeerThatAnswersOurAnswerToItsResetIsNotAnsweredForEver() {
        session.receives("35=A|34=1|98=0|108=30|141=Y").then("drop held", "reset 1/1", "accept 35=A", "send 35=A|34=1").generation(2);
        session.receives("35=A|34=1|98=0|108=30|141=Y").then().is(ACTIVE).generation(2).expects(2).sendsNext(2);
        session.receives("35=0|34=2").then("accept 35=0");
        session.receives("35=A|34=1|98=0|108=30|141=Y").then("drop held", "reset 1/1", "accept 35=A", "send 35=A|34=1").generation(3);
    }

    @Test
    void aResetInTheSessionRightAfterALogonThatResetIsCarriedOut() {
        var fresh = Scenario.acceptor();
        fresh.connects().receives("35=A|34=1|98=0|108=30|141=Y");
        fresh.authenticated().expects(2).sendsNext(2);
        fresh.receives("35=A|34=1|98=0|108=30|141=Y").then("drop held", "reset 1/1", "accept 35=A", "send 35=A|34=1").generation(2);
    }

    @Test
    void aResetAfterOurLogoutComesTooLate() {
        session.logout("");
        session.receives("35=A|34=1|98=0|108=30|141=Y").then().is(LOGOUT_IN_PROGRESS).generation(1);
        session.receives("35=5|34=2").then("accept 35=5", "drop held", "logged out", "disconnect");
    }
}
