package fix.store.sqlite;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Durability;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that writes until it is killed, and says after each batch what was acknowledged: {@code ack SESSION LAST_OUTBOUND}. */
final class CrashChild {
    static final int SESSIONS = 3;

    private CrashChild() {}

    public static void main(String[] args) throws Exception {
        @SuppressWarnings("resource") // killed, never closed
        var store = SqliteStore.open(Path.of(args[0]), Durability.PROCESS);
        System.out.println("READY");
        for (int i = 0; i < SESSIONS; i++) {
            var session = store.open(session(i));
            int number = i;
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        writeBatches(session, 1);
                        System.out.println("ack " + number + " " + (session.position().nextOutbound() - 1));
                    }
                } catch (Exception e) {
                    System.out.println("failed " + e);
                }
            });
        }
        Thread.currentThread().join();
    }

    static SessionID session(int i) {
        return SessionID.of("FIX.4.4", "CRASH", "PEER" + i);
    }

    /**
     * One inbound message and a number of outbound ones, that of those which follow from the first one's number; and the handled cursor.
     */
    static List<StoreOp> batch(long nextOutbound, long nextInbound) {
        var batch = new ArrayList<StoreOp>();
        batch.add(new StoreOp.Append(message(Direction.INBOUND, nextInbound)));
        for (int i = 0; i < outboundInBatch(nextOutbound); i++) {
            batch.add(new StoreOp.Append(message(Direction.OUTBOUND, nextOutbound + i)));
        }
        batch.add(new StoreOp.Handled(1, nextInbound));
        return batch;
    }

    /** Writes so many batches where the session stands. */
    static void writeBatches(SessionStore session, int count) throws StoreException {
        for (int i = 0; i < count; i++) session.write(batch(session.position().nextOutbound(), session.position().nextInbound()));
    }

    static int outboundInBatch(long first) {
        return 1 + (int) (first % 7);
    }

    static StoredMessage message(Direction direction, long number) {
        return new StoredMessage(1, direction, number, false, number,
                ("8=FIX.4.4\u000135=D\u000134=" + number + "\u000111=" + direction + number + "\u0001").getBytes());
    }

    /** Starts it, on the classpath, in a process of its own. */
    static Process start(Path dir) throws IOException {
        var classPath = String.join(System.getProperty("path.separator"), "target/test-classes", "target/classes",
                System.getProperty("jdk.module.path", ""), System.getProperty("java.class.path"));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "-cp", classPath, CrashChild.class.getName(), dir.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
