package fix.store.testkit;

import static fix.store.testkit.Messages.SESSION;
import static fix.store.testkit.Messages.all;
import static fix.store.testkit.Messages.append;
import static fix.store.testkit.Messages.appendOut;
import static fix.store.testkit.Messages.numbers;
import static fix.store.testkit.Messages.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many threads, and threads that are interrupted. */
public interface ConcurrencyContract extends StoreUnderTest {

    @Test
    @Timeout(60)
    default void fiftySessionsWriteAtOnceAndEachKeepsItsOrder(@TempDir Path dir) throws Exception {
        try (var store = open(dir)) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var sessions = new ArrayList<Future<Void>>();
                for (int i = 0; i < 50; i++) {
                    var id = SessionID.of("FIX.4.4", "US", "PEER" + i);
                    sessions.add(threads.submit(() -> writeAndVerify(store, id)));
                }
                for (var session : sessions) session.get();
            }
            assertEquals(50, store.sessions().size());
            var count = new long[1];
            store.query(MessageQuery.ALL.msgTypes("D"), (_, _) -> ++count[0] > 0);
            assertEquals(50 * 120, count[0]);
        }
    }

    @Test
    @Timeout(60)
    default void pitfall33_anInterruptOfAWritingThreadNeitherLosesNorDuplicates(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = new CountDownLatch(1);
            var writer = new Thread[1];
            var done = threads.submit(() -> {
                writer[0] = Thread.currentThread();
                for (long number = 1; number <= 300; number++) {
                    if (number % 3 == 0) Thread.currentThread().interrupt();
                    session.write(List.of(append(out(1, number))));
                    if (number % 3 == 0) assertTrue(Thread.interrupted(), "the interrupt status is lost");
                    started.countDown();
                }
                return null;
            });
            started.await();
            while (!done.isDone()) {
                writer[0].interrupt();
                Thread.yield();
            }
            done.get();
            assertEquals(LongStream.rangeClosed(1, 300).boxed().toList(), numbers(all(session, 1, Direction.OUTBOUND)));
            assertEquals(301, session.position().nextOutbound());
        }
    }

    @Test
    @Timeout(60)
    default void pitfall33_anInterruptOfAReadingThreadDoesNotHarmTheStore(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendOut(1, 1, 9));
            Thread.currentThread().interrupt();
            assertEquals(9, all(session, 1, Direction.OUTBOUND).size());
            assertEquals(9, Messages.found(store, MessageQuery.ALL).size());
            assertTrue(Thread.interrupted(), "the interrupt status is lost");
            session.write(appendOut(1, 10, 10));
            assertEquals(10, all(session, 1, Direction.OUTBOUND).size());
        }
    }

    private static Void writeAndVerify(MessageStore store, SessionID id) throws Exception {
        try (var session = store.open(id)) {
            for (long number = 1; number <= 120; number += 4) {
                session.write(appendOut(1, number, number + 3));
                assertEquals(number + 4, session.position().nextOutbound());
            }
            assertEquals(LongStream.rangeClosed(1, 120).boxed().toList(), numbers(all(session, 1, Direction.OUTBOUND)));
            return null;
        }
    }
}
