package fix.session;

import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DefaultApplVerID(1137) of the Logons of FIXT.1.1. */
class FixtLogonTest {
    private static final SessionID ID = SessionID.of("FIXT.1.1", "ISLD", "TW");

    private static Scenario acceptor(String defaultApplVerID) {
        return Scenario.of(SessionConfig.builder(ID, Role.ACCEPTOR).defaultApplVerID(defaultApplVerID).build());
    }

    private static Scenario initiator() {
        return Scenario.of(SessionConfig.builder(ID, Role.INITIATOR).defaultApplVerID("FIX.5.0SP2").build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "8", "9", "2"})
    void anAcceptorWithoutAVersionFollowsItsClientAndSaysSo(String version) {
        var session = acceptor("").unvalidated();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|1137=" + version);
        session.authenticated().then("count 35=A|34=1", "send 35=A|34=1|98=0|108=30|1137=" + version, "logged on").is(ACTIVE);
    }

    @Test
    void anAcceptorWithAVersionTakesNoOther() {
        var session = acceptor("9");
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|1137=7")
                .then("send 35=5|34=1|58=DefaultApplVerID(1137) must be 9, not 7", "disconnect").is(DISCONNECTED).expects(1);
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|1137=9").then("authenticate 35=A");
        session.authenticated().then("count 35=A|34=1", "send 35=A|34=2|1137=9", "logged on");
    }

    @Test
    void aLogonWithoutAVersionIsRefusedWithATextAndMovesNoInboundNumber() {
        var session = acceptor("").at(3, 1);
        session.connects();
        session.receives("35=A|34=1|98=0|108=30")
                .then("send 35=5|34=3|58=Invalid Logon message: Required tag missing: DefaultApplVerID(1137)", "disconnect")
                .is(DISCONNECTED).expects(1);
        session = acceptor("").unvalidated();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30")
                .then("send 35=5|58=Invalid Logon message: Required tag missing, field=1137", "disconnect");
    }

    @Test
    void aVersionThatTheStandardLacksIsRefusedWithATextWithoutADictionaryToo() {
        var session = acceptor("").unvalidated();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|1137=99")
                .then("send 35=5|34=1|58=DefaultApplVerID(1137)=99 is no application version", "disconnect").is(DISCONNECTED);
    }

    @Test
    void anInitiatorSaysItsVersionAndTakesWhatTheAcceptorPrefers() {
        var session = initiator();
        session.connects().then("send 35=A|34=1|98=0|108=30|1137=9");
        session.receives("35=A|34=1|98=0|108=30|1137=7").then("accept 35=A|34=1", "logged on").is(ACTIVE);
    }

    @Test
    void anInitiatorRefusesAnAnswerWithoutAVersion() {
        var session = initiator().unvalidated();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30")
                .then("send 35=5|34=2|58=Invalid Logon message: Required tag missing, field=1137", "disconnect").is(DISCONNECTED);
    }

    @Test
    void aResetInTheSessionIsAnsweredWithTheVersionToo() {
        var session = acceptor("");
        session.connects();
        session.receives("35=A|34=1|98=0|108=30|1137=7");
        session.authenticated();
        session.receives("35=A|34=1|98=0|108=30|141=Y|1137=7")
                .then("drop held", "reset 1/1", "accept 35=A|34=1", "send 35=A|34=1|141=Y|1137=7");
    }

    @Test
    void beforeFixtALogonHasNoVersion() {
        var session = Scenario.acceptor();
        session.connects();
        session.receives("35=A|34=1|98=0|108=30");
        session.authenticated().then("count 35=A", "send 35=A|1137=-", "logged on");
    }

    @Test
    void theSettingTakesAVersionsNameOrItsValueAndBelongsToFixtAlone() {
        assertEquals("8", SessionConfig.builder(ID, Role.ACCEPTOR).defaultApplVerID("FIX.5.0SP1").build().defaultApplVerID());
        assertEquals("8", SessionConfig.builder(ID, Role.ACCEPTOR).defaultApplVerID("8").build().toBuilder().build().defaultApplVerID());
        refused("needs", SessionConfig.builder(ID, Role.INITIATOR));
        refused("nothing but with BeginString=FIXT.1.1", SessionConfig.builder(Scenario.ID, Role.ACCEPTOR).defaultApplVerID("9"));
        var unknown = assertThrows(IllegalArgumentException.class, () -> SessionConfig.builder(ID, Role.ACCEPTOR).defaultApplVerID("FIX.6.0"));
        assertTrue(unknown.getMessage().contains("FIX.6.0"), unknown.getMessage());
    }

    private static void refused(String text, SessionConfig.Builder builder) {
        var refusal = assertThrows(IllegalArgumentException.class, builder::build);
        assertTrue(refusal.getMessage().contains("DefaultApplVerID") && refusal.getMessage().contains(text), refusal.getMessage());
    }
}
