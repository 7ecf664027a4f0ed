package fix.engine.messagelog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue in front of the files, and files that cannot be written. */
class LogThreadTest {
    private static final SessionID SESSION = SessionID.of("FIX.4.4", "ISLD", "TW");
    private static final String FILE = "FIX.4.4-ISLD-TW.messages.log";

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> problems = new LinkedBlockingQueue<>();

    private LogThread start(long maxBytes) {
        return new LogThread(new LogFolder(folder, 1 << 30, 2, problems::add), maxBytes);
    }

    private static List<byte[]> message(int number) {
        return List.of(Message.parse("8=FIX.4.4|35=0|34=" + number).toBytes());
    }

    @Test
    void callersWaitWhenTheQueueIsFullAndNoLineIsLostOrOutOfOrder() throws Exception {
        var log = start(1);
        var callers = IntStream.range(0, 4)
                .mapToObj(caller -> Thread.ofVirtual().start(() -> {
                    for (int n = 0; n < 500; n++) {
                        log.add(SessionID.of("FIX.4.4", "S" + caller, "T"), n % 2 == 0, message(n), n);
                    }
                })).toList();
        for (var caller : callers) {
            caller.join();
        }
        log.close();
        for (int caller = 0; caller < 4; caller++) {
            var lines = Files.readAllLines(folder.resolve("FIX.4.4-S" + caller + "-T.messages.log"));
            assertEquals(500, lines.size());
            for (int n = 0; n < 500; n++) {
                assertTrue(lines.get(n).contains("|34=" + n + "|"), lines.get(n));
            }
        }
    }

    @Test
    void anInterruptedCallerLosesNothingAndKeepsItsInterrupt() throws Exception {
        var log = start(1);
        var kept = new ArrayList<Boolean>();
        var caller = Thread.ofPlatform().start(() -> {
            Thread.currentThread().interrupt();
            for (int n = 0; n < 100; n++) {
                log.add(SESSION, true, message(n), 0);
            }
            log.close();
            kept.add(Thread.currentThread().isInterrupted());
        });
        caller.join();
        assertEquals(List.of(true), kept);
        assertEquals(100, Files.readAllLines(folder.resolve(FILE)).size());
    }

    @Test
    void aFileThatCannotBeWrittenIsToldOnceAndWrittenAgainWhenItCanBe() throws Exception {
        var inTheWay = Files.createDirectory(folder.resolve(FILE));
        var log = start(1);
        for (int n = 1; n <= 50; n++) {
            log.add(SESSION, true, message(n), 0);
        }
        var first = problems.poll(10, TimeUnit.SECONDS);
        assertTrue(first.startsWith("message log " + inTheWay + " cannot be written: "), first);
        Files.delete(inTheWay);
        int sent = 50;
        String second = null;
        while (second == null && sent < 10_000) {
            log.add(SESSION, true, message(++sent), 0);
            second = problems.poll();
        }
        log.close();
        var missing = Long.parseLong(String.valueOf(second).replaceAll(".*again; (\\d+) messages.*", "$1"));
        assertEquals(sent - missing, Files.readAllLines(folder.resolve(FILE)).size(), second);
        assertEquals(0, problems.size());
    }

    @Test
    void whatIsMissingAtTheEndIsTold() throws Exception {
        Files.createDirectory(folder.resolve(FILE));
        var log = start(1_000_000);
        log.add(SESSION, true, message(1), 0);
        log.close();
        log.add(SESSION, true, message(2), 0);
        assertTrue(problems.take().contains(" cannot be written: "));
        assertEquals("message log " + folder.resolve(FILE) + " could not be written: 1 messages are missing in it", problems.take());
        assertTrue(problems.isEmpty());
    }
}
