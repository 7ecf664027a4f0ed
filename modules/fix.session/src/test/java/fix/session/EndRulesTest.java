package fix.session;

import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;
import static fix.session.SessionStatus.LOGOUT_IN_PROGRESS;
import static fix.session.SessionStatus.STOPPED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.core.dictionary.SessionRejectReason;
import fix.core.dictionary.Valid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndRulesTest {
    private final Scenario session = Scenario.acceptor().loggedOn();

    // ---- the peer logs out

    @Test
    void aLogoutIsCountedAnsweredAndTheConnectionClosed() {
        session.receives("35=5|34=2").then("accept 35=5|34=2", "send 35=5|34=2", "drop held", "logged out", "disconnect")
                .is(DISCONNECTED).expects(3).sendsNext(3);
    }

    @Test
    void aLogoutThatTheDictionaryRefusesIsRejectedAndTheSessionGoesOn() {
        session.receives("35=5|34=2|41=x").then("count 35=5", "send 35=3|371=41").is(ACTIVE);
    }

    @Test
    void aLogoutFromSomebodyElseIsRejected() {
        session.receives("35=5|34=2|49=EVE").then("count 35=5", "send 35=3|373=9", "send 35=5|58=*").is(LOGOUT_IN_PROGRESS);
        var other = Scenario.acceptor().loggedOn();
        other.receives("35=5|34=9|49=EVE").then("send 35=3|373=9", "send 35=5|58=*").is(LOGOUT_IN_PROGRESS).expects(2);
    }

    // ---- we log out

    @Test
    void pitfall16_ourLogoutWaitsForTheAnswer() {
        session.logout("end of day").then("send 35=5|34=2|58=end of day").is(LOGOUT_IN_PROGRESS).isDueIn(2);
        session.receives("35=5|34=2").then("accept 35=5", "drop held", "logged out", "disconnect").is(DISCONNECTED).expects(3);
    }

    @Test
    void pitfall16_ourLogoutThatIsNotAnsweredTimesOut() {
        session.logout("");
        session.tick(1.9).then();
        session.tick(0.1).then("drop held", "logged out", "disconnect").is(DISCONNECTED);
    }

    @Test
    void weDoNotLogOutTwice() {
        session.logout("");
        session.logout("").then().is(LOGOUT_IN_PROGRESS).sendsNext(3);
    }

    @Test
    void pitfall16_messagesAreStillAcceptedAfterOurLogout() {
        session.logout("");
        session.receives("35=D|34=2|11=a|21=3|40=1|54=1|55=X|60=NOW").then("accept 35=D|34=2").expects(3);
        session.receives("35=D|34=3|11=a").then("count 35=D|34=3", "send 35=3|45=3").expects(4);
        session.receives("35=5|34=4").then("accept 35=5", "drop held", "logged out", "disconnect").expects(5);
    }

    @Test
    void afterOurLogoutWeSendNothingNewOfOurOwn() {
        session.logout("");
        session.send("35=D|11=a").then("refuse").sendsNext(3);
        session.receives("35=1|34=2|112=A").then("accept 35=1|34=2");
        session.receives("35=0|34=9").then("hold 35=0|34=9");
    }

    @Test
    void whatTheApplicationRefusesAfterOurLogoutIsStillRejected() {
        session.logout("");
        session.applicationRefuses("35=8|34=2", new Refusal.Business(3, "", "no")).then("send 35=j|34=3|45=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=5|34=9", "35=5|34=1", "35=5", "35=5|34=9|41=x", "8=FIX.4.2|35=5|34=9", "35=5|34=9|49=EVE"})
    void pitfall16_anyLogoutAnswersOursAndOneOutOfTurnDoesNotCount(String logout) {
        session.logout("");
        session.receives(logout).then("drop held", "logged out", "disconnect").is(DISCONNECTED).expects(2);
    }

    // ---- a peer that broke a rule

    @Test
    void ofAPeerThatBrokeARuleNothingCountsButItsLogout() {
        session.receives("8=FIX.4.1|35=0|34=2").is(LOGOUT_IN_PROGRESS);
        session.receives("35=D|34=2|11=a|21=3|40=1|54=1|55=X|60=NOW").then().expects(2);
        session.receives("35=2|34=2|7=1|16=0").then();
        session.receives("35=4|34=2|36=9").then().expects(2);
        session.receives("35=A|34=1|98=0|108=30|141=Y").then().generation(1);
        session.receives("35=1|34=2|112=A").then();
        session.applicationRefuses("35=8|34=2", new Refusal.Session(SessionRejectReason.OTHER, 0, "no")).then();
        session.receives("35=5|34=3").then("drop held", "logged out", "disconnect").is(DISCONNECTED);
    }

    @Test
    void aPeerThatBreaksARuleAfterOurLogoutIsNotToldTwice() {
        session.logout("");
        session.receives("35=0|34=1").then().is(LOGOUT_IN_PROGRESS).isDueIn(2);
        session.receives("35=0|34=2").then().expects(2);
    }

    // ---- the connection ends

    @Test
    void theEndOfAConnectionEndsTheSessionOnItAndKeepsItsNumbers() {
        session.sendMany(3).receives("35=0|34=2");
        session.disconnected().then("drop held", "logged out", "disconnect").is(DISCONNECTED).expects(3).sendsNext(5);
        session.disconnected().then();
    }

    @Test
    void pitfall12_theEndOfAnotherConnectionChangesNothing() {
        session.disconnected();
        session.connects();
        session.receives("35=A|34=2|98=0|108=30");
        session.authenticated();
        session.disconnectedOnConnection(1).then().is(ACTIVE);
    }

    @Test
    void resetOnLogoutStartsAnewAfterALogoutAndNotAfterACut() {
        var resetting = Scenario.acceptor(config -> config.resetOnLogout(true)).loggedOn();
        resetting.disconnected().then("drop held", "logged out", "disconnect").generation(1);
        resetting.loggedOn();
        resetting.receives("35=5|34=3").then("accept 35=5", "send 35=5", "drop held", "logged out", "disconnect", "reset 1/1").generation(2);
        resetting.loggedOn().logout("");
        resetting.receives("35=5|34=2").then("accept 35=5", "drop held", "logged out", "disconnect", "reset 1/1").generation(3);
    }

    @Test
    void anInitiatorStartsAnewWhenTheAnswerToItsLogoutIsLostAndSaysSo() {
        var resetting = Scenario.initiator(config -> config.resetOnLogout(true)).loggedOn();
        resetting.logout("");
        resetting.disconnected().then("drop held", "logged out", "disconnect", "reset 1/1");
        resetting.connects().then("send 35=A|34=1|141=Y");
    }

    @Test
    void resetOnDisconnectStartsAnewHoweverTheConnectionEnds() {
        var resetting = Scenario.acceptor(config -> config.resetOnDisconnect(true)).loggedOn();
        resetting.disconnected().then("drop held", "logged out", "disconnect", "reset 1/1").generation(2).expects(1).sendsNext(1);
        resetting.loggedOn();
        resetting.receives("35=5|34=2").then("accept 35=5", "send 35=5", "drop held", "logged out", "disconnect", "reset 1/1").generation(3);
        resetting.connects();
        resetting.disconnected().then("disconnect").generation(3);
        resetting.at(5, 5).disconnectedOnConnection(0).then().sendsNext(5);
    }

    // ---- the store fails

    @Test
    void pitfall28_aStoreThatFailsStopsTheSessionUntilItIsRestored() {
        session.sendMany(2).storeFails().then("drop held", "logged out", "disconnect").is(STOPPED).isNeverDue();
        session.send("35=D|11=a").then("refuse");
        session.connects().then("disconnect").is(STOPPED);
        session.receives("35=0|34=2").then();
        session.tick(1000).then();
        session.logout("").then().is(STOPPED);
        session.storeFails().then().is(STOPPED);
        session.at(3, 2).is(DISCONNECTED).sendsNext(3);
        session.loggedOn().sendsNext(4);
    }

    @Test
    void aPlaceThatIsSetByHandIsTakenOnlyWithoutAConnection() {
        session.at(77, 88).sendsNext(2).expects(2);
        session.disconnected();
        session.at(77, 88).sendsNext(77).expects(88);
    }

    @Test
    void theReasonOfALogoutIsPassedOn() {
        var step = SessionProtocol.step(
                SessionConfig.acceptor(Scenario.ID), session.state(),
                Input.Received.fresh(1, session.message("35=5|34=2|58=maintenance"), Valid.VALID, session.now()));
        assertEquals(
                List.of(new Effect.LoggedOut(1, "the peer logged out: maintenance")),
                step.effects().stream().filter(Effect.LoggedOut.class::isInstance).toList());
    }
}
