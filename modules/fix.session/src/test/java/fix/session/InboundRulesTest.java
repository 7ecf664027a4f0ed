package fix.session;

import static fix.session.Effect.Kind.GARBLED;
import static fix.session.Effect.Kind.REJECTED;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.LOGOUT_IN_PROGRESS;

import fix.core.SessionID;
import fix.core.dictionary.SessionRejectReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundRulesTest {
    private static final String ORDER = "|11=a|21=3|40=1|54=1|55=X|60=NOW";

    private final Scenario session = Scenario.acceptor().loggedOn();

    @Test
    void messagesInTurnAreCountedAndHandedOver() {
        session.receives("35=D|34=2" + ORDER).then("accept 35=D|34=2|11=a").expects(3);
        session.receives("35=0|34=3").then("accept 35=0|34=3").expects(4);
        session.receives("35=3|34=4|45=1").then("accept 35=3|34=4").expects(5);
        session.receives("35=j|34=5|45=1|372=D|380=3").then("accept 35=j|34=5").expects(6);
    }

    @Test
    void aTestRequestIsAnsweredAfterItIsCounted() {
        session.receives("35=1|34=2|112=HELLO").then("accept 35=1|34=2", "send 35=0|34=2|112=HELLO").expects(3).sendsNext(3);
    }

    @Test
    void aTestRequestWithoutTestReqIDIsRejected() {
        session.receives("35=1|34=2").then("count 35=1|34=2", "send 35=3|45=2|371=112|372=1|373=1").expects(3);
        var unvalidated = Scenario.acceptor().unvalidated().loggedOn();
        unvalidated.receives("35=1|34=2").then("count 35=1|34=2", "send 35=3|45=2|371=112|373=1");
        unvalidated.receives("35=1|34=3|112=").then("count 35=1|34=3", "send 35=3|45=3|371=112|373=1");
    }

    @ParameterizedTest
    @CsvSource({
        "35=D|34=2|11=a|21=3|40=w|54=1|55=X|60=NOW, 5, 40",
        "35=D|34=2|21=3|40=1|54=1|55=X|60=NOW, 1, 11",
        "35=*|34=2, 11, 35",
        "35=0|34=2|41=x, 2, 41",
    })
    void aMessageThatTheDictionaryRefusesIsRejectedAndCounted(String text, String reason, String tag) {
        session.receives(text)
                .then("count 34=2", "send 35=3|34=2|45=2|371=" + tag + "|373=" + reason)
                .reports(REJECTED, "MsgSeqNum 2").is(ACTIVE).expects(3);
    }

    @Test
    void aRejectGoesBackTheWayThatTheMessageCame() {
        session.receives("35=D|34=2|115=A|116=B|144=C|128=D|129=E|145=F|11=a|21=3|40=w|54=1|55=X|60=NOW")
                .then("count 35=D", "send 35=3|128=A|129=B|145=C|115=D|116=E|144=F");
        session.receives("35=D|34=3|50=A|142=B|57=C|143=D|11=a|21=3|40=w|54=1|55=X|60=NOW")
                .then("count 35=D", "send 35=3|57=A|143=B|50=C|142=D");
    }

    @Test
    void inFix40ARejectKnowsNoLocationsToGoThrough() {
        var old = Scenario.of(SessionConfig.acceptor(SessionID.of("FIX.4.0", "ISLD", "TW"))).loggedOn();
        old.receives("35=D|34=2|115=A|116=B|144=C|128=D|129=E|145=F|11=a|21=3|40=w|54=1|55=X|38=1")
                .then("count 35=D", "send 35=3|128=A|129=B|145=-|115=D|116=E|144=-");
    }

    @Test
    void aRejectIsNeverAnsweredWithAReject() {
        session.receives("35=3|34=2").then("count 35=3|34=2").expects(3).reports(REJECTED, "MsgType 3");
    }

    @Test
    void aMessageFromSomebodyElseIsRejectedAndEndsTheSession() {
        session.receives("35=0|34=2|49=EVE")
                .then("count 35=0|34=2", "send 35=3|45=2|371=49|373=9", "send 35=5|58=CompID problem, field=49")
                .is(LOGOUT_IN_PROGRESS).expects(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOW-121", "NOW+121"})
    void aSendingTimeFarFromOursIsRejectedAndEndsTheSession(String sendingTime) {
        session.receives("35=0|34=2|52=" + sendingTime)
                .then("count 35=0|34=2", "send 35=3|45=2|371=52|372=0|373=10", "send 35=5|58=SendingTime accuracy problem, field=52")
                .is(LOGOUT_IN_PROGRESS).expects(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"49=EVE", "56=EVE", "52=NOW-121", "52=NOW+121", "8=FIX.4.2"})
    void anApplicationMessageWithAWrongHeaderIsNotHandedOver(String field) {
        session.receives("35=D|34=2|" + field + ORDER).is(LOGOUT_IN_PROGRESS);
    }

    @Test
    void maxLatencyItselfIsNear() {
        session.receives("35=0|34=2|52=NOW-120", "35=0|34=3|52=NOW+120").then("accept 35=0|34=2", "accept 35=0|34=3").is(ACTIVE);
    }

    @Test
    void withoutADictionaryTheHeadersTimesAreHeldToTheirFormToo() {
        var unvalidated = Scenario.acceptor().unvalidated().loggedOn();
        unvalidated.receives("35=0|34=2|52=-").then("count 35=0", "send 35=3|371=52|373=1", "send 35=5");
        var other = Scenario.acceptor().unvalidated().loggedOn();
        other.receives("35=0|34=2|52=yesterday").then("count 35=0", "send 35=3|371=52|373=6", "send 35=5");
        var third = Scenario.acceptor().unvalidated().loggedOn();
        third.receives("35=0|34=2|43=Y|122=yesterday").then("count 35=0", "send 35=3|371=122|373=6").is(ACTIVE);
    }

    @Test
    void aRejectNamesATagWhereThereIsOneAndWhereItIsTheFault() {
        session.applicationRefuses("35=D|34=2", new Refusal.Session(SessionRejectReason.OTHER, 0, "\u00ff"))
                .then("send 35=3|371=-|58=\u00ff");
        session.applicationRefuses("35=D|34=3", new Refusal.Session(SessionRejectReason.INVALID_TAG_NUMBER, 0, "t")).then("send 35=3|371=0");
    }

    @Test
    void whatWasHeldHasItsTurnAfterAnyKindOfMessage() {
        session.receives("35=0|34=3").then("hold 35=0|34=3", "send 35=2");
        session.receives("35=D|34=2").then("count 35=D|34=2", "send 35=3|45=2", "accept 35=0|34=3").expects(4);
        session.receives("35=0|34=5").then("hold 35=0|34=5", "send 35=2");
        session.receives("35=2|34=4|7=1|16=1").then("accept 35=2|34=4", "replay 1-1", "resend 35=4", "replay done", "accept 35=0|34=5").expects(6);
        session.receives("35=0|34=7").then("hold 35=0|34=7", "send 35=2");
        session.receives("35=1|34=6|112=A").then("accept 35=1|34=6", "send 35=0|112=A", "accept 35=0|34=7").expects(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00010101-00:00:00", "99991231-23:59:59", "17000101-00:00:00", "22611231-23:59:59"})
    void aSendingTimeOfAnotherAgeIsNoAccident(String sendingTime) {
        session.receives("35=0|34=2|52=" + sendingTime).is(LOGOUT_IN_PROGRESS);
    }

    @Test
    void anotherBeginStringEndsTheSessionWithoutBeingCounted() {
        session.receives("8=FIX.4.1|35=1|34=2|112=id")
                .then("send 35=5|34=2|58=Incorrect BeginString: expected FIX.4.4").is(LOGOUT_IN_PROGRESS).expects(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=0", "35=0|34=x", "35=0|34=0", "35=0|34=-3", "35=0|34=9999999999999999999", "35=4|36=5", "35=4|34=|36=5"})
    void pitfall13_aMessageWithoutASequenceNumberEndsTheSession(String text) {
        session.receives(text).then("send 35=5|58=MsgSeqNum(34) is missing or no sequence number").is(LOGOUT_IN_PROGRESS).expects(2);
    }

    @Test
    void pitfall13_numbersHave64BitsAndAreBounded() {
        session.receives("35=4|34=1|36=999999999999999999").expects(Numbers.LAST);
        session.receives("35=0|34=999999999999999999").then("accept 35=0|34=999999999999999999").is(ACTIVE);
        session.receives("35=0|34=1000000000000000000").is(LOGOUT_IN_PROGRESS);
    }

    @Test
    void pitfall04_aPossDupInTurnWithoutOrigSendingTimeIsRejectedAndCounted() {
        session.receives("35=D|34=2|43=Y" + ORDER).then("count 35=D|34=2", "send 35=3|45=2|371=122|373=1").is(ACTIVE).expects(3);
    }

    @Test
    void pitfall04_whereOrigSendingTimeIsNotRequiredAPossDupInTurnIsTaken() {
        var lenient = Scenario.acceptor(config -> config.requiresOrigSendingTime(false)).loggedOn();
        lenient.receives("35=D|34=2|43=Y" + ORDER).then("accept 35=D|34=2");
    }

    @Test
    void pitfall04_aPossDupInTurnIsHandedOver() {
        session.receives("35=D|34=2|43=Y|122=NOW-1" + ORDER).then("accept 35=D|34=2|43=Y");
        session.receives("35=D|34=3|43=Y|122=NOW" + ORDER).then("accept 35=D|34=3|43=Y");
        session.receives("35=D|34=4|43=Y|122=NOW+1" + ORDER)
                .then("count 35=D|34=4", "send 35=3|45=4|371=122|373=10", "send 35=5").is(LOGOUT_IN_PROGRESS);
    }

    @Test
    void aLogonInTheSessionIsRejected() {
        session.receives("35=A|34=2|98=0|108=30").then("count 35=A|34=2", "send 35=3|45=2|373=99").is(ACTIVE).expects(3);
    }

    @Test
    void whatTheApplicationRefusesIsRejected() {
        var refusal = new Refusal.Session(SessionRejectReason.OTHER, 11, "no \u20ac\u0001");
        session.applicationRefuses("35=D|34=2|11=a", refusal).then("send 35=3|45=2|371=11|372=D|373=99|58=no ??");
        session.applicationRefuses("35=8|34=3|37=x", new Refusal.Business(3, "x", "Unsupported Message Type"))
                .then("send 35=j|45=3|372=8|379=x|380=3|58=Unsupported Message Type");
        session.applicationRefuses("35=8|34=3|37=x", new Refusal.Business(3, "", "")).then("send 35=j|45=3|379=-|58=-");
    }

    @Test
    void beforeFix42ThereAreNoReasonsAndNoBusinessReject() {
        var old = Scenario.of(SessionConfig.acceptor(SessionID.of("FIX.4.1", "ISLD", "TW"))).unvalidated().loggedOn();
        old.applicationRefuses("35=8|34=3", new Refusal.Business(3, "x", "Unsupported Message Type"))
                .then("send 35=3|45=3|58=Unsupported Message Type|372=-|373=-|380=-");
    }

    @Test
    void fix42HasReasonsUpToEleven() {
        var config = SessionConfig.acceptor(SessionID.of("FIX.4.2", "ISLD", "TW"));
        var session42 = Scenario.of(config).unvalidated().loggedOn();
        session42.applicationRefuses("35=8|34=3", new Refusal.Session(SessionRejectReason.INVALID_MSG_TYPE, 0, "t"))
                .then("send 35=3|372=8|373=11");
        session42.applicationRefuses("35=8|34=3", new Refusal.Session(SessionRejectReason.OTHER, 0, "t")).then("send 35=3|372=8|373=-");
    }

    @Test
    void whatTheApplicationRefusesWhenNobodyIsThereIsNotSent() {
        session.disconnected();
        session.applicationRefuses("35=8|34=3", new Refusal.Business(3, "", "")).then().sendsNext(2);
    }

    @Test
    void pitfall22_garbledBytesAreReportedAndNotCounted() {
        session.receivesGarbled().then().reports(GARBLED, "no message").expects(2);
    }

    @Test
    void pitfall27_aMessageIsCountedBeforeTheAnswerToItIsSent() {
        session.receives("35=1|34=2|112=A").then("accept 35=1", "send 35=0");
        session.receives("35=2|34=3|7=1|16=1").then("accept 35=2", "replay 1-1", "resend 35=4", "replay done");
        session.receives("35=D|34=4").then("count 35=D", "send 35=3");
        session.receives("35=5|34=5").then("accept 35=5", "send 35=5", "drop held", "logged out", "disconnect");
    }
}
