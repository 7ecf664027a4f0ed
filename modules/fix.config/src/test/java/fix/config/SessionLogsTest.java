package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.engine.EngineException;
import fix.engine.MessageLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which sessions write a message log, and where. */
class SessionLogsTest {

    private static final List<byte[]> HEARTBEAT = List.of(Message.parse("8=FIX.4.4|35=0|34=1").toBytes());

    @TempDir
    Path folder;

    private MessageLog log(String settings) throws ConfigException {
        var config = ConfigReader.read("test.cfg", """
                [DEFAULT]
                ConnectionType=acceptor
                SocketAcceptPort=0
                BeginString=FIX.4.4
                SenderCompID=ISLD
                [SESSION]
                TargetCompID=QUIET
                """ + settings.replace("FOLDER", folder.toString()));
        return SessionLogs.of(config.sessions(), config.templates());
    }

    private static SessionID session(String target) {
        return SessionID.of("FIX.4.4", "ISLD", target);
    }

    @Test
    void eachSessionWritesWhereItsSettingsSayAndTheOthersDoNot() throws Exception {
        try (var log = log("[SESSION]\nTargetCompID=A\nFileLogPath=FOLDER/one\n[SESSION]\nTargetCompID=B\nFileLogPath=FOLDER/two\nMessageLog=Y\n")) {
            for (var target : List.of("QUIET", "A", "B")) {
                log.inbound(session(target), HEARTBEAT, 0);
                log.outbound(session(target), HEARTBEAT, 0);
            }
        }
        assertEquals(2, Files.readAllLines(folder.resolve("one/FIX.4.4-ISLD-A.messages.log")).size());
        assertEquals(2, Files.readAllLines(folder.resolve("two/FIX.4.4-ISLD-B.messages.log")).size());
        try (var files = Files.walk(folder)) {
            assertFalse(files.anyMatch(file -> file.toString().contains("QUIET")));
        }
    }

    @Test
    void theLimitsAreThoseOfTheSettings() throws Exception {
        try (var log = log("[SESSION]\nTargetCompID=A\nFileLogPath=FOLDER\nFileLogMaxSize=1K\nFileLogMaxFiles=2\n")) {
            for (int i = 0; i < 100; i++) {
                log.inbound(session("A"), HEARTBEAT, 0);
            }
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of("FIX.4.4-ISLD-A.messages.1.log", "FIX.4.4-ISLD-A.messages.log"), files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertTrue(Files.size(folder.resolve("FIX.4.4-ISLD-A.messages.1.log")) <= 1_024);
    }

    @Test
    void withoutAnyLogTheEngineIsNotAskedForOne() throws Exception {
        assertSame(MessageLog.NONE, log(""));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws Exception {
        Files.createFile(folder.resolve("file"));
        var refused = assertThrows(EngineException.class, () -> log("[SESSION]\nTargetCompID=A\nFileLogPath=FOLDER/file/log\n"));
        assertTrue(refused.getMessage().startsWith("FileLogPath=" + folder + "/file/log: "), refused.getMessage());
    }

    @Test
    void aDynamicSessionWritesWhereItsTemplateSays() throws Exception {
        try (var log = log("[SESSION]\nAcceptorTemplate=Y\nTargetCompID=*\nFileLogPath=FOLDER/any\n[SESSION]\nAcceptorTemplate=Y\nTargetCompID=*\nTargetSubID=DESK\nFileLogPath=FOLDER/desk\n")) {
            var desk = new SessionID("FIX.4.4", "ISLD", "", "", "A", "DESK", "", "");
            log.inbound(session("A"), HEARTBEAT, 0);
            log.forget(session("A"));
            log.inbound(session("A"), HEARTBEAT, 0);
            log.inbound(desk, HEARTBEAT, 0);
            log.inbound(session("QUIET"), HEARTBEAT, 0);
        }
        assertEquals(2, Files.readAllLines(folder.resolve("any/FIX.4.4-ISLD-A.messages.log")).size());
        assertEquals(1, Files.readAllLines(folder.resolve("desk/FIX.4.4-ISLD-A_DESK_.messages.log")).size());
        assertFalse(Files.exists(folder.resolve("any/FIX.4.4-ISLD-QUIET.messages.log")));
    }
}
