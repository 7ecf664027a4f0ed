package fix.session;

import static fix.session.Effect.Kind.DUPLICATE;
import static fix.session.Effect.Kind.GAP;
import static fix.session.Effect.Kind.VIOLATION;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;
import static fix.session.SessionStatus.LOGOUT_IN_PROGRESS;

import fix.core.SessionID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GapRulesTest {
    private static final String ORDER = "|11=a|21=3|40=1|54=1|55=X|60=NOW";

    private final Scenario session = Scenario.acceptor().loggedOn();

    @Test
    void aMessageTooHighIsHeldAndWhatLiesBetweenIsAskedForOnce() {
        session.receives("35=0|34=5").then("hold 35=0|34=5", "send 35=2|34=2|7=2|16=0").reports(GAP, "expecting MsgSeqNum 2 but received 5");
        session.receives("35=0|34=6").then("hold 35=0|34=6").expects(2);
    }

    @Test
    void pitfall10_theSameRangeIsNotAskedForTwiceWhileItsResendIsUnderWay() {
        session.receives("35=0|34=5");
        session.receives("35=D|34=2|43=Y|122=NOW-9" + ORDER).then("accept 35=D|34=2");
        session.advance(9).receives("35=0|34=7").then("hold 35=0|34=7");
        session.receives("35=D|34=3|43=Y|122=NOW-9" + ORDER).then("accept 35=D|34=3");
        session.advance(55).receives("35=0|34=8").then("hold 35=0|34=8");
    }

    @Test
    void onceTheGapIsFilledWhatWasHeldHasItsTurnInOrder() {
        session.receives("35=0|34=5", "35=D|34=4" + ORDER, "35=1|34=6|112=T");
        session.receives("35=0|34=2").then("accept 35=0|34=2").expects(3);
        session.receives("35=0|34=3")
                .then("accept 35=0|34=3", "accept 35=D|34=4", "accept 35=0|34=5", "accept 35=1|34=6", "send 35=0|112=T")
                .expects(7).holdsNothing();
        session.receives("35=0|34=8").then("hold 35=0|34=8", "send 35=2|7=7");
    }

    @Test
    void whatWasHeldAndComesAgainInTheResendIsTakenOnce() {
        session.receives("35=D|34=4" + ORDER);
        session.receives("35=4|34=2|43=Y|122=NOW|123=Y|36=4").then("accept 35=4|34=2", "accept 35=D|34=4|43=-").expects(5);
        session.receives("35=D|34=4|43=Y|122=NOW-1" + ORDER).then().expects(5).reports(DUPLICATE, "4 came again");
    }

    @Test
    void aHoleInsideTheResendIsAskedForOnce() {
        session.receives("35=0|34=9");
        session.receives("35=D|34=2|43=Y|122=NOW-9" + ORDER).expects(3);
        session.receives("35=D|34=4|43=Y|122=NOW-9" + ORDER).then("hold 35=D|34=4", "send 35=2|7=3|16=0");
        session.receives("35=D|34=5|43=Y|122=NOW-9" + ORDER).then("hold 35=D|34=5");
    }

    @Test
    void pitfall10_aRequestThatBringsNothingIsRepeatedAfterTwoHeartBtInts() {
        session.receives("35=0|34=5");
        session.advance(60).receives("35=0|34=6").then("hold 35=0|34=6");
        session.advance(0.1).receives("35=0|34=7").then("hold 35=0|34=7", "send 35=2|7=2|16=0");
    }

    @Test
    void pitfall34_withoutHeartbeatsARequestThatBringsNothingIsRepeatedAfterTenSeconds() {
        var quiet = Scenario.acceptor().loggedOn(0);
        quiet.receives("35=0|34=5");
        quiet.advance(10).receives("35=0|34=6").then("hold 35=0|34=6");
        quiet.advance(0.1).receives("35=0|34=7").then("hold 35=0|34=7", "send 35=2|7=2|16=0");
    }

    @Test
    void pitfall10_aRejectedRequestIsForgottenAndTheNextMessageAsksAgain() {
        session.receives("35=0|34=5").then("hold 35=0|34=5", "send 35=2|34=2");
        session.receives("35=3|34=6|45=2|372=2").then("hold 35=3|34=6");
        session.receives("35=0|34=7").then("hold 35=0|34=7", "send 35=2|34=3|7=2|16=0");
    }

    @Test
    void aRejectOfSomethingElseLeavesTheRequestAlone() {
        session.receives("35=0|34=5");
        session.receives("35=3|34=6|45=1").then("hold 35=3|34=6");
        session.receives("35=0|34=7").then("hold 35=0|34=7");
    }

    @Test
    void pitfall10_aRequestIsForgottenWithItsConnection() {
        session.receives("35=0|34=5").then("hold 35=0|34=5", "send 35=2|7=2");
        session.disconnected().then("drop held", "logged out", "disconnect").holdsNothing();
        session.connects();
        session.receives("35=A|34=6|98=0|108=30");
        session.authenticated().then("send 35=A|34=3", "logged on", "hold 35=A|34=6", "send 35=2|34=4|7=2|16=0");
    }

    @Test
    void pitfall12_whatBelongsToAnotherConnectionChangesNothing() {
        session.disconnected();
        session.connects();
        session.receives("35=A|34=2|98=0|108=30");
        session.authenticated().expects(3);
        session.receivesOnConnection(1, "35=0|34=3").then().expects(3);
        session.receivesOnConnection(1, "35=5|34=9").then().is(ACTIVE);
        session.receives("35=0|34=3").then("accept 35=0|34=3");
    }

    @Test
    void aGapIsAskedForInChunks() {
        var chunked = Scenario.acceptor(config -> config.resendRequestChunkSize(3)).loggedOn();
        chunked.receives("35=0|34=9").then("hold 35=0|34=9", "send 35=2|7=2|16=4");
        chunked.receives("35=0|34=2|43=Y|122=NOW", "35=0|34=3|43=Y|122=NOW").then("accept 35=0|34=2", "accept 35=0|34=3");
        chunked.receives("35=0|34=4|43=Y|122=NOW").then("accept 35=0|34=4", "send 35=2|7=5|16=7");
        chunked.receives("35=4|34=5|43=Y|122=NOW|123=Y|36=8").then("accept 35=4|34=5", "send 35=2|7=8|16=0");
        chunked.receives("35=0|34=8|43=Y|122=NOW").then("accept 35=0|34=8", "accept 35=0|34=9").expects(10);
    }

    @Test
    void whatIsHeldBehindTheLastChunkIsNotAskedFor() {
        var chunked = Scenario.acceptor(config -> config.resendRequestChunkSize(3)).loggedOn();
        chunked.receives("35=0|34=8").then("hold 35=0|34=8", "send 35=2|7=2|16=4");
        chunked.receives("35=4|34=2|43=Y|122=NOW|123=Y|36=8").then("accept 35=4|34=2", "accept 35=0|34=8").expects(9);
    }

    @Test
    void whatFitsIntoOneChunkIsAskedForOpenly() {
        var chunked = Scenario.acceptor(config -> config.resendRequestChunkSize(3)).loggedOn();
        chunked.receives("35=0|34=5").then("hold 35=0|34=5", "send 35=2|7=2|16=0");
        var closed = Scenario.acceptor(config -> config.resendRequestChunkSize(3).closedResendInterval(true)).loggedOn();
        closed.receives("35=0|34=5").then("hold 35=0|34=5", "send 35=2|7=2|16=5");
    }

    @Test
    void pitfall02_aNewSeqNoBeyondTheChunkGoesOnFromThere() {
        var chunked = Scenario.acceptor(config -> config.resendRequestChunkSize(3)).loggedOn();
        chunked.receives("35=0|34=20").then("hold 35=0|34=20", "send 35=2|7=2|16=4");
        chunked.receives("35=4|34=2|43=Y|122=NOW|123=Y|36=18").then("accept 35=4|34=2", "send 35=2|7=18|16=0").expects(18);
        chunked.receives("35=4|34=18|43=Y|122=NOW|123=Y|36=30").then("accept 35=4|34=18").expects(30).holdsNothing();
    }

    @ParameterizedTest
    @CsvSource({"FIX.4.0, 999999", "FIX.4.1, 999999", "FIX.4.2, 0", "FIX.4.3, 0", "FIX.4.4, 0"})
    void pitfall13_theOpenEndIsWrittenAsTheVersionHasIt(String version, String open) {
        var old = Scenario.of(SessionConfig.acceptor(SessionID.of(version, "ISLD", "TW"))).unvalidated().loggedOn();
        old.receives("35=0|34=5").then("hold 35=0|34=5", "send 35=2|7=2|16=" + open);
    }

    @Test
    void aGapThatALogonShowsIsClosedInChunksByMessagesThatDoNotSayThatTheyCameBefore() {
        var chunked = Scenario.acceptor(config -> config.resendRequestChunkSize(2)).at(1, 2);
        chunked.connects().receives("35=A|34=5|98=0|108=30");
        chunked.authenticated().then("send 35=A", "logged on", "hold 35=A|34=5", "send 35=2|7=2|16=3");
        chunked.receives("35=D|34=2" + ORDER).then("accept 35=D|34=2");
        chunked.receives("35=D|34=3" + ORDER).then("accept 35=D|34=3", "send 35=2|7=4|16=0");
        chunked.receives("35=4|34=4|123=Y|36=6").then("accept 35=4|34=4");
        chunked.receives("35=0|34=7").then("hold 35=0", "send 35=2|7=6|16=0");
    }

    @Test
    void aClosedIntervalNamesItsLastNumber() {
        var closed = Scenario.acceptor(config -> config.closedResendInterval(true)).loggedOn();
        closed.receives("35=0|34=9").then("hold 35=0|34=9", "send 35=2|7=2|16=9");
    }

    @Test
    void pitfall16_aLogoutTooHighIsAnsweredAtOnceAndItsNumberDoesNotCount() {
        session.receives("35=5|34=9|58=bye").then("send 35=5|34=2|58=-", "drop held", "logged out", "disconnect").is(DISCONNECTED).expects(2);
    }

    @Test
    void pitfall09_aResendRequestTooHighIsServedAtOnceAndItsNumberHeld() {
        session.send("35=D|11=a");
        session.receives("35=2|34=5|7=1|16=0")
                .then("hold 35=2|34=5", "replay 1-2", "send 35=2|34=3|7=2|16=0",
                        "resend 35=4|34=1|36=2|43=Y", "resend 35=D|34=2|43=Y|122=*", "replay done")
                .expects(2);
        session.receives("35=4|34=2|43=Y|122=NOW|123=Y|36=5").then("accept 35=4|34=2", "accept 35=2|34=5").expects(6);
    }

    @Test
    void aResendRequestTooHighFromSomebodyElseIsNotServed() {
        session.receives("35=2|34=5|7=1|16=0|49=EVE")
                .then("send 35=3|45=5|373=9|371=49", "send 35=5|58=CompID problem, field=49").is(LOGOUT_IN_PROGRESS).expects(2);
    }

    @Test
    void aResendRequestTooHighThatIsWrongIsRejectedWhenItHasItsTurn() {
        session.receives("35=2|34=3|7=x|16=0").then("hold 35=2|34=3", "send 35=2|7=2");
        session.receives("35=0|34=2").then("accept 35=0|34=2", "count 35=2|34=3", "send 35=3|45=3|371=7|373=6").expects(4);
    }

    @Test
    void pitfall04_aMessageThatCameAlreadyIsIgnoredWhenItSaysSo() {
        session.receives("35=D|34=2" + ORDER).expects(3);
        session.receives("35=D|34=2|43=Y|122=NOW-9" + ORDER).then().reports(DUPLICATE, "2 came again").expects(3);
    }

    @Test
    void pitfall04_aMessageTooLowThatDoesNotSaySoEndsTheSession() {
        session.receives("35=0|34=2").expects(3);
        session.receives("35=0|34=2")
                .then("send 35=5|58=MsgSeqNum too low, expecting 3 but received 2")
                .reports(VIOLATION, "too low").is(LOGOUT_IN_PROGRESS).expects(3);
    }

    @Test
    void pitfall04_withoutOrigSendingTimeItIsRejectedAndNotCounted() {
        session.receives("35=0|34=2").expects(3);
        session.receives("35=D|34=2|43=Y" + ORDER).then("send 35=3|45=2|373=1|371=122").is(ACTIVE).expects(3);
    }

    @Test
    void pitfall04_aGapFillNeedsNoOrigSendingTime() {
        session.receives("35=0|34=2").expects(3);
        session.receives("35=4|34=2|43=Y|123=Y|36=3").then().reports(DUPLICATE, "2 came again").expects(3);
    }

    @Test
    void pitfall04_anOrigSendingTimeAfterSendingTimeIsRejectedAndEndsTheSession() {
        session.receives("35=0|34=2").expects(3);
        session.receives("35=0|34=2|43=Y|122=NOW+5")
                .then("send 35=3|45=2|373=10|371=122", "send 35=5|58=*").is(LOGOUT_IN_PROGRESS).expects(3);
    }

    @Test
    void pitfall22_garbledBytesAreIgnoredAndTheGapShowsWithTheNextMessage() {
        session.receivesGarbled().then().expects(2).is(ACTIVE);
        session.receives("35=0|34=3").then("hold 35=0|34=3", "send 35=2|7=2|16=0");
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void aLogonInTheSessionIsAnOrdinaryMessageInTheOrderOfNumbers(long number) {
        session.receives("35=A|34=" + number + "|98=0|108=30").then("hold 35=A", "send 35=2|7=2");
    }

    @Test
    void aRepeatedRequestReachesUpToTheHighestNumberSeen() {
        var closed = Scenario.acceptor(config -> config.closedResendInterval(true)).loggedOn();
        closed.receives("35=0|34=20").then("hold 35=0", "send 35=2|7=2|16=20");
        closed.advance(60.1).receives("35=0|34=6").then("hold 35=0", "send 35=2|7=2|16=20");
    }

    @Test
    void afterOurLogoutTheNextChunkIsNotAskedFor() {
        var chunked = Scenario.acceptor(config -> config.resendRequestChunkSize(2)).loggedOn();
        chunked.receives("35=0|34=9").then("hold 35=0", "send 35=2|7=2|16=3");
        chunked.logout("");
        chunked.receives("35=0|34=2", "35=0|34=3").then("accept 35=0|34=2", "accept 35=0|34=3");
    }

    @Test
    void afterOurLogoutAGapIsNotAskedFor() {
        session.logout("");
        session.receives("35=0|34=5").then("hold 35=0|34=5");
        session.receives("35=0|34=2").then("accept 35=0|34=2").expects(3);
    }
}
