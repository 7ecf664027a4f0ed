package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.core.TimestampPrecision;
import fix.core.codec.FrameLimits;
import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.SessionDictionary;
import fix.core.dictionary.ValidationSettings;
import fix.engine.ConnectionSettings;
import fix.engine.LogonField;
import fix.engine.SessionSettings;
import fix.session.Role;
import fix.session.SessionConfig;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                ; the second one differs
                [SESSION]
                TargetCompID=ARCA
                SocketConnectPort=9881
                HeartBtInt=10
                TimeStampPrecision=NANOS
                ResetOnLogon=Y
                """);
        var first = config.sessions().getFirst();
        var second = config.sessions().get(1);
        assertEquals(SessionID.of("FIX.4.4", "TW", "ISLD"), first.id());
        assertEquals(Role.INITIATOR, first.settings().config().role());
        assertEquals(Duration.ofSeconds(5), first.get(Settings.HEART_BT_INT));
        assertEquals("exchange.example", first.settings().host());
        assertEquals(9880, first.settings().port());
        assertEquals(9881, second.settings().port());
        assertEquals(TimestampPrecision.MILLIS, first.get(Settings.TIME_STAMP_PRECISION));
        assertFalse(first.get(Settings.RESET_ON_LOGON));
        assertEquals(Duration.ofSeconds(10), second.get(Settings.HEART_BT_INT));
        assertEquals(TimestampPrecision.NANOS, second.get(Settings.TIME_STAMP_PRECISION));
        assertTrue(second.get(Settings.RESET_ON_LOGON));
        assertEquals(List.of(Duration.ofSeconds(2)), second.get(Settings.RECONNECT_INTERVAL));
        assertEquals("[a.cfg:8:1: FileStorePath: a setting of QuickFIX that this engine does not have; ignored: use Store=sqlite and StorePath]", config.warnings().toString());
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
    void theDefaultsAreThoseOfTheEngine() throws ConfigException {
        var id = SessionID.of("FIX.4.4", "ISLD", "TW");
        var listener = InetSocketAddress.createUnresolved("0.0.0.0", 9880);
        assertEquals(SessionSettings.acceptor(id).withConnection(ConnectionSettings.DEFAULT.withListener(listener)), read(ACCEPTOR).sessions().getFirst().settings());
        assertEquals(SessionSettings.initiator(id, "h", 1), read(ACCEPTOR.replace("=acceptor", "=initiator") + "SocketConnectHost=h\nSocketConnectPort=1\n").sessions().getFirst().settings());
    }

    @Test
    void everySettingReachesTheEngine() throws ConfigException {
        var settings = read("""
                [SESSION]
                ConnectionType=initiator
                BeginString=FIX.4.4
                SenderCompID=A
                SenderSubID=B
                SenderLocationID=C
                TargetCompID=D
                TargetSubID=E
                TargetLocationID=F
                SessionQualifier=G
                SocketConnectHost=h
                SocketConnectPort=1
                ReconnectInterval=0.5
                ReconnectMax=2
                HeartBtInt=0
                LogonTimeout=3
                LogoutTimeout=4
                TestRequestDelayMultiplier=0.6
                HeartBeatTimeoutMultiplier=1.5
                CheckLatency=N
                MaxLatency=5
                TimeStampPrecision=MICROS
                ResetOnLogon=Y
                ResetOnLogout=Y
                ResetOnDisconnect=Y
                ResendRequestChunkSize=6
                ClosedResendInterval=Y
                CheckCompID=N
                RequiresOrigSendingTime=N
                DataDictionary=spec/FIX44.xml
                ValidateFieldsHaveValues=N
                ValidateFieldsOutOfOrder=N
                ValidateUnorderedGroupFields=N
                ValidateUserDefinedFields=N
                AllowUnknownMsgFields=Y
                AllowUnknownEnumValues=Y
                FirstFieldInGroupIsDelimiter=Y
                MaxFrameSize=2K
                MaxFields=300
                InboxBytes=3K
                OutboxBytes=4K
                WriteTimeout=7.5
                HandlerThread=platform
                ResetOnError=Y
                DisconnectOnError=Y
                DisableHeartBeatCheck=Y
                SendRedundantResendRequests=Y
                EnableNextExpectedMsgSeqNum=Y
                EnableLastMsgSeqNumProcessed=Y
                PersistMessages=N
                ValidateSequenceNumbers=N
                RejectGarbledMessage=Y
                RejectInvalidMessage=N
                ValidateChecksum=N
                RejectMessageOnUnhandledException=N
                RefreshOnLogon=Y
                AllowPosDup=Y
                LogonTag=9001=a=b
                LogonTag7=9002=c
                """).sessions().getFirst().settings();
        var id = new SessionID("FIX.4.4", "A", "B", "C", "D", "E", "F", "G");
        var config = SessionConfig.builder(id, Role.INITIATOR).heartBtInt(Duration.ZERO).logonTimeout(Duration.ofSeconds(3)).logoutTimeout(Duration.ofSeconds(4))
                .testRequestDelayMultiplier(0.6).heartBeatTimeoutMultiplier(1.5).checkCompID(false).checkLatency(false).maxLatency(Duration.ofSeconds(5)).requiresOrigSendingTime(false)
                .resetOnLogon(true).resetOnLogout(true).resetOnDisconnect(true).resendRequestChunkSize(6).closedResendInterval(true)
                .resetOnError(true).disconnectOnError(true).disableHeartBeatCheck(true).sendRedundantResendRequests(true).enableNextExpectedMsgSeqNum(true)
                .enableLastMsgSeqNumProcessed(true).persistMessages(false).validateSequenceNumbers(false).rejectGarbledMessage(true).rejectInvalidMessage(false).build();
        var expected = SessionSettings.builder(config).endpoint("h", 1).dictionary(Dictionaries.get("FIX.4.4"))
                .validation(Optional.of(new ValidationSettings(false, false, false, false, true, true, true))).precision(TimestampPrecision.MICROS)
                .frameLimits(new FrameLimits(2048, 300)).queues(3072, 4096).writeTimeout(Duration.ofMillis(7500))
                .reconnect(Duration.ofMillis(500), Duration.ofSeconds(2)).validateChecksum(false).refreshOnLogon(true).allowPosDup(true).rejectOnUnhandledException(false)
                .logonFields(List.of(new LogonField(9001, "a=b"), new LogonField(9002, "c"))).platformHandler(true).build();
        assertEquals(expected, settings);
        assertFalse(settings.toString().contains("a=b"), settings::toString);
    }

    @Test
    void aSessionOfFixtHasATransportAndApplicationVersions() throws ConfigException {
        var fixt = read("""
                [DEFAULT]
                ConnectionType=acceptor
                SocketAcceptPort=0
                BeginString=FIXT.1.1
                SenderCompID=A
                TargetCompID=B
                TransportDataDictionary=FIXT11.xml
                [SESSION]
                DefaultApplVerID=FIX.5.0SP1
                AppDataDictionary=FIX50SP1.xml
                AppDataDictionary.FIX.4.4=FIX42.xml
                [SESSION]
                SenderSubID=other
                """).sessions();
        var settings = fixt.getFirst().settings();
        assertEquals("8", settings.config().defaultApplVerID());
        assertEquals(
                SessionDictionary.standard("FIXT.1.1").withApplication(ApplicationVersion.FIX50SP1, Dictionaries.get("FIX.5.0SP1"))
                        .withApplication(ApplicationVersion.FIX44, Dictionaries.get("FIX.4.2")),
                settings.dictionary());
        assertEquals(SessionDictionary.standard("FIXT.1.1"), fixt.getLast().settings().dictionary());
        assertEquals("", fixt.getLast().settings().config().defaultApplVerID());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "AppDataDictionary.FIX.6.0=FIX44.xml : 'FIX.6.0' is no application version",
        "TransportDataDictionary=FIX44.xml : not of FIXT.1.1",
        "DefaultApplVerID=FIX.6 : DefaultApplVerID: 'FIX.6' is wrong",
        "LogonTag=abc : no tag and value",
        "LogonTag=35=D : a tag that the session does not write itself",
        "ConnectionType=initiator%SocketConnectHost=h%SocketConnectPort=1 : DefaultApplVerID",
    })
    void whatIsWrongWithASessionOfFixtIsSaid(String linesAndText) {
        var parts = linesAndText.split(" : ", 2);
        var wrong = assertThrows(ConfigException.class, () -> read(
                "[SESSION]\n" + (parts[0].startsWith("Conn") ? "" : "ConnectionType=acceptor\nSocketAcceptPort=0\n")
                        + "BeginString=FIXT.1.1\nSenderCompID=A\nTargetCompID=B\n" + parts[0].replace('%', '\n') + "\n"));
        assertTrue(wrong.getMessage().contains(parts[1]), wrong::getMessage);
    }

    @Test
    void eitherOfTwoSettingsStopsTheCheckAgainstTheDictionary() throws ConfigException {
        assertEquals(Optional.empty(), read(ACCEPTOR + "UseDataDictionary=N").sessions().getFirst().settings().validation());
        assertEquals(Optional.empty(), read(ACCEPTOR + "ValidateIncomingMessage=N").sessions().getFirst().settings().validation());
    }

    @Test
    void whatHoldsForTheEngineMayBeSaidByOneSession() throws ConfigException {
        for (var where : List.of("[SESSION]\nTargetCompID=TW\n%s", "%s[SESSION]\nTargetCompID=TW\n")) {
            var config = read(ACCEPTOR.substring(0, ACCEPTOR.indexOf("[SESSION]")) + where.formatted("Store=sqlite\nStorePath=my data/fix.db\nDurability=DISK\nSocketTcpNoDelay=N\n"));
            assertEquals("sqlite", config.engine().get(Settings.STORE));
            assertEquals("my data/fix.db", config.engine().get(Settings.STORE_PATH));
            assertEquals("DISK", config.engine().get(Settings.DURABILITY));
            assertFalse(config.listeners().getFirst().get(SocketSettings.SOCKET_TCP_NO_DELAY));
            assertEquals(9880, config.listeners().getFirst().get(Settings.SOCKET_ACCEPT_PORT));
        }
    }

    @Test
    void aSettingOfQuickFixThatAsksForWhatIsDoneAnywayIsNoWarning() throws ConfigException {
        assertEquals(List.of(), read(ACCEPTOR + "SocketReuseAddress=Y\nSocketUseSSL=N\n").warnings());
        assertEquals(1, read(ACCEPTOR + "SocketReuseAddress=N\n").warnings().size());
    }

    @Test
    void aDictionaryOfOnesOwnIsReadFromItsFile(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("own.xml"), """
                <fix type="FIX" major="4" minor="4"><header><field name="BeginString" required="Y"/></header><trailer/><messages/><components/>
                <fields><field number="8" name="BeginString" type="STRING"/><field number="9001" name="Mine" type="STRING"/></fields></fix>
                """);
        var config = read(ACCEPTOR + "DataDictionary=" + file + "\n[SESSION]\nTargetCompID=OTHER\nDataDictionary=" + file);
        assertEquals("Mine", config.sessions().getFirst().settings().dictionary().transport().field(9001).orElseThrow().name());
        assertSame(config.sessions().getFirst().settings().dictionary().transport(), config.sessions().getLast().settings().dictionary().transport());
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
        var config = ConfigSource.text("a.cfg", ACCEPTOR.replace("=TW", "=${env:HOST}-1") + "Password=<${env:A}|${file:" + file + "}|$${env:A}>")
                .withEnvironment(environment).read();
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
