package crash;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.dictionary.MsgType;
import fix.dictionary.OrdType;
import fix.dictionary.Side;
import fix.dictionary.Tag;
import fix.engine.Application;
import fix.engine.FileMessageLog;
import fix.engine.FixEngine;
import fix.engine.NotLoggedOnException;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.store.Durability;
import fix.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A process that sends numbered orders as fast as it may until it is told to stop or is killed. What {@code send} returned for, it writes to a file: the numbers that must
 * not be lost. Each life of the process has a name, which begins the ClOrdIDs of its orders.
 */
final class Trader implements Application {
    static final SessionID SESSION = SessionID.of("FIX.4.4", "TRADER", "BROKER");
    static final String LAST = "LAST";

    /** How many threads send. */
    private static final int SENDERS = 8;
    /** How many orders may be unanswered. */
    private static final int WINDOW = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final long LOG_BYTES = 1L << 30;

    private final String life;
    private final Semaphore window = new Semaphore(WINDOW);
    private final CountDownLatch lastAnswered = new CountDownLatch(1);
    private volatile boolean stopping;

    private Trader(String life) {
        this.life = life;
    }

    /** The port, the folder, and the name of this life. A line on standard input ends it in order: a last order, its answer, a logout. */
    static void main(String[] args) throws Exception {
        var trader = new Trader(args[2]);
        var folder = Path.of(args[1]);
        try (var store = SqliteStore.open(folder.resolve("trader"), Durability.PROCESS);
                var acknowledged = Files.newOutputStream(folder.resolve("acknowledged"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                var engine = FixEngine.builder()
                        .store(store)
                        .messageLog(FileMessageLog.open(folder.resolve("log"), LOG_BYTES, 2))
                        .session(SessionSettings.initiator(SESSION, "127.0.0.1", Integer.parseInt(args[0]))
                                .withReconnect(Duration.ofMillis(50), Duration.ofMillis(200)), trader)
                        .start()) {
            Thread.ofPlatform().daemon().start(trader::awaitStop);
            var session = engine.session(SESSION);
            try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
                var all = new ArrayList<Future<?>>();
                for (int sender = 1; sender <= SENDERS; sender++) {
                    var name = trader.life + "-" + sender + "-";
                    all.add(senders.submit(() -> trader.sendAll(session, name, acknowledged)));
                }
                for (var sender : all) {
                    sender.get();
                }
            }
            acknowledge(acknowledged, trader.life + "-" + LAST, trader.send(session, trader.life + "-" + LAST));
            if (!trader.lastAnswered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the last order has no answer after " + PATIENCE);
            }
            if (!engine.close(Duration.ofSeconds(20)).graceful()) {
                throw new IllegalStateException("the session did not end in order");
            }
        }
    }

    /** One write, complete before it returns: it survives the end of the process. */
    private static synchronized void acknowledge(OutputStream file, String clOrdID, long number) throws IOException {
        file.write((clOrdID + " " + number + "\n").getBytes(StandardCharsets.US_ASCII));
        System.out.println(number);
    }

    private void awaitStop() {
        try {
            System.in.read();
        } catch (IOException ended) {
            // stops all the same
        }
        stopping = true;
    }

    private Void sendAll(Session session, String name, OutputStream acknowledged) throws IOException, InterruptedException {
        for (long order = 1; !stopping; order++) {
            if (window.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                acknowledge(acknowledged, name + order, send(session, name + order));
            }
        }
        return null;
    }

    private long send(Session session, String clOrdID) throws InterruptedException {
        while (true) {
            try {
                return session.send(MessageBuilder.of(MsgType.NEW_ORDER_SINGLE)
                        .set(Tag.CL_ORD_ID, clOrdID)
                        .set(Tag.SYMBOL, "AAPL")
                        .set(Tag.SIDE, Side.BUY)
                        .set(Tag.TRANSACT_TIME, Instant.now())
                        .set(Tag.ORDER_QTY, 100)
                        .set(Tag.ORD_TYPE, OrdType.LIMIT)
                        .set(Tag.PRICE, "187.25"));
            } catch (NotLoggedOnException _) {
                if (!session.awaitLogon(PATIENCE)) {
                    throw new IllegalStateException("not logged on within " + PATIENCE);
                }
            }
        }
    }

    @Override
    public void fromApp(Message message, Session session) {
        var clOrdID = message.getString(Tag.CL_ORD_ID, "");
        if (clOrdID.equals(life + "-" + LAST)) {
            lastAnswered.countDown();
        }
        if (clOrdID.startsWith(life + "-") && window.availablePermits() < WINDOW) {
            window.release();
        }
    }
}
