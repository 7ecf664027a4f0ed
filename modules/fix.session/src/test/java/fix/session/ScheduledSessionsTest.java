package fix.session;

import static fix.session.Effect.Kind.RESET;
import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.STOPPED;

import org.junit.jupiter.api.Test;

class ScheduledSessionsTest {
    @Test
    void bothNumbersStartAtOneInAGenerationOfTheirOwn() {
        var session = Scenario.acceptor().loggedOn();
        session.disconnected();
        session.sessionBegins().then("reset 1/1").generation(2).reports(RESET, "new session");
        session.connects().receives("35=A|34=1|98=0|108=30").then("authenticate 35=A");
        session.authenticated().then("count 35=A|34=1", "send 35=A|34=1", "logged on").is(ACTIVE);
    }

    @Test
    void nothingIsAskedOfThePeer() {
        var initiator = Scenario.initiator().sessionBegins();
        initiator.connects().then("send 35=A|34=1|141=-");
    }

    @Test
    void whileAConnectionStandsNoneBegins() {
        Scenario.acceptor().connects().sessionBegins().then().generation(1);
        Scenario.acceptor().loggedOn().sessionBegins().then().is(ACTIVE).generation(1);
    }

    @Test
    void aStoppedSessionKeepsItsNumbers() {
        Scenario.acceptor().storeFails().sessionBegins().then().is(STOPPED).generation(1);
    }
}
