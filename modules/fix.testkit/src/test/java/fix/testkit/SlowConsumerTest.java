package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.FixEngine;
import fix.engine.NotLoggedOnException;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.session.SessionConfig;
import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.transport.SocketOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broker that pushes news to two subscribers, one of whom is behind a line that stalls. */
@Timeout(120)
class SlowConsumerTest {
    private static final SessionID SLOW = SessionID.of("FIX.4.4", "BROKER", "SLOW");
    private static final SessionID QUICK = SessionID.of("FIX.4.4", "BROKER", "QUICK");
    private static final SocketOptions SMALL_BUFFERS = SocketOptions.DEFAULT.withBuffers(256 << 10, 256 << 10);
    private static final int QUEUE_BYTES = 64 << 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final MessageStore store = MessageStore.inMemory();
    private final FixEngine broker = FixEngine.builder().store(store).socketOptions(SMALL_BUFFERS).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .session(settings(SessionConfig.acceptor(SLOW), 0), new Application() { })
            .session(settings(SessionConfig.acceptor(QUICK), 0), new Application() { })
            .listener(events::add).start();
    private final Subscriber slow = new Subscriber();
    private final Subscriber quick = new Subscriber();

    /** Who is slow is cut after half a second of it, long before its own side misses our heartbeats; who is quick may take its time. */
    private static SessionSettings settings(SessionConfig config, int port) {
        boolean slow = Set.of(SLOW, SLOW.reversed()).contains(config.id());
        var rules = config.toBuilder().heartBtInt(Duration.ofSeconds(slow ? 2 : 1)).build();
        var patience = slow ? Duration.ofMillis(500) : Duration.ofSeconds(30);
        return SessionSettings.of(rules, port == 0 ? "" : "localhost", port).withQueues(QUEUE_BYTES, QUEUE_BYTES).withWriteTimeout(patience);
    }

    /** Keeps the headlines in the order in which they come; may be held up. */
    private static final class Subscriber implements Application {
        private final LinkedBlockingQueue<String> headlines = new LinkedBlockingQueue<>();
        private volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public void fromApp(Message news, Session session) throws Exception {
            gate.await();
            headlines.add(news.getString(148));
        }

        String next() throws InterruptedException {
            return String.valueOf(headlines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        }
    }

    private FixEngine subscribe(SessionID id, Subscriber subscriber, int port) throws InterruptedException {
        var engine = FixEngine.builder().store(MessageStore.inMemory()).socketOptions(SMALL_BUFFERS)
                .session(settings(SessionConfig.initiator(id.reversed()), port).withReconnect(Duration.ofMillis(20), Duration.ofMillis(100)), subscriber)
                .listener(_ -> { }).start();
        open.addFirst(engine);
        assertTrue(engine.session(id.reversed()).awaitLogon(PATIENCE));
        assertTrue(broker.session(id).awaitLogon(PATIENCE));
        return engine;
    }

    private FaultProxy proxy() {
        var proxy = FaultProxy.to("localhost", broker.port()).start();
        open.addLast(proxy);
        return proxy;
    }

    @AfterEach
    void close() throws Exception {
        slow.gate.countDown();
        for (var each : open) {
            each.close();
        }
        broker.close();
        store.close();
    }

    private static MessageBuilder news(String headline) {
        return MessageBuilder.of("B").set(148, headline).set(33, 1).set(58, "x".repeat(4_000));
    }

    /** Sends until the session is cut, or so many were sent; says how many {@code send} returned for. */
    private int push(SessionID id, int count) {
        int promised = 0;
        try {
            for (int i = 0; i < count; i++) {
                broker.session(id).send(news("N" + promised));
                promised++;
            }
        } catch (NotLoggedOnException cut) {
            // as the tests want it
        }
        return promised;
    }

    private String awaitDisconnected(SessionID id) throws InterruptedException {
        while (true) {
            var event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertTrue(event != null, "no end of " + id + " within " + PATIENCE);
            if (event instanceof EngineEvent.Disconnected(var session, var reason) && session.equals(id)) {
                return reason;
            }
        }
    }

    private static List<String> headlines(int count) {
        return IntStream.range(0, count).mapToObj(i -> "N" + i).toList();
    }

    @Test
    void pitfall29AWriteThatHangsStopsNeitherTimersNorOtherSessionsNorTheShutdown() throws Exception {
        var line = proxy();
        subscribe(SLOW, slow, line.port());
        subscribe(QUICK, quick, broker.port());
        line.latest().give(Flow.TO_CLIENT, Fault.stall(Place.atOnce()));
        var pusher = Thread.ofVirtual().start(() -> push(SLOW, Integer.MAX_VALUE));
        for (int i = 0; pusher.isAlive(); i++) {
            broker.session(QUICK).send(news("Q" + i));
            assertEquals("Q" + i, quick.next(), "while the other session's write hangs");
        }
        var reason = awaitDisconnected(SLOW);
        assertTrue(reason.contains("WriteTimeout"), reason + "\n" + line);
        assertTrue(broker.session(QUICK).isLoggedOn());
        assertTrue(broker.session(SLOW).awaitLogon(PATIENCE), "the slow one comes again");
        line.program(Faults.of(Flow.TO_CLIENT, Fault.stall(Place.atOnce())));
        line.latest().give(Flow.TO_CLIENT, Fault.stall(Place.atOnce()));
        var again = Thread.ofVirtual().start(() -> push(SLOW, Integer.MAX_VALUE));
        assertTrue(line.latest().awaitStruck(Fault.Kind.STALL, PATIENCE));
        broker.close(Duration.ofSeconds(1));
        assertTrue(again.join(PATIENCE), "send ends with the engine");
    }

    @Test
    void pitfall30ASlowConsumerIsBoundedThenDisconnectedAndItsMessagesStayInTheStoreAndComeAgain() throws Exception {
        var line = proxy();
        subscribe(SLOW, slow, line.port());
        line.latest().give(Flow.TO_CLIENT, Fault.stall(Place.atOnce()));
        int promised = push(SLOW, Integer.MAX_VALUE);
        var reason = awaitDisconnected(SLOW);
        assertTrue(reason.contains("WriteTimeout"), reason);
        var kept = new ArrayList<String>();
        store.query(MessageQuery.ALL.sessions(SLOW).direction(Direction.OUTBOUND).msgTypes("B"), (_, stored) -> kept.add(Message.parse(stored.bytes()).getString(148)));
        assertTrue(kept.size() >= promised && kept.containsAll(headlines(promised)), "kept " + kept.size() + " of " + promised);
        for (var headline : headlines(promised)) {
            assertEquals(headline, slow.next(), "each once, in order\n" + line);
        }
        assertTrue(line.accepted() > 1, line::toString);
    }

    @Test
    void pitfall30AHandlerThatIsBehindHoldsThePeerBackAndLosesNothing() throws Exception {
        var line = proxy();
        slow.gate = new CountDownLatch(1);
        subscribe(QUICK, slow, line.port());
        int count = 2_000;
        var promised = new LinkedBlockingQueue<Integer>();
        Thread.ofVirtual().start(() -> promised.add(push(QUICK, count)));
        assertEquals(null, promised.poll(2_500, TimeUnit.MILLISECONDS), "8 MB do not fit between the two: send waits");
        slow.gate.countDown();
        int first = promised.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertEquals(count, first, "the session held\n" + line);
        for (var headline : headlines(first)) {
            assertEquals(headline, slow.next(), "each once, in order\n" + line);
        }
    }
}
