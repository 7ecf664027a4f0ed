package fix.session;

import static fix.session.Effect.Kind.LOGON_REFUSED;
import static fix.session.Effect.Kind.VIOLATION;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;
import static fix.session.SessionStatus.LOGON_IN_PROGRESS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.core.SessionID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptorLogonTest {
    @Test
    void aLogonIsAuthenticatedThenCountedThenAnsweredWithTheSameHeartBtInt() {
        var session = Scenario.acceptor();
        session.connects().then().is(LOGON_IN_PROGRESS);
        session.receives("35=A|34=1|98=0|108=17").then("authenticate 35=A|34=1").is(LOGON_IN_PROGRESS).expects(1);
        session.authenticated()
                .then("count 35=A|34=1", "send 35=A|34=1|98=0|108=17|141=-", "logged on")
                .is(ACTIVE).expects(2).sendsNext(2);
    }

    @Test
    void pitfall08_aResetIsCarriedOutOnlyAfterAuthentication() {
        var session = Scenario.acceptor().at(9, 7);
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|141=Y").then("authenticate 35=A").expects(7).sendsNext(9).generation(1);
        session.authenticated()
                .then("reset 1/1", "count 35=A|34=1", "send 35=A|34=1|141=Y", "logged on")
                .expects(2).sendsNext(2).generation(2);
    }

    @Test
    void pitfall08_aResetThatIsNotAuthenticatedMovesNothingButTheNumberOfOurLogout() {
        var session = Scenario.acceptor().at(9, 7);
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|141=Y");
        session.notAuthenticated("wrong password")
                .then("send 35=5|34=9|58=wrong password", "drop held", "disconnect")
                .is(DISCONNECTED).expects(7).sendsNext(10).generation(1);
    }

    @Test
    void pitfall08_aResetIsNeverDoneTwice() {
        var session = Scenario.acceptor(config -> config.resetOnLogon(true)).at(9, 7);
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|141=Y");
        session.authenticated().generation(2).expects(2).sendsNext(2);
        session.receives("35=0|34=2").then("accept 35=0|34=2").generation(2);
    }

    @Test
    void pitfall08_aResetOfNumbersThatNeverMovedNeedsNoNewGeneration() {
        var session = Scenario.acceptor();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|141=Y");
        session.authenticated().then("count 35=A|34=1", "send 35=A|34=1|141=Y", "logged on").generation(1);
    }

    @Test
    void pitfall08_aResetUnderAnotherNumberThanOneIsRefusedWithAText() {
        var session = Scenario.acceptor().at(9, 7);
        session.connects();
        session.receives("35=A|34=7|98=0|108=30|141=Y")
                .then("send 35=5|34=9|58=ResetSeqNumFlag(141)=Y needs MsgSeqNum(34)=1, not 7", "disconnect")
                .generation(1).expects(7);
    }

    @Test
    void aRepeatedResetAfterOneThatWasNotAnsweredStartsAgainAtOne() {
        var session = Scenario.acceptor().at(9, 7);
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|141=Y");
        session.authenticated().disconnected();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|141=Y");
        session.authenticated().then("reset 1/1", "count 35=A|34=1", "send 35=A|34=1|141=Y", "logged on").generation(3);
    }

    @Test
    void resetOnLogonStartsBothNumbersAnewWithoutTheFlagToo() {
        var session = Scenario.acceptor(config -> config.resetOnLogon(true)).at(9, 7);
        session.connects();
        session.receives("35=A|34=1|98=0|108=30");
        session.authenticated().then("reset 1/1", "count 35=A|34=1", "send 35=A|34=1|141=-", "logged on").generation(2);
    }

    @Test
    void pitfall06_aLogonTooHighIsAnsweredFirstThenTheGapIsAskedFor() {
        var session = Scenario.acceptor().at(4, 3);
        session.connects();
        session.receives("35=A|34=8|98=0|108=30");
        session.authenticated()
                .then("send 35=A|34=4", "logged on", "hold 35=A|34=8", "send 35=2|34=5|7=3|16=0")
                .is(ACTIVE).expects(3);
        session.receives("35=D|34=3|43=Y|122=NOW-60|11=a|21=3|40=1|54=1|55=X|60=NOW", "35=4|34=4|43=Y|123=Y|36=9|122=NOW")
                .then("accept 35=D|34=3", "accept 35=4|34=4")
                .expects(9);
        session.receives("35=0|34=9").then("accept 35=0|34=9");
    }

    @Test
    void pitfall06_aLogonThatWasTooHighCountsWhenTheGapBeforeItIsClosed() {
        var session = Scenario.acceptor().at(4, 3);
        session.connects();
        session.receives("35=A|34=8|98=0|108=30");
        session.authenticated();
        session.receives("35=0|34=9").then("hold 35=0|34=9").expects(3);
        session.receives("35=4|34=3|43=Y|123=Y|36=8|122=NOW")
                .then("accept 35=4|34=3", "count 35=A|34=8", "accept 35=0|34=9")
                .expects(10).holdsNothing();
    }

    @Test
    void pitfall06_aLogonTooLowIsAnsweredWithALogoutThatSaysWhy() {
        var session = Scenario.acceptor().at(4, 5);
        session.connects();
        session.receives("35=A|34=3|98=0|108=30");
        session.authenticated()
                .then("send 35=5|34=4|58=MsgSeqNum too low, expecting 5 but received 3", "drop held", "disconnect")
                .reports(VIOLATION, "too low").is(DISCONNECTED).expects(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=0|34=1", "35=5|34=1", "35=D|34=1|11=a", "35=2|34=1|7=1|16=0", "35=4|34=1|36=9"})
    void pitfall17_whatIsNoLogonEndsTheConnectionWithoutAnAnswer(String first) {
        var session = Scenario.acceptor().at(4, 5);
        session.connects();
        session.receives(first).then("disconnect").is(DISCONNECTED).expects(5).sendsNext(4).reports(VIOLATION, "not a Logon");
    }

    @Test
    void pitfall17_garbledBytesInPlaceOfALogonEndTheConnectionWithoutAnAnswer() {
        var session = Scenario.acceptor();
        session.connects();
        session.receivesGarbled().then("disconnect").is(DISCONNECTED);
    }

    @Test
    void pitfall17_aPeerThatSaysNothingIsDisconnectedAfterLogonTimeout() {
        var session = Scenario.acceptor();
        session.connects().isDueIn(10);
        session.tick(9.9).then().is(LOGON_IN_PROGRESS);
        session.tick(0.1).then("disconnect").is(DISCONNECTED);
    }

    @Test
    void logonTimeoutRunsOnWhileALogonIsBeingAuthenticated() {
        var session = Scenario.acceptor();
        session.connects().advance(4);
        session.receives("35=A|34=1|98=0|108=30").isDueIn(6);
        session.tick(6).then("drop held", "disconnect").is(DISCONNECTED).expects(1).sendsNext(1);
        session.authenticated().then().is(DISCONNECTED);
    }

    @Test
    void whatComesWhileALogonIsBeingAuthenticatedHasItsTurnAfterwards() {
        var session = Scenario.acceptor();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30");
        session.receives("35=1|34=2|112=A", "35=0|34=3").then("hold 35=1|34=2", "hold 35=0|34=3").expects(1);
        session.authenticated()
                .then("count 35=A|34=1", "send 35=A|34=1", "logged on", "accept 35=1|34=2", "send 35=0|112=A", "accept 35=0|34=3")
                .expects(4).holdsNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "35=A|34=1|98=0|108=-10 : HeartBtInt must not be negative",
        "35=A|34=1|98=0|108=x : HeartBtInt(108) is no whole number of seconds",
        "35=A|34=1|98=0|108=86401 : HeartBtInt must not be above 86400 seconds",
        "35=A|34=1|98=0 : Invalid Logon message: Required tag missing: HeartBtInt(108)",
        "35=A|98=0|108=30 : MsgSeqNum(34) is missing or no sequence number",
        "35=A|34=x|98=0|108=30 : MsgSeqNum(34) is missing or no sequence number",
        "35=A|34=1|98=0|108=30|52=NOW-121 : Invalid Logon message: SendingTime accuracy problem, field=52",
        "35=A|34=1|98=0|108=30|52=NOW+121 : Invalid Logon message: SendingTime accuracy problem, field=52",
        "35=A|34=1|98=0|108=30|49=WT : Invalid Logon message: CompID problem, field=49",
        "35=A|34=1|98=0|108=30|56=DLSI : Invalid Logon message: CompID problem, field=56",
        "8=FIX.4.2|35=A|34=1|98=0|108=30 : Incorrect BeginString: expected FIX.4.4",
    })
    void aLogonThatIsWrongIsRefusedWithALogoutThatSaysWhyAndMovesNoInboundNumber(String logonAndText) {
        var parts = logonAndText.split(" : ");
        var session = Scenario.acceptor().at(3, 1);
        session.connects();
        session.receives(parts[0]).then("send 35=5|34=3|58=" + parts[1], "disconnect").is(DISCONNECTED).expects(1);
    }

    @Test
    void withoutADictionaryALogonNeedsAHeartBtIntToo() {
        var session = Scenario.acceptor().unvalidated();
        session.connects().receives("35=A|34=1|98=0")
                .then("send 35=5|58=Invalid Logon message: Required tag missing, field=108", "disconnect");
    }

    @Test
    void theLongestHeartBtIntIsADay() {
        var session = Scenario.acceptor();
        session.connects().receives("35=A|34=1|98=0|108=86400").then("authenticate 35=A");
        session.authenticated().isDueIn(86_400);
    }

    @Test
    void fix40KnowsNoResetByLogon() {
        var config = SessionConfig.acceptor(SessionID.of("FIX.4.0", "ISLD", "TW"));
        var session = Scenario.of(config).at(3, 2);
        session.connects();
        session.receives("35=A|34=2|98=0|108=30|141=Y").is(DISCONNECTED).generation(1).expects(2);
    }

    @Test
    void pitfall15_aSecondConnectionIsSentAwayWithoutAWord() {
        var session = Scenario.acceptor().loggedOn();
        var before = session.state();
        session.connects().then("disconnect");
        assertEquals(before, session.state());
    }

    @Test
    void theAnswerToAnotherConnectionsAuthenticationChangesNothing() {
        var session = Scenario.acceptor();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30");
        session.disconnected();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|553=other");
        session.authenticatedOnConnection(1).then().is(LOGON_IN_PROGRESS);
        session.authenticated().is(ACTIVE);
    }

    @Test
    void aLogoutRequestBeforeTheLogonEndsTheConnection() {
        var session = Scenario.acceptor();
        session.connects();
        session.logout("").then("disconnect").is(DISCONNECTED);
        session.connects();
        session.receives("35=A|34=1|98=0|108=30");
        session.logout("").then("drop held", "disconnect").is(DISCONNECTED).expects(1);
    }

    @Test
    void nothingIsSentBeforeTheLogonIsAccepted() {
        var session = Scenario.acceptor();
        session.send("35=D|11=a").then("refuse").sendsNext(1);
        session.connects();
        session.send("35=D|11=a").then("refuse").sendsNext(1);
        session.receives("35=A|34=1|98=0|108=30");
        session.send("35=D|11=a").then("refuse").sendsNext(1);
    }

    @Test
    void whatTheRefusalOfTheLogonSaysIsMadeSendable() {
        var session = Scenario.acceptor();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30");
        session.notAuthenticated("10 \u20ac\u0001 are due").then("send 35=5|58=10 ?? are due", "drop held", "disconnect");
    }

    @Test
    void aRefusalIsNotTheReportOfAPeersRefusal() {
        var session = Scenario.acceptor();
        session.connects();
        session.receives("35=A|34=1|98=0|108=-1").reportsNo(LOGON_REFUSED).reports(VIOLATION, "HeartBtInt");
    }
}
