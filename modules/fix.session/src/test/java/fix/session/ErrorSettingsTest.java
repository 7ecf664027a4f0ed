package fix.session;

import static fix.session.Effect.Kind.GARBLED;
import static fix.session.Effect.Kind.INVALID;
import static fix.session.Effect.Kind.REJECTED;
import static fix.session.Effect.Kind.VIOLATION;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;

import fix.core.SessionID;
import fix.core.dictionary.SessionRejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ResetOnError, DisconnectOnError, RejectInvalidMessage, RejectGarbledMessage: what a wrong message leads to. */
class ErrorSettingsTest {
    /** A message without its TestReqID. */
    private static final String WRONG = "35=1|34=2";

    @Test
    void withoutTheSettingsAWrongMessageIsRejectedAndCounted() {
        var session = Scenario.acceptor().loggedOn();
        session.receives(WRONG).then("count 35=1", "send 35=3|45=2|371=112|373=1").is(ACTIVE).expects(3);
    }

    @Test
    void disconnectOnErrorEndsTheConnectionInstead() {
        var session = Scenario.acceptor(config -> config.disconnectOnError(true)).loggedOn();
        session.receives(WRONG).then("count 35=1", "drop held", "logged out", "disconnect")
                .is(DISCONNECTED).expects(3).sendsNext(2).generation(1)
                .reports(REJECTED, "MsgSeqNum 2").reports(VIOLATION, "MsgSeqNum 2 is rejected");
    }

    @Test
    void resetOnErrorLogsOutAndStartsAnew() {
        var session = Scenario.acceptor(config -> config.resetOnError(true)).loggedOn();
        session.receives(WRONG).then("count 35=1", "send 35=5|34=2", "drop held", "logged out", "disconnect", "reset 1/1")
                .is(DISCONNECTED).expects(1).sendsNext(1).generation(2);
    }

    @Test
    void disconnectOnErrorWithResetOnDisconnectStartsAnewToo() {
        var session = Scenario.acceptor(config -> config.disconnectOnError(true).resetOnDisconnect(true)).loggedOn();
        session.receives(WRONG).then("count 35=1", "drop held", "logged out", "disconnect", "reset 1/1").generation(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=0|34=2|49=EVE", "35=4|34=2|123=Y|36=1", "35=4|34=2|36=1", "35=2|34=2|7=90|16=0", "35=0|34=1|43=Y", "35=0|34=2|52=NOW-500"})
    void everythingThatIsRejectedIsAnErrorForThem(String wrong) {
        var session = Scenario.acceptor(config -> config.disconnectOnError(true)).loggedOn();
        session.receives(wrong).is(DISCONNECTED).sendsNext(2).reports(REJECTED, "");
    }

    @Test
    void aRejectOfThePeerIsNoError() {
        var session = Scenario.acceptor(config -> config.disconnectOnError(true)).loggedOn();
        session.receives("35=3|34=2").is(ACTIVE);
    }

    @Test
    void whatTheApplicationRejectsIsAnErrorAndWhatItDeclinesIsNone() {
        var session = Scenario.acceptor(config -> config.disconnectOnError(true)).loggedOn();
        session.applicationRefuses("35=D|34=2", new Refusal.Business(3, "", "no")).then("send 35=j").is(ACTIVE);
        session.applicationRefuses("35=D|34=2", new Refusal.Session(SessionRejectReason.OTHER, 0, "no"))
                .then("drop held", "logged out", "disconnect");
    }

    @Test
    void onceOurLogoutIsSentResetOnErrorSendsNoOther() {
        var session = Scenario.acceptor(config -> config.resetOnError(true)).loggedOn();
        session.logout("bye");
        session.receives(WRONG).then("count 35=1", "drop held", "logged out", "disconnect", "reset 1/1");
    }

    // ---- RejectInvalidMessage

    @Test
    void withoutRejectInvalidMessageWhatTheDictionaryRefusesIsReportedAndTaken() {
        var session = Scenario.acceptor(config -> config.rejectInvalidMessage(false)).loggedOn();
        session.receives("35=D|34=2|11=a").then("accept 35=D|34=2").reports(INVALID, "MsgSeqNum 2: Required tag missing").expects(3);
        session.receives("35=D|34=5|11=a").then("hold 35=D|34=5", "send 35=2|7=3");
        session.receives("35=4|34=3|43=Y|122=NOW|123=Y|36=5").then("accept 35=4", "accept 35=D|34=5");
        session.receives("35=1|34=6").then("count 35=1", "send 35=3|371=112");
    }

    @Test
    void aLogonThatTheDictionaryRefusesIsTakenThenToo() {
        var session = Scenario.acceptor(config -> config.rejectInvalidMessage(false));
        session.connects();
        session.receives("35=A|34=1|108=30").then("authenticate 35=A").reports(INVALID, "EncryptMethod");
        session = Scenario.acceptor(config -> config.rejectInvalidMessage(false));
        session.connects();
        session.receives("35=A|34=1|98=0").then("send 35=5", "disconnect");
    }

    // ---- RejectGarbledMessage

    private static Scenario rejectingGarbled() {
        return Scenario.acceptor(config -> config.rejectGarbledMessage(true)).loggedOn();
    }

    @Test
    void pitfall22_garbledBytesMoveNoNumberUnlessTheyAreToBeRejected() {
        var session = Scenario.acceptor().loggedOn();
        session.receivesGarbled("35=D|34=2").then().expects(2).reports(GARBLED, "wrong CheckSum");
    }

    @Test
    void aGarbledMessageInTurnIsRejectedAndCounted() {
        var session = rejectingGarbled();
        session.receivesGarbled("35=D|34=2|50=me")
                .then("count 35=D|34=2", "send 35=3|34=2|45=2|372=D|373=-|371=-|57=me|58=the message is garbled: wrong CheckSum")
                .expects(3).reports(GARBLED, "wrong CheckSum");
        session.receives("35=0|34=3").then("accept 35=0|34=3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=D|34=1", "35=D|34=3", "35=A|34=2", "35=4|34=2"})
    void oneThatDoesNotHaveItsTurnIsRejectedAndNotCounted(String garbled) {
        rejectingGarbled().receivesGarbled(garbled).then("send 35=3|34=2").expects(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=D", "35=D|34=0", "35=D|34=x", "8=FIX.4.2|35=D|34=2"})
    void oneThatSaysNoNumberOrIsOfAnotherVersionIsIgnored(String garbled) {
        rejectingGarbled().receivesGarbled(garbled).then().expects(2);
    }

    @Test
    void bytesThatAreNoMessageAtAllAreIgnored() {
        rejectingGarbled().receivesGarbled().then().expects(2);
    }

    @Test
    void whatWasHeldHasItsTurnAfterAGarbledMessageWasCounted() {
        var session = rejectingGarbled();
        session.receives("35=0|34=3");
        session.receivesGarbled("35=D|34=2").then("count 35=D|34=2", "send 35=3|45=2", "accept 35=0|34=3").expects(4);
    }

    @Test
    void ofAPeerThatBrokeARuleNothingIsRejected() {
        var session = rejectingGarbled();
        session.receives("35=0|34=1");
        session.receivesGarbled("35=D|34=2").then().expects(2);
    }

    @Test
    void beforeFix42TheRejectSaysTheNumberAlone() {
        var session = Scenario.of(SessionConfig.builder(SessionID.of("FIX.4.1", "ISLD", "TW"), Role.ACCEPTOR).rejectGarbledMessage(true).build()).loggedOn();
        session.receivesGarbled("35=D|34=2").then("count 35=D", "send 35=3|45=2|372=-|373=-|371=-");
    }
}
