package fix.store.sqlite;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Durability;
import fix.store.MessageStore;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures how many messages a second the store takes, and how long a batch waits: a program, not a test.
 *
 * <pre>java -cp CLASSPATH --enable-native-access=ALL-UNNAMED fix.store.sqlite.StoreThroughput [PROCESS|DISK|NONE] [seconds]</pre>
 */
final class StoreThroughput {
    private static final byte[] BODY =
            "49=ISLD\u000152=20261122-10:11:12.123\u000156=TW\u000155=AAPL\u000154=1\u000138=100\u000140=2\u000144=187.25\u000159=0\u000160=20261122-10:11:12.123\u000110=123\u0001".getBytes(StandardCharsets.ISO_8859_1);

    private StoreThroughput() {}

    public static void main(String[] args) throws Exception {
        var durability = Durability.valueOf(args.length > 0 ? args[0] : "PROCESS");
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 3;
        run(durability, 8, 16, seconds);
        System.out.printf("%s, messages of %d bytes%n%8s %6s %12s %10s %10s %10s %10s%n", durability, message(1, 1).bytes().length,
                "sessions", "batch", "messages/s", "batches/s", "p50 us", "p99 us", "p99.9 us");
        for (int sessions : new int[] {1, 8}) {
            for (int batch : new int[] {1, 16, 256}) System.out.println(run(durability, sessions, batch, seconds));
        }
    }

    private static String run(Durability durability, int sessions, int batch, double seconds) throws Exception {
        var dir = Files.createTempDirectory("store-throughput");
        try (MessageStore store = durability == Durability.NONE ? MessageStore.inMemory()
                : SqliteStore.open(dir, durability); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long end = System.nanoTime() + (long) (seconds * 1e9);
            var writers = new ArrayList<Callable<long[]>>();
            for (int i = 0; i < sessions; i++) {
                var session = store.open(SessionID.of("FIX.4.4", "ISLD", "TW" + i));
                writers.add(() -> write(session, batch, end));
            }
            long start = System.nanoTime();
            var waits = new long[0];
            for (Future<long[]> future : threads.invokeAll(writers)) {
                var more = future.get();
                int old = waits.length;
                waits = Arrays.copyOf(waits, old + more.length);
                System.arraycopy(more, 0, waits, old, more.length);
            }
            double took = (System.nanoTime() - start) / 1e9;
            Arrays.sort(waits);
            return "%8d %6d %,12.0f %,10.0f %,10.1f %,10.1f %,10.1f".formatted(sessions, batch, waits.length * (double) batch / took,
                    waits.length / took, waits[waits.length / 2] / 1e3, waits[(int) (waits.length * 0.99)] / 1e3,
                    waits[(int) (waits.length * 0.999)] / 1e3);
        } finally {
            delete(dir);
        }
    }

    /** How long each batch took, in nanoseconds. */
    private static long[] write(SessionStore session, int batch, long end) throws StoreException {
        var waits = new long[1 << 20];
        int count = 0;
        long number = 1;
        do {
            long begin = System.nanoTime();
            var ops = new ArrayList<StoreOp>(batch);
            for (int i = 0; i < batch; i++) ops.add(new StoreOp.Append(message(number++, begin)));
            session.write(ops);
            waits[count++] = System.nanoTime() - begin;
        } while (System.nanoTime() < end && count < waits.length);
        return Arrays.copyOf(waits, count);
    }

    private static StoredMessage message(long number, long time) {
        var head = ("8=FIX.4.4\u00019=158\u000135=D\u000134=" + number + "\u000111=ORDER-" + number + "\u0001")
                .getBytes(StandardCharsets.ISO_8859_1);
        var bytes = Arrays.copyOf(head, head.length + BODY.length);
        System.arraycopy(BODY, 0, bytes, head.length, BODY.length);
        return new StoredMessage(1, Direction.OUTBOUND, number, false, time, bytes);
    }

    private static void delete(Path dir) throws IOException {
        try (var files = Files.walk(dir)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
