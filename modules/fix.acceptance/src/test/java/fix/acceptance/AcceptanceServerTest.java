package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.config.Scope;
import fix.config.Setting;
import fix.config.Settings;
import fix.config.SettingsSchema;
import fix.engine.EngineException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AcceptanceServerTest {
    private static final Set<String> IDENTITY = Set.of("ConnectionType", "BeginString", "SenderCompID", "TargetCompID");
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
        "CheckLatncy=Y; CheckLatncy: unknown setting; did you mean CheckLatency?",
        "CheckLatency=yes; CheckLatency: 'yes' is wrong, ",
        "MaxLatency=soon; MaxLatency: 'soon' is wrong, ",
        "MaxLatency=0; MaxLatency: '0' is wrong, ",
        "TimeStampPrecision=HOURS; TimeStampPrecision: 'HOURS' is wrong, not one of the words allowed; allowed: SECONDS, MILLIS, MICROS, NANOS",
        "SocketAcceptPort=9; SocketAcceptPort is not a setting that the sessions of this server can be given",
        "EnableResetSeqTime=Y; EnableResetSeqTime: needs ResetSeqTime as well",
        "SenderCompID=ME; SenderCompID is not a setting that the sessions of this server can be given",
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
        assertEquals("SECONDS SECONDS NANOS NANOS NANOS NANOS SECONDS",
                String.join(" ", sessions.settings().stream().map(session -> session.precision().name()).toList()));
    }

    static Stream<Arguments> settingsOfASession() {
        return SettingsSchema.all().stream()
                .filter(setting -> setting.scope() == Scope.SESSION)
                .filter(setting -> !IDENTITY.contains(setting.name()))
                .filter(setting -> !setting.equals(Settings.SOCKET_ACCEPT_ADDRESS) && !setting.equals(Settings.SOCKET_ACCEPT_PORT)) // the server's own
                .filter(setting -> !setting.equals(Settings.ENABLE_RESET_SEQ_TIME))      // needs ResetSeqTime, which the session of FIX 4.0 cannot have
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("settingsOfASession")
    <T> void everySettingOfASessionIsTaken(Setting<T> setting) {
        var value = setting.type().format(setting.fallback());
        if (!value.isEmpty()) {
            ServerSessions.standard().set(setting.name() + "=" + value);
        }
    }

    @Test
    void whatIsSetLastHolds() {
        var sessions = ServerSessions.standard().set("MaxLatency=5").set("MaxLatency=7").set("ResetOnDisconnect=N");

        assertEquals(Duration.ofSeconds(7), sessions.settings().getFirst().config().maxLatency());
        assertFalse(sessions.settings().getFirst().config().resetOnDisconnect());
        assertTrue(ServerSessions.standard().settings().getFirst().config().resetOnDisconnect());
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
