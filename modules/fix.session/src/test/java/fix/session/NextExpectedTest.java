package fix.session;

import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;

import fix.core.SessionID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EnableNextExpectedMsgSeqNum: NextExpectedMsgSeqNum(789) in the place of ResendRequests after a Logon. */
class NextExpectedTest {
    private static Scenario acceptor() {
        return Scenario.acceptor(config -> config.enableNextExpectedMsgSeqNum(true));
    }

    private static Scenario initiator() {
        return Scenario.initiator(config -> config.enableNextExpectedMsgSeqNum(true));
    }

    @Test
    void pitfall7_anAcceptorAnswersWithTheNumberAfterTheLogonWhenItIsInSequence() {
        var session = acceptor().at(4, 3);
        session.connects();
        session.receives("35=A|34=3|98=0|108=30|789=4");
        session.authenticated().then("count 35=A|34=3", "send 35=A|34=4|789=4", "logged on").is(ACTIVE);
    }

    @Test
    void pitfall7_anAcceptorAnswersALogonThatIsTooHighWithTheNumberThatItMissesAndAsksForNothing() {
        var session = acceptor().at(4, 3);
        session.connects();
        session.receives("35=A|34=6|98=0|108=30|789=4");
        session.authenticated().then("send 35=A|34=4|789=3", "logged on", "hold 35=A|34=6").is(ACTIVE).expects(3);
        session.receives("35=0|34=7").then("hold 35=0|34=7");
        session.receives("35=4|34=3|43=Y|122=NOW|123=Y|36=6")
                .then("accept 35=4|34=3", "count 35=A|34=6", "accept 35=0|34=7").expects(8).holdsNothing();
    }

    @Test
    void pitfall7_aFillThatCoversTheLogonDoesAsWell() {
        var session = acceptor().at(4, 3);
        session.connects();
        session.receives("35=A|34=6|98=0|108=30|789=4");
        session.authenticated();
        session.receives("35=4|34=3|43=Y|122=NOW|123=Y|36=7").then("accept 35=4|34=3").expects(7).holdsNothing();
        session.receives("35=0|34=7").then("accept 35=0|34=7");
    }

    @Test
    void pitfall7_aFillThatDoesNotStartInTimeIsAskedFor() {
        var session = acceptor().at(4, 3);
        session.connects();
        session.receives("35=A|34=6|98=0|108=30|789=4");
        session.authenticated();
        session.advance(60).receives("35=0|34=7").then("hold 35=0|34=7");
        session.advance(0.001).receives("35=0|34=8").then("hold 35=0|34=8", "send 35=2|34=5|7=3|16=0");
    }

    @Test
    void pitfall7_aPeerWithoutItIsAskedForTheGapAsUsual() {
        var session = acceptor().at(4, 3);
        session.connects();
        session.receives("35=A|34=6|98=0|108=30");
        session.authenticated().then("send 35=A|34=4|789=3", "logged on", "hold 35=A|34=6", "send 35=2|34=5|7=3|16=0");
    }

    @Test
    void pitfall7_anAcceptorSendsWhatItsClientMissesUpToItsOwnLogonUnasked() {
        var session = acceptor().loggedOn().sendMany(2);
        session.disconnected();
        session.connects();
        session.receives("35=A|34=2|98=0|108=30|789=3");
        session.authenticated()
                .then("count 35=A|34=2", "send 35=A|34=4|789=3", "logged on", "replay 3-4", "resend 35=D|34=3", "resend 35=4|34=4|36=5", "replay done");
    }

    @Test
    void pitfall7_aPeerThatMissesNothingIsSentNothing() {
        var session = acceptor().at(4, 3);
        session.connects();
        session.receives("35=A|34=3|98=0|108=30|789=4");
        session.authenticated().then("count 35=A", "send 35=A", "logged on");
    }

    @Test
    void pitfall7_anInitiatorSaysWhatItExpectsAndSendsWhatTheAcceptorMisses() {
        var session = initiator().at(5, 7);
        session.connects().then("send 35=A|34=5|789=7");
        session.receives("35=A|34=7|98=0|108=30|789=3")
                .then("accept 35=A|34=7", "logged on", "replay 3-5", "resend 35=4|34=3|36=6", "replay done");
    }

    @Test
    void pitfall7_anInitiatorWaitsForTheFillToo() {
        var session = initiator().at(5, 7);
        session.connects();
        session.receives("35=A|34=9|98=0|108=30|789=6").then("logged on", "hold 35=A|34=9").expects(7);
        session.receives("35=D|34=7|43=Y|122=NOW|11=a|21=3|40=1|54=1|55=X|60=NOW", "35=4|34=8|43=Y|122=NOW|123=Y|36=9")
                .then("accept 35=D|34=7", "accept 35=4|34=8", "accept 35=A|34=9").expects(10);
    }

    @ParameterizedTest
    @CsvSource({"5, 'NextExpectedMsgSeqNum(789) is too high, expecting at most 4 but received 5'", "0, NextExpectedMsgSeqNum(789) is no sequence number"})
    void pitfall7_anAcceptorThatNeverSentWhatIsExpectedRefusesWithAText(String expected, String text) {
        var session = acceptor().at(4, 3).unvalidated();
        session.connects();
        session.receives("35=A|34=3|98=0|108=30|789=" + expected);
        session.authenticated().then("send 35=5|34=4|58=" + text, "drop held", "disconnect").is(DISCONNECTED).expects(3);
    }

    @Test
    void pitfall7_anInitiatorThatNeverSentWhatIsExpectedRefusesWithAText() {
        var session = initiator().at(5, 7);
        session.connects();
        session.receives("35=A|34=7|98=0|108=30|789=7")
                .then("send 35=5|34=6|58=NextExpectedMsgSeqNum(789) is too high, expecting at most 6 but received 7", "disconnect").is(DISCONNECTED);
    }

    @Test
    void aResetExpectsNumberOneAndItsAnswerTwo() {
        var initiator = Scenario.initiator(config -> config.enableNextExpectedMsgSeqNum(true).resetOnLogon(true)).at(5, 7);
        initiator.connects().then("reset 1/1", "send 35=A|34=1|141=Y|789=1");
        var acceptor = acceptor().at(9, 9);
        acceptor.connects();
        acceptor.receives("35=A|34=1|98=0|108=30|141=Y|789=1");
        acceptor.authenticated().then("reset 1/1", "count 35=A", "send 35=A|34=1|141=Y|789=2", "logged on");
        acceptor.receives("35=0|34=2");
        acceptor.receives("35=A|34=1|98=0|108=30|141=Y|789=1").then("drop held", "reset 1/1", "accept 35=A", "send 35=A|34=1|141=Y|789=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.1", "FIX.4.2", "FIX.4.3"})
    void versionsBeforeFix44HaveNone(String version) {
        var session = Scenario.of(SessionConfig.builder(SessionID.of(version, "ISLD", "TW"), Role.ACCEPTOR).enableNextExpectedMsgSeqNum(true).build());
        session.connects();
        session.receives("35=A|34=3|98=0|108=30");
        session.authenticated().then("send 35=A|789=-", "logged on", "hold 35=A", "send 35=2|7=1");
    }

    @Test
    void withoutTheSettingItIsNeitherSaidNorHeeded() {
        var session = Scenario.acceptor().at(4, 3);
        session.connects();
        session.receives("35=A|34=6|98=0|108=30|789=9");
        session.authenticated().then("send 35=A|34=4|789=-", "logged on", "hold 35=A", "send 35=2|7=3|16=0");
    }
}
