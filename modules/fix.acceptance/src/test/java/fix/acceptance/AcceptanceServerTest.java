package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.engine.EngineException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AcceptanceServerTest {
    private static final InetSocketAddress FREE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final String LOGON = "I8=FIX.4.4|35=A|34=1|49=TW|52=<TIME>|56=ISLD|98=0|108=30|\nE8=FIX.4.4|35=A|34=1|49=ISLD|52=<TIME>|56=TW|98=0|108=30|\n";

    private static AcceptanceServer serve(ServerSessions sessions) {
        return AcceptanceServer.builder().sessions(sessions).address(FREE).controlAddress(FREE).start();
    }

    private static Script script(String text) {
        return ScriptParser.parse("test.def", Text.bytes(text.replace("|", Text.SOH)));
    }

    private static Summary play(AcceptanceServer server, String text) {
        return new Runner(() -> new TcpLine("127.0.0.1", server.port(), server.controlPort()), RunnerSettings.DEFAULT).run(List.of(script(text)));
    }

    @Test
    void aSessionThatIsAddedIsServedLikeTheOthers() {
        var sessions = ServerSessions.standard().with("FIX.4.4:HOME->AWAY");
        try (var server = serve(sessions)) {
            var summary = play(server, """
                    iSET_SESSION FIX.4.4:HOME->AWAY NEXTSENDERSEQNUM=7
                    iCONNECT
                    I8=FIX.4.4|35=A|34=1|49=AWAY|52=<TIME>|56=HOME|98=0|108=30|
                    E8=FIX.4.4|35=A|34=7|49=HOME|52=<TIME>|56=AWAY|98=0|108=30|
                    """);

            assertTrue(summary.passed(), summary::inWords);
        }
        assertEquals("FIX.4.4:HOME->AWAY", sessions.ids().getLast().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "HELLO; 'HELLO' names no session",
        "FIX.4.4:ISLD; 'FIX.4.4:ISLD' names no session",
        "FIX.4.4:ISLD->TW; session FIX.4.4:ISLD->TW is there already",
        "FIX.9.9:A->B; session FIX.9.9:A->B: BeginString FIX.9.9 is not served; there are FIX.4.0, FIX.4.1",
    })
    void aSessionThatCannotBeAddedIsRefusedInOneLine(String text) {
        var parts = text.split("; ", 2);
        var refused = assertThrows(EngineException.class, () -> ServerSessions.standard().with(parts[0]));

        assertTrue(refused.getMessage().startsWith(parts[1]), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Chunk; a setting is Key=Value, got 'Chunk'",
        "=5; a setting is Key=Value, got '=5'",
        "Chunk=5; there is no setting Chunk; there are AllowUnknownMsgFields, CheckCompID",
        "CheckLatency=yes; CheckLatency=yes: allowed is Y or N",
        "MaxLatency=soon; MaxLatency=soon: allowed is a whole number",
        "MaxLatency=0; MaxLatency=0: MaxLatency=PT0S is out of bounds",
        "TimeStampPrecision=HOURS; TimeStampPrecision=HOURS: allowed is one of [SECONDS, MILLIS, MICROS, NANOS, PICOS]",
    })
    void aSettingThatCannotBeIsRefusedInOneLine(String text) {
        var parts = text.split("; ", 2);
        var refused = assertThrows(EngineException.class, () -> ServerSessions.standard().set(parts[0]));

        assertTrue(refused.getMessage().startsWith(parts[1]), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
    }

    @Test
    void settingsHoldForAllSessionsAlsoForThoseThatAreAddedLater() {
        var sessions = ServerSessions.standard().set("CheckLatency=N").set("TimeStampPrecision=NANOS").with("FIX.4.1:A->B");

        assertEquals(List.of(false), sessions.settings().stream().map(session -> session.config().checkLatency()).distinct().toList());
        assertEquals("SECONDS SECONDS NANOS NANOS NANOS SECONDS",
                String.join(" ", sessions.settings().stream().map(session -> session.precision().name()).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "AllowUnknownMsgFields=Y", "CheckCompID=N", "ClosedResendInterval=Y", "FirstFieldInGroupIsDelimiter=Y", "LogonTimeout=3", "LogoutTimeout=3", "MaxLatency=30",
        "RequiresOrigSendingTime=N", "ResendRequestChunkSize=9", "ResetOnDisconnect=N", "ResetOnLogon=Y", "ResetOnLogout=Y", "TimeStampPrecision=micros",
        "ValidateFieldsHaveValues=N", "ValidateFieldsOutOfOrder=N", "ValidateIncomingMessage=N", "ValidateUnorderedGroupFields=N", "ValidateUserDefinedFields=N",
    })
    void eachSettingChangesSomething(String setting) {
        var before = ServerSessions.standard();

        assertFalse(before.settings().getLast().equals(before.set(setting).settings().getLast()));
    }

    @Test
    void aPortInUseIsOneLine() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var inUse = new InetSocketAddress(InetAddress.getLoopbackAddress(), other.getLocalPort());

            var session = assertThrows(EngineException.class, () -> AcceptanceServer.builder().address(inUse).start());
            var control = assertThrows(EngineException.class, () -> AcceptanceServer.builder().address(FREE).controlAddress(inUse).start());

            assertTrue(session.getMessage().contains("port " + other.getLocalPort() + " is in use"), session.getMessage());
            assertTrue(control.getMessage().startsWith("the control port: cannot listen on "), control.getMessage());
            assertFalse((session.getMessage() + control.getMessage()).contains("\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "SET FIX.4.4:ISLD->NOBODY NEXTSENDERSEQNUM=2; ERR there is no session FIX.4.4:ISLD->NOBODY; there are [FIX.4.0:ISLD->TW,",
        "SET FIX.4.4:ISLD->TW NEXTSENDERSEQNUM=0; ERR a sequence number is 1 or more, got 0",
        "GET FIX.4.4:ISLD->TW; ERR expected SET <BeginString>:<Sender>-><Target> <KEY>=<n>",
        "SET FIX.4.4:ISLD->TW NEXTTARGETSEQNUM=5; OK",
    })
    void theControlPortAnswersWithOneLine(String text) throws IOException {
        var parts = text.split("; ", 2);
        try (var server = serve(ServerSessions.standard()); var line = new TcpLine("127.0.0.1", server.port(), server.controlPort());
                var simulated = new SimulatedLine(ServerSessions.standard())) {
            assertTrue(line.control(parts[0]).startsWith(parts[1]));
            assertTrue(simulated.control(parts[0]).startsWith(parts[1]));
        }
    }

    @Test
    void numbersCanBeSetWhileAClientIsLoggedOn() {
        try (var server = serve(ServerSessions.standard())) {
            var summary = play(server, "iCONNECT\n" + LOGON + """
                    iSET_SESSION FIX.4.4:ISLD->TW NEXTSENDERSEQNUM=40
                    iSET_SESSION FIX.4.4:ISLD->TW NEXTTARGETSEQNUM=20
                    I8=FIX.4.4|35=1|34=20|49=TW|52=<TIME>|56=ISLD|112=X|
                    E8=FIX.4.4|35=0|34=40|49=ISLD|52=<TIME>|56=TW|112=X|
                    """);

            assertTrue(summary.passed(), summary::inWords);
        }
    }

    @Test
    void withoutAControlPortThereIsNone() {
        try (var server = AcceptanceServer.builder().address(FREE).start()) {
            assertEquals(0, server.controlPort());
        }
    }

    @Test
    void closingLogsClientsOutAndASecondTimeDoesNothing() throws Exception {
        var server = serve(ServerSessions.standard());
        try (var line = new TcpLine("127.0.0.1", server.port(), server.controlPort())) {
            var client = new Client(line, 1, new Transcript());
            client.send(new SendRules(FractionDigits.OF_VERSION).bytes(script(LOGON).steps().getFirst() instanceof Step.Send send ? send.text() : "", line.now()));
            long deadline = line.nanoTime() + Duration.ofSeconds(10).toNanos();
            assertEquals("A", client.next(deadline).orElseThrow().type());
            var closing = Thread.ofVirtual().start(server::close);

            assertEquals("5", client.next(deadline).orElseThrow().type());
            client.close();
            closing.join();
            server.close();
            assertThrows(IOException.class, () -> line.connect(1));
        }
    }
}
