package fix.session;

import static fix.session.SessionStatus.ACTIVE;
import static fix.session.SessionStatus.DISCONNECTED;
import static fix.session.SessionStatus.STOPPED;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fix.core.SessionID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResendRulesTest {
    private final Scenario session = Scenario.acceptor().loggedOn();

    @Test
    void messagesAreSentAgainUnderTheirNumbersAndAdminMessagesAreFilled() {
        session.sendMany(2).receives("35=1|34=2|112=A");
        session.send("35=D|11=last");
        session.receives("35=2|34=3|7=1|16=0")
                .then("accept 35=2|34=3", "replay 1-5",
                        "resend 35=4|34=1|43=Y|122=*|123=Y|36=2",
                        "resend 35=D|34=2|43=Y|122=*|11=order0", "resend 35=D|34=3|43=Y|11=order1",
                        "resend 35=4|34=4|36=5",
                        "resend 35=D|34=5|11=last", "replay done")
                .sendsNext(6);
    }

    @Test
    void pitfall01_aResendThatEndsInAdminMessagesFillsFromWhereItStands() {
        session.sendMany(2).receives("35=1|34=2|112=A");
        session.receives("35=1|34=3|112=B");
        session.receives("35=2|34=4|7=2|16=0")
                .then("accept 35=2", "replay 2-5", "resend 35=D|34=2", "resend 35=D|34=3", "resend 35=4|34=4|123=Y|36=6", "replay done");
    }

    @Test
    void pitfall05_aRejectIsSentAgainAndNoOtherAdminMessageIs() {
        session.receives("35=0|34=2|41=x").then("count 35=0", "send 35=3|34=2");
        session.receives("35=1|34=3|112=A").then("accept 35=1", "send 35=0|34=3");
        session.receives("35=0|34=9").then("hold 35=0", "send 35=2|34=4");
        session.receives("35=0|34=4").tick(45).then("send 35=1|34=5|112=*");
        session.receives("35=2|34=5|7=1|16=0")
                .then("accept 35=2", "replay 1-5", "resend 35=4|34=1|36=2", "resend 35=3|34=2|43=Y|122=*|45=2",
                        "resend 35=4|34=3|36=6", "replay done");
    }

    @Test
    void pitfall14_aResendGoesOnChunkByChunkAndOneGapFillSpansChunks() {
        var chunked = Scenario.acceptor().replayingChunksOf(2).loggedOn().sendMany(1);
        chunked.receives("35=1|34=2|112=A");
        chunked.receives("35=1|34=3|112=B");
        chunked.receives("35=1|34=4|112=C");
        chunked.send("35=D|11=last");
        chunked.receives("35=2|34=5|7=1|16=0")
                .then("accept 35=2", "replay 1-6", "resend 35=4|34=1|36=2", "resend 35=D|34=2", "replay 3-6", "replay 5-6",
                        "resend 35=4|34=3|36=6", "resend 35=D|34=6", "replay done");
    }

    @Test
    void pitfall14_aResendEndsAtTheLastNumberThatWasGivenOutWhenItBegan() {
        session.replayingByHand().sendMany(2);
        session.receives("35=2|34=2|7=1|16=0").then("accept 35=2", "replay 1-3");
        session.send("35=D|11=live").then("send 35=D|34=4");
        session.replay(session.stored(1), session.stored(2), session.stored(3))
                .then("resend 35=4|34=1", "resend 35=D|34=2", "resend 35=D|34=3", "replay done");
    }

    @Test
    void pitfall14_aResendDoesNotStopHeartbeats() {
        session.replayingByHand().receives("35=1|34=2|112=A").tick(1);
        session.receives("35=2|34=3|7=1|16=0").isDueIn(29);
        session.advance(20).replay(session.stored(1)).then("replay 2-2").isDueIn(9);
        session.tick(9).then("send 35=0|34=3");
    }

    @Test
    void whatIsResentIsASignOfLifeOfOurs() {
        session.replayingByHand().sendMany(2);
        session.receives("35=2|34=2|7=2|16=0");
        session.advance(20).replay(session.stored(2)).then("resend 35=D|34=2", "replay 3-3").isDueIn(25);
    }

    @Test
    void aNamedEndIsKeptToAndBoundedByWhatWasSent() {
        session.sendMany(4);
        session.receives("35=2|34=2|7=2|16=3").then("accept 35=2", "replay 2-3", "resend 34=2", "resend 34=3", "replay done");
        session.receives("35=2|34=3|7=4|16=77").then("accept 35=2", "replay 4-5", "resend 34=4", "resend 34=5", "replay done");
        session.receives("35=2|34=4|7=3|16=3").then("accept 35=2", "replay 3-3", "resend 34=3", "replay done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.0", "FIX.4.1", "FIX.4.2"})
    void pitfall13_999999MeansEverythingUpToFix42(String version) {
        var old = Scenario.of(SessionConfig.acceptor(SessionID.of(version, "ISLD", "TW"))).unvalidated().loggedOn().sendMany(2);
        old.receives("35=2|34=2|7=2|16=999999").then("accept 35=2", "replay 2-3", "resend 34=2", "resend 34=3", "replay done");
    }

    @ParameterizedTest
    @CsvSource({"FIX.4.2, 1999999", "FIX.4.3, 999999", "FIX.4.4, 999999"})
    void pitfall13_999999IsANumberLikeAnyOtherFromFix43On(String version, long last) {
        var session = Scenario.of(SessionConfig.acceptor(SessionID.of(version, "ISLD", "TW"))).unvalidated().replayingByHand();
        session.at(1_999_999, 2).loggedOn();
        session.receives("35=2|34=3|7=999998|16=999999").then("accept 35=2", "replay 999998-" + last);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7=0|16=0", "7=2|16=0", "7=9|16=12", "7=x|16=0", "7=1|16=x"})
    void aRangeThatWasNeverSentIsRejected(String range) {
        var unvalidated = Scenario.acceptor().unvalidated().loggedOn();
        unvalidated.receives("35=2|34=2|" + range).then("accept 35=2", "send 35=3|45=2|373=5").is(ACTIVE).expects(3);
    }

    @Test
    void anEndBeforeItsBeginningIsRejected() {
        session.sendMany(4);
        session.receives("35=2|34=2|7=3|16=2").then("accept 35=2", "send 35=3|45=2|371=16|373=5");
    }

    @Test
    void pitfall09_requestsThatComeWhileOneIsServedWaitAsOne() {
        session.replayingByHand().sendMany(5);
        session.receives("35=2|34=2|7=2|16=3").then("accept 35=2", "replay 2-3");
        session.receives("35=2|34=3|7=5|16=0").then("accept 35=2");
        session.receives("35=2|34=4|7=4|16=4").then("accept 35=2");
        session.replay(session.stored(2), session.stored(3)).then("resend 34=2", "resend 34=3", "replay done", "replay 4-6");
        session.replay(session.stored(4), session.stored(5), session.stored(6))
                .then("resend 34=4", "resend 34=5", "resend 34=6", "replay done");
        session.replay(session.stored(4)).then();
    }

    @Test
    void pitfall09_bothSidesAskAtOnceAndEachIsServed() {
        session.sendMany(1);
        session.receives("35=2|34=3|7=1|16=0")
                .then("hold 35=2", "replay 1-2", "send 35=2|34=3|7=2|16=0", "resend 35=4|34=1|36=2", "resend 35=D|34=2", "replay done");
    }

    @Test
    void aMissingRecordStopsTheSession() {
        session.replayingByHand().sendMany(2);
        session.receives("35=2|34=2|7=1|16=0");
        session.replay(session.stored(1), session.stored(3)).then("drop held", "logged out", "disconnect").is(STOPPED);
        assertInstanceOf(SessionState.Stopped.class, session.state());
        session.connects().then("disconnect").is(STOPPED);
        session.at(4, 3).is(DISCONNECTED);
    }

    @Test
    void aPieceWithoutItsFirstNumberStopsTheSession() {
        session.replayingByHand();
        session.receives("35=2|34=2|7=1|16=0");
        session.replay().then("drop held", "logged out", "disconnect").is(STOPPED);
    }

    @Test
    void pitfall12_aPieceForAnotherConnectionIsNotSent() {
        session.replayingByHand().sendMany(1);
        session.receives("35=2|34=2|7=1|16=0");
        session.disconnected();
        session.connects();
        session.receives("35=A|34=3|98=0|108=30");
        session.authenticated();
        session.replayOnConnection(1, session.stored(1)).then();
        session.receives("35=2|34=4|7=1|16=1").then("accept 35=2", "replay 1-1");
        session.replayOnConnection(1, session.stored(1)).then();
        session.replay(session.stored(1)).then("resend 35=4|34=1", "replay done");
    }

    @Test
    void pitfall16_resendsAreServedAfterOurLogout() {
        session.sendMany(1).logout("bye");
        session.receives("35=2|34=2|7=1|16=0")
                .then("accept 35=2", "replay 1-3", "resend 35=4|34=1|36=2", "resend 35=D|34=2", "resend 35=4|34=3|36=4", "replay done");
        session.receives("35=5|34=3").then("accept 35=5", "drop held", "logged out", "disconnect");
    }
}
