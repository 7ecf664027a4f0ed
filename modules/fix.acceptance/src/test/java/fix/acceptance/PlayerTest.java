package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlayerTest {
    private static final String LOGON = "I8=FIX.4.4|35=A|34=1|49=TW|52=<TIME>|56=ISLD|98=0|108=30|";
    private static final String EXPECTED_LOGON = "E8=FIX.4.4|9=61|35=A|34=1|49=ISLD|52=00000000-00:00:00.000|56=TW|98=0|108=30|10=0|";
    private static final String SERVERS_LOGON = "8=FIX.4.4|35=A|34=1|49=ISLD|52=<TIME>|56=TW|98=0|108=30|";
    private static final String SERVERS_LOGOUT = "8=FIX.4.4|35=5|34=2|49=ISLD|52=<TIME>|56=TW|";
    private static final String SERVERS_HEARTBEAT = "8=FIX.4.4|35=0|34=2|49=ISLD|52=<TIME>|56=TW|";
    private static final String SERVERS_ORDER = "8=FIX.4.4|35=D|34=2|49=ISLD|52=<TIME>|56=TW|11=x|";

    private final FakeLine line = new FakeLine();
    private final Player player = new Player(line, RunnerSettings.DEFAULT);

    private ScriptResult play(String... lines) {
        return player.play(ScriptParser.parse("test.def", Text.bytes(String.join("\n", lines).replace("|", Text.SOH))));
    }

    private static Failure failure(ScriptResult result) {
        assertFalse(result.passed(), "the script passed");
        return result.failures().getFirst();
    }

    @Test
    void aConversationAsTheScriptSaysPasses() {
        line.then().answers(SERVERS_LOGON);

        assertEquals(List.of(), play("iCONNECT", LOGON, EXPECTED_LOGON).failures());
        assertEquals(List.of("8=FIX.4.4|9=61|35=A|34=1|49=TW|52=20260105-10:00:00.000|56=ISLD|98=0|108=30|10=181|"), line.sent);
        assertEquals(List.of("connect 1", "half-close 1", "close 1"), line.log);
    }

    @Test
    void aFailureSaysWhereWhatAndWhatWentBefore() {
        line.then().answers("8=FIX.4.4|35=A|34=7|49=ISLD|52=<TIME>|56=TW|98=0|554=hush|");

        var failure = failure(play("# comment", "iCONNECT", LOGON, EXPECTED_LOGON));

        assertEquals("test.def", failure.file());
        assertEquals(4, failure.line());
        assertEquals("8=FIX.4.4|9=61|35=A|34=1|49=ISLD|52=00000000-00:00:00.000|56=TW|98=0|108=30|10=0|", failure.expected());
        assertTrue(failure.received().startsWith("8=FIX.4.4|9="), failure.received());
        assertEquals(
                List.of("tag 34: expected \"1\", got \"7\"", "tag 108: expected \"30\", got nothing", "tag 554: expected nothing, got \"***\""), failure.differences());
        assertEquals(List.of("connected", "sent", "received"), failure.transcript().stream().limit(3).map(entry -> entry.split(" +")[3]).toList());
        assertTrue(failure.inWords().startsWith("test.def:4\n  expected: 8=FIX.4.4|"), failure.inWords());
        assertFalse(failure.inWords().contains("hush"), failure.inWords());
    }

    @Test
    void aWrongCheckSumFails() {
        line.then(FakeLine.bytes("8=FIX.4.4|9=52|35=A|34=1|49=ISLD|52=20260105-10:00:00|56=TW|98=0|108=30|10=001|"));

        var failure = failure(play("iCONNECT", EXPECTED_LOGON));

        assertEquals("[BodyLength(9) is 52, but 57 bytes were counted, CheckSum(10) is 001, but the bytes give 247]", failure.differences().toString());
    }

    @Test
    void aMessageThatDoesNotComeFailsAfterTenSeconds() {
        var failure = failure(play("iCONNECT", EXPECTED_LOGON));

        assertEquals("nothing", failure.received());
        assertEquals(Duration.ofSeconds(12), line.passed(), "10 s for the message, 2 s at the end");
    }

    @Test
    void anUnfinishedMessageIsShown() {
        line.then(FakeLine.bytes("8=FIX.4.4|9=52|35=A"));

        assertEquals("nothing, after the unfinished 8=FIX.4.4|9=52|35=A", failure(play("iCONNECT", EXPECTED_LOGON)).received());
    }

    @Test
    void aConnectionThatClosesInsteadOfAMessageFails() {
        line.then(FakeLine.closed());

        assertEquals("the server closed the connection (FIN)", failure(play("iCONNECT", EXPECTED_LOGON)).received());
    }

    @Test
    void anUnexpectedMessageAtTheEndFails() {
        line.then().answers(SERVERS_LOGON, SERVERS_ORDER);

        var failure = failure(play("iCONNECT", LOGON, EXPECTED_LOGON));

        assertEquals("nothing more but Heartbeats, TestRequests and Logouts", failure.expected());
        assertTrue(failure.received().contains("|35=D|"), failure.received());
    }

    @Test
    void heartbeatsTestRequestsAndLogoutsMayComeAtTheEnd() {
        line.then().answers(SERVERS_LOGON, SERVERS_HEARTBEAT, "8=FIX.4.4|35=1|34=3|49=ISLD|52=<TIME>|56=TW|112=x|", SERVERS_LOGOUT);

        assertTrue(play("iCONNECT", LOGON, EXPECTED_LOGON).passed());
    }

    @Test
    void aBrokenMessageAtTheEndFailsWhateverItsType() {
        line.then().answers(SERVERS_LOGON, "8=FIX.4.4|9=5|35=0|34=2|49=ISLD|52=<TIME>|56=TW|");

        assertFalse(play("iCONNECT", LOGON, EXPECTED_LOGON).passed());
    }

    @Test
    void aMissingDisconnectFailsAfterTwentySeconds() {
        var failure = failure(play("iCONNECT", "eDISCONNECT"));

        assertEquals("the server to close the connection", failure.expected());
        assertEquals(Duration.ofSeconds(22), line.passed(), "20 s for the disconnect, 2 s at the end");
    }

    @Test
    void aServerThatNeverStopsSendingDoesNotKeepTheScriptFromEnding() {
        line.then().repeating(SERVERS_LOGOUT, Duration.ofMillis(500));

        assertFalse(play("iCONNECT", LOGON, "eDISCONNECT").passed());
        assertTrue(line.passed().compareTo(Duration.ofSeconds(23)) <= 0, line.passed().toString());
    }

    @Test
    void aLogoutMayPrecedeADisconnect() {
        line.then(FakeLine.message(SERVERS_LOGOUT), FakeLine.closed());

        assertTrue(play("iCONNECT", "eDISCONNECT").passed());
    }

    @Test
    void nothingElseMayPrecedeADisconnect() {
        line.then(FakeLine.message(SERVERS_HEARTBEAT), FakeLine.closed());

        assertTrue(failure(play("iCONNECT", "eDISCONNECT")).received().contains("|35=0|"));
    }

    @Test
    void aFragmentMayNotPrecedeADisconnect() {
        line.then(FakeLine.bytes("8=FIX.4.4|9="), FakeLine.closed());

        assertFalse(play("iCONNECT", "eDISCONNECT").passed());
    }

    @Test
    void aConnectPausesIfAConnectionHasEndedSinceTheLast() {
        line.then(FakeLine.closed());
        play("iCONNECT", "eDISCONNECT", "iCONNECT", "i2,CONNECT");
        play("iCONNECT");

        var opening = line.log.stream().filter(entry -> entry.startsWith("connect") || entry.startsWith("pause")).toList();
        assertEquals(List.of("connect 1", "pause 100", "connect 1", "connect 2", "pause 100", "connect 1"), opening);
    }

    @Test
    void aConnectClosesTheConnectionThatTheClientStillHad() {
        play("iCONNECT", "iCONNECT");

        assertEquals(List.of("connect 1", "half-close 1", "close 1", "pause 100", "connect 1"), line.log.subList(0, 5));
    }

    @Test
    void theServersTestReqIdReplacesTheScriptsOwnInItsAnswer() {
        line.then(FakeLine.message("8=FIX.4.4|35=1|34=2|49=ISLD|52=<TIME>|56=TW|112=a$1|"));

        play("iCONNECT", "E8=FIX.4.4|35=1|34=2|49=ISLD|52=<TIME>|56=TW|112=TEST|", "I8=FIX.4.4|35=0|34=2|112=TEST|", "I8=FIX.4.4|35=0|34=3|112=TESTY|",
                "I8=FIX.4.4|35=1|34=4|112=TEST|");

        assertEquals(List.of("a$1", "TESTY", "TEST"), line.sent.stream().map(message -> message.split("112=")[1].split("\\|")[0]).toList());
    }

    @Test
    void sendingOnAConnectionThatTheServerClosedIsNoFailure() {
        line.then(FakeLine.closed());

        assertTrue(play("iCONNECT", LOGON, "eDISCONNECT").passed());
    }

    @Test
    void aStepOfAClientThatNeverConnectedFails() {
        line.then(FakeLine.message(SERVERS_LOGON));

        assertEquals("client 2 to be connected", failure(play("iCONNECT", "E2," + EXPECTED_LOGON.substring(1))).expected());
    }

    @Test
    void sequenceNumbersAreSetThroughTheControlPort() {
        assertTrue(play("iSET_SESSION FIX.4.4:ISLD->TW NEXTSENDERSEQNUM=2000").passed());
        assertEquals(List.of("SET FIX.4.4:ISLD->TW NEXTSENDERSEQNUM=2000"), line.log);
    }

    @Test
    void aControlPortThatRefusesFails() {
        line.controlAnswer = "ERR no such session";

        assertEquals("ERR no such session", failure(play("iSET_SESSION FIX.4.4:ISLD->TW NEXTTARGETSEQNUM=2")).received());
    }
}
