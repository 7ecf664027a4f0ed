package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.engine.EngineClock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TurnsTest {
    private static final long PIECE_NANOS = 200_000L;

    private final Ticker ticker = new Ticker(EngineClock.system());
    private final Turns turns = ticker.turns();
    private final AtomicBoolean working = new AtomicBoolean(true);

    /** Work without an end, in pieces, by more threads than there are processors. */
    private List<Thread> workers() throws InterruptedException {
        int count = 3 * Runtime.getRuntime().availableProcessors();
        var began = new CountDownLatch(Math.min(count, Runtime.getRuntime().availableProcessors()));
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                began.countDown();
                var turn = new Turn(turns);
                while (working.get()) {
                    long since = turn.begins();
                    for (long until = System.nanoTime() + PIECE_NANOS; System.nanoTime() < until; ) {
                        Thread.onSpinWait();
                    }
                    turn.did(since);
                }
            }));
        }
        began.await();
        return threads;
    }

    /** Without turns nothing would arrive: who is woken by the operating system comes after those who never stop. */
    @Test
    void whoIsWokenFromOutsideHasHisTurnWhileOthersWorkWithoutAnEnd() throws Exception {
        ticker.start();
        turns.crowded(true);
        var arrived = new LinkedBlockingQueue<Integer>();
        List<Thread> threads;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); var client = new Socket(server.getInetAddress(), server.getLocalPort()); var accepted = server.accept()) {
            Thread.ofVirtual().start(() -> {
                try {
                    for (int read = accepted.getInputStream().read(); read >= 0; read = accepted.getInputStream().read()) {
                        arrived.add(read);
                    }
                } catch (java.io.IOException closed) {
                    // the test is over
                }
            });
            threads = workers();
            try {
                for (int i = 0; i < 50; i++) {
                    client.getOutputStream().write(i);
                    assertEquals(i, arrived.poll(10, TimeUnit.SECONDS));
                }
            } finally {
                working.set(false);
            }
        }
        for (var thread : threads) {
            assertTrue(thread.join(java.time.Duration.ofSeconds(10)), "everybody comes to an end");
        }
        ticker.close();
    }

    @Test
    void nobodyWaitsForATurnWhereItIsNotCrowded() {
        var turn = new Turn(new Turns(() -> {
            throw new AssertionError("it waits");
        }));
        for (int i = 0; i < 1_000; i++) {
            turn.did(turn.begins());
        }
        assertFalse(turn.isOver(turn.begins()));
    }

    @Test
    void thereAreNoMoreTurnsAtOnceThanProcessorsAndOneThatDoesNotEndIsTakenForAWait() throws Exception {
        var asked = new AtomicInteger();
        var own = new Turns(asked::incrementAndGet);
        own.crowded(true);
        int processors = Runtime.getRuntime().availableProcessors();
        var had = new CountDownLatch(processors);
        var all = new CountDownLatch(processors + 1);
        for (int i = 0; i <= processors; i++) {
            Thread.ofVirtual().start(() -> {
                new Turn(own).giveWay();
                had.countDown();
                all.countDown();
            });
        }
        while (asked.get() <= processors) {
            Thread.onSpinWait();
        }
        assertTrue(own.serve(1_000_000_000L), "one waits for another's turn to end");
        had.await();
        assertEquals(1, all.getCount());
        assertTrue(own.serve(1_009_000_000L), "it is not over yet");
        assertFalse(own.serve(1_011_000_000L));
        all.await();
    }

    @Test
    void whoWaitsForATurnGoesOnWhenTheTickerEnds() throws Exception {
        var own = new Turns(() -> { });
        var waits = Thread.ofVirtual().start(new Turn(own)::giveWay);
        while (!own.serve(Long.MIN_VALUE) && waits.isAlive()) {
            own.end();
        }
        own.end();
        waits.join();
    }
}
