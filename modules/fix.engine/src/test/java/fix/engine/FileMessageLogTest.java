package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.store.MessageStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the files of a message log. */
class FileMessageLogTest {
    private static final SessionID SESSION = SessionID.of("FIX.4.4", "ISLD", "TW");
    private static final long TIME = Instant.parse("2026-11-22T10:00:00.123456789Z").getEpochSecond() * 1_000_000_000L + 123_456_789;

    @TempDir
    Path folder;

    private static byte[] message(String body) {
        return Message.parse("8=FIX.4.4|35=" + body).toBytes();
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    @Test
    void aLineHasTimeDirectionAndFields() throws IOException {
        try (var log = FileMessageLog.open(folder)) {
            log.outbound(SESSION, List.of(message("0|34=1|49=ISLD|56=TW|52=20261122-10:00:00")), TIME);
            log.inbound(SESSION, List.of(message("D|34=2|58=a\nb"), message("0|34=3")), TIME + 900_000_000L);
        }
        assertEquals(
                List.of(
                        "2026-11-22T10:00:00.123456Z > 8=FIX.4.4|9=45|35=0|34=1|49=ISLD|56=TW|52=20261122-10:00:00|10=207|",
                        "2026-11-22T10:00:01.023456Z < 8=FIX.4.4|9=17|35=D|34=2|58=a\u240Ab|10=057|",
                        "2026-11-22T10:00:01.023456Z < 8=FIX.4.4|9=10|35=0|34=3|10=167|"),
                lines("FIX.4.4-ISLD-TW.messages.log").stream().map(FileMessageLogTest::ending).toList());
    }

    /** Whether the text ends in a separator is the message's business, not the log's. */
    private static String ending(String line) {
        return line.endsWith("|") ? line : line + "|";
    }

    @Test
    void pitfall32_passwordsAndTheRawDataOfALogonStandInNoFile() throws IOException {
        try (var log = FileMessageLog.open(folder)) {
            log.outbound(SESSION, List.of(message("A|34=1|95=7|96=geheim1|553=me|554=geheim2|925=geheim3")), TIME);
            log.inbound(SESSION, List.of(message("BE|34=1|923=1|924=3|553=me|554=geheim4|925=geheim5")), TIME);
        }
        var text = Files.readString(folder.resolve("FIX.4.4-ISLD-TW.messages.log"));
        assertFalse(text.contains("geheim"), text);
        assertTrue(text.contains("553=me|554=***|925=***"), text);
        assertTrue(text.contains("96=***"), text);
    }

    @Test
    void eachSessionHasAFileOfItsOwn() throws IOException {
        var other = SessionID.of("FIX.4.4", "ISLD", "A/B");
        try (var log = FileMessageLog.open(folder.resolve("made/here"))) {
            log.outbound(SESSION, List.of(message("0|34=1")), TIME);
            log.outbound(other, List.of(message("0|34=2")), TIME);
        }
        assertTrue(lines("made/here/FIX.4.4-ISLD-TW.messages.log").getFirst().contains("|34=1|"));
        assertTrue(lines("made/here/" + other.fileName() + ".messages.log").getFirst().contains("|34=2|"));
    }

    @Test
    void aFullFileIsReplacedAndTheOldestGoesAndNoLineIsTorn() throws IOException {
        var frames = IntStream.rangeClosed(1, 100).mapToObj(n -> message("0|34=" + (1000 + n))).toList();
        try (var log = FileMessageLog.open(folder, 1_024, 3)) {
            log.outbound(SESSION, frames.subList(0, 50), TIME);
            log.outbound(SESSION, frames.subList(50, 100), TIME);
        }
        var kept = new ArrayList<String>();
        for (var name : List.of("messages.2.log", "messages.1.log", "messages.log")) {
            var file = "FIX.4.4-ISLD-TW." + name;
            assertTrue(Files.size(folder.resolve(file)) <= 1_024);
            kept.addAll(lines(file));
        }
        assertFalse(Files.exists(folder.resolve("FIX.4.4-ISLD-TW.messages.3.log")));
        for (int i = 0; i < kept.size(); i++) {
            var number = 1_100 - kept.size() + 1 + i;
            assertTrue(kept.get(i).contains("|34=" + number + "|"), kept.get(i));
        }
        assertTrue(kept.size() > 25, kept.size() + " lines");
    }

    @Test
    void aLogGoesOnWithTheFileThatIsThereEvenIfItsLastLineWasCutShort() throws IOException {
        var file = folder.resolve("FIX.4.4-ISLD-TW.messages.log");
        Files.writeString(file, "2026-11-22T09:59:59.000000Z > 8=FIX.4.4|9=1");
        for (int n = 1; n <= 2; n++) {
            try (var log = FileMessageLog.open(folder)) {
                log.outbound(SESSION, List.of(message("0|34=" + n)), TIME);
            }
        }
        var lines = Files.readAllLines(file);
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("2026-11-22T10:00:00.123456Z > 8=FIX.4.4|9=10|35=0|34=1|"), lines.get(1));
        assertTrue(lines.get(2).contains("|34=2|"), lines.get(2));
    }

    @Test
    void whatCannotBeReadAsAMessageIsNotedWithoutItsBytes() throws IOException {
        try (var log = FileMessageLog.open(folder)) {
            log.inbound(SESSION, List.of("8=FIX.4.4\u00019=5\u000135=554=geheim".getBytes()), TIME);
        }
        var line = lines("FIX.4.4-ISLD-TW.messages.log").getFirst();
        assertTrue(line.startsWith("2026-11-22T10:00:00.123456Z < (27 bytes that cannot be shown: "), line);
        assertFalse(line.contains("geheim"), line);
    }

    @Test
    void aFolderThatCannotBeMadeIsAClearError() throws IOException {
        var inTheWay = Files.createFile(folder.resolve("file"));
        var refused = assertThrows(EngineException.class, () -> FileMessageLog.open(inTheWay.resolve("log")));
        assertTrue(refused.getMessage().startsWith("FileLogPath=" + inTheWay.resolve("log") + ": the folder cannot be made: "), refused.getMessage());
    }

    @Test
    void limitsOutOfBoundsAreRefused() {
        assertThrows(EngineException.class, () -> FileMessageLog.open(folder, 1_023, 1));
        assertThrows(EngineException.class, () -> FileMessageLog.open(folder, 1_024, 0));
        assertThrows(EngineException.class, () -> FileMessageLog.open(folder, 1_024, 1_001));
    }

    @Test
    void anEngineWritesBothDirectionsOfBothSides() throws Exception {
        var log = FileMessageLog.open(folder);
        var trader = new Trader();
        try (var acceptor = FixEngine.builder()
                        .store(MessageStore.inMemory())
                        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor())
                        .messageLog(log)
                        .start();
                var initiator = FixEngine.builder()
                        .store(MessageStore.inMemory())
                        .session(SessionSettings.initiator(TwoEngines.INITIATOR, "127.0.0.1", acceptor.port()), trader)
                        .start()) {
            assertTrue(initiator.sessions().getFirst().awaitLogon(Duration.ofSeconds(10)));
            initiator.sessions().getFirst().send(Trader.order("C1"));
            trader.next();
        }
        var types = lines("FIX.4.4-BROKER-TRADER.messages.log").stream()
                .map(line -> line.replaceAll(".*Z ([<>]) .*\\|35=([^|]*)\\|.*", "$1$2")).toList();
        assertEquals(List.of("<A", ">A", "<D", ">8", "<5", ">5"), types);
    }
}
