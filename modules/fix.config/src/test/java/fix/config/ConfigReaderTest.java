package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.core.TimestampPrecision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

    private static final String ACCEPTOR = """
            [DEFAULT]
            ConnectionType=acceptor
            BeginString=FIX.4.4
            SenderCompID=ISLD
            SocketAcceptPort=9880
            [SESSION]
            TargetCompID=TW
            """;

    @Test
    void aFileOfQuickFixIsReadAsItIs() throws ConfigException {
        var config = read("""
                # An initiator with two sessions.
                [default]
                ConnectionType=initiator
                HeartBtInt = 5
                SenderCompID=TW
                BeginString=FIX.4.4
                ReconnectInterval=2
                FileStorePath=data
                SocketConnectHost=exchange.example

                [session]
                TargetCompID=ISLD
                SocketConnectPort=9880
                ; the second one talks to a backup too
                [SESSION]
                TargetCompID=ARCA
                SocketConnectPort=9881
                SocketConnectHost1=backup.example
                SocketConnectPort1=9882
                HeartBtInt=10
                TimeStampPrecision=NANOS
                ResetOnLogon=Y
                """);
        var first = config.sessions().getFirst();
        var second = config.sessions().get(1);
        assertEquals(SessionID.of("FIX.4.4", "TW", "ISLD"), first.id());
        assertEquals(ConnectionType.INITIATOR, first.connectionType());
        assertEquals(Duration.ofSeconds(5), first.get(Settings.HEART_BT_INT));
        assertEquals(List.of(new Endpoint("exchange.example", 9880)), first.endpoints());
        assertEquals(TimestampPrecision.MILLIS, first.get(Settings.TIME_STAMP_PRECISION));
        assertFalse(first.get(Settings.RESET_ON_LOGON));
        assertEquals(Duration.ofSeconds(10), second.get(Settings.HEART_BT_INT));
        assertEquals(List.of(new Endpoint("exchange.example", 9881), new Endpoint("backup.example", 9882)), second.endpoints());
        assertEquals(TimestampPrecision.NANOS, second.get(Settings.TIME_STAMP_PRECISION));
        assertTrue(second.get(Settings.RESET_ON_LOGON));
        assertEquals(Duration.ofSeconds(2), second.get(Settings.RECONNECT_INTERVAL));
        assertEquals("[a.cfg:8: FileStorePath: a setting of QuickFIX that this engine does not have; ignored: use Store=sqlite and StorePath]", config.warnings().toString());
    }

    @Test
    void whatIsNotGivenHasItsDefault() throws ConfigException {
        var session = read(ACCEPTOR).sessions().getFirst();
        for (var setting : SettingsSchema.all()) {
            if (setting.need() == Need.NONE) {
                assertEquals(setting.fallback(), session.get(setting), setting.name());
                assertFalse(session.values().isGiven(setting));
            }
        }
    }

    @Test
    void theEnginesSettingsStandInDefault() throws ConfigException {
        var config = read(ACCEPTOR.replace("[SESSION]", "Store=sqlite\nStorePath=my data/fix.db\nDurability=DISK\n[SESSION]"));
        assertEquals("sqlite", config.engine().get(Settings.STORE));
        assertEquals("my data/fix.db", config.engine().get(Settings.STORE_PATH));
        assertEquals("DISK", config.engine().get(Settings.DURABILITY));
    }

    @Test
    void twoSessionsStayTwo() throws ConfigException {
        var config = read(ACCEPTOR + "[SESSION]\nTargetCompID=OTHER\n");
        assertEquals(List.of("TW", "OTHER"), config.sessions().stream().map(session -> session.id().targetCompID()).toList());
    }

    @Test
    void nothingIsCutFromAValue() throws ConfigException {
        for (var value : List.of("a # b ; c", "\"quoted\" and more", "'open", "C:\\data\\", "ends with \\", "a=b:c", "a,b", "x.y", "$5 {}", "ünïcödé")) {
            var password = read(ACCEPTOR + "Password=  " + value + " \t\r\n").sessions().getFirst().get(Settings.PASSWORD);
            assertEquals(value, password);
        }
    }

    @Test
    void placeholdersBringWhatIsOutsideAndNothingElse(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("secret"), "from ${env:A} file\r\n");
        var environment = Map.of("A", "an ${env:B} a", "HOST", "TW");
        var config = ConfigReader.read("a.cfg", ACCEPTOR.replace("=TW", "=${env:HOST}-1") + "Password=<${env:A}|${file:" + file + "}|$${env:A}>", environment::get);
        var session = config.sessions().getFirst();
        assertEquals("TW-1", session.id().targetCompID());
        assertEquals("<an ${env:B} a|from ${env:A} file|${env:A}>", session.get(Settings.PASSWORD));
    }

    @Test
    void noTextShowsASecret(@TempDir Path folder) throws Exception {
        var config = read(ACCEPTOR + "Username=joe\nPassword=hunter2\n");
        assertEquals("hunter2", config.sessions().getFirst().get(Settings.PASSWORD));
        assertFalse(config.toString().contains("hunter2"), config.toString());
        assertTrue(config.toString().contains("Password=***"), config.toString());
        assertTrue(config.toString().contains("Username=joe"), config.toString());

        var tooLong = "hunter2".repeat(200);
        for (var wrong : List.of("Password=" + tooLong, "Password=hunter2${", "Password=hunter2${env:NOT_SET_ANYWHERE}", "Password=hunter2${x}", "Password hunter2")) {
            var failure = assertThrows(ConfigException.class, () -> read(ACCEPTOR + wrong));
            assertFalse(failure.toString().contains("hunter2"), failure.toString());
        }
    }

    @Test
    void aByteOrderMarkAndAnyLineEndAreRead(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("a.cfg"), "\uFEFF" + ACCEPTOR.replace("\n", "\r\n"));
        assertEquals("FIX.4.4:ISLD->TW", ConfigReader.read(file).sessions().getFirst().id().toString());
        assertEquals("FIX.4.4:ISLD->TW", read(ACCEPTOR.replace("\n", "\r")).sessions().getFirst().id().toString());
    }

    @Test
    void aMessageLogIsWrittenWhenItsFolderIsGivenUnlessItIsForbidden() throws ConfigException {
        assertFalse(read(ACCEPTOR).sessions().getFirst().logsMessages());
        assertTrue(read(ACCEPTOR + "FileLogPath=log\n").sessions().getFirst().logsMessages());
        assertTrue(read(ACCEPTOR + "MessageLog=Y\n").sessions().getFirst().logsMessages());
        assertFalse(read(ACCEPTOR + "FileLogPath=log\nMessageLog=N\n").sessions().getFirst().logsMessages());
    }

    private static EngineConfig read(String text) throws ConfigException {
        return ConfigReader.read("a.cfg", text);
    }
}
