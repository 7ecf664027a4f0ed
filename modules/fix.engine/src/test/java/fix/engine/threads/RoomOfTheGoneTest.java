package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineClock;
import fix.engine.EngineEvent;
import fix.engine.EventRecorder;
import fix.engine.FixEngine;
import fix.engine.ListenerSettings;
import fix.engine.MessageLog;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.engine.spi.Authenticator;
import fix.engine.spi.SessionProvider;
import fix.store.MessageStore;
import fix.transport.SocketOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session that ends gives back what it held of what all together may, however much waits in it and whatever its application does. */
@Timeout(60)
class RoomOfTheGoneTest {
    private static final int BOUND = 1 << 18;
    private static final SessionID BROKER = SessionID.of("FIX.4.4", "BROKER", "TRADER");

    private final EventRecorder events = new EventRecorder();
    private final Room room = new Room(BOUND);
    /** What another session may add to. */
    private final Room.Part other = room.part();
    private final EngineRuntime engine = new EngineRuntime(EngineClock.system(), List.of(events), MessageLog.NONE, MessageStore.inMemory(), certificates(), new SocketBinder(certificates()),
            new SocketDialers(SocketOptions.DEFAULT, certificates()), new LogonPolicy(Authenticator.ANYBODY, List.of(), SessionProvider.NONE, 1), Duration.ZERO, room);
    private final CompletableFuture<Thread> handler = new CompletableFuture<>();
    private final CountDownLatch returns = new CountDownLatch(1);

    /** Its callback pays no attention to an interrupt. */
    private final Application deaf = new Application() {
        @Override
        public void fromApp(Message message, Session session) {
            handler.complete(Thread.currentThread());
            while (returns.getCount() > 0) {
                try {
                    returns.await();
                } catch (InterruptedException ignored) {
                    // that is how some applications are
                }
            }
        }
    };

    private static Certificates certificates() {
        return new Certificates(Duration.ZERO, Duration.ZERO);
    }

    /** A session whose callback has not returned, and whose peer has sent more than is read, and is gone. */
    @BeforeEach
    void fill() throws Exception {
        engine.listeners(List.of(ListenerSettings.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))));
        int port = engine.listening().values().iterator().next().getPort();
        engine.add(SessionSettings.acceptor(BROKER), deaf);
        engine.start();
        var settings = SessionSettings.initiator(BROKER.reversed(), "127.0.0.1", port);
        try (var peer = FixEngine.builder().store(MessageStore.inMemory()).session(settings, new Application() { }).start()) {
            var trader = peer.session(BROKER.reversed());
            assertTrue(trader.awaitLogon(Duration.ofSeconds(10)));
            Thread.ofVirtual().start(() -> flood(trader));
            events.await(event -> event instanceof EngineEvent.LimitReached(var session, var limit, _) && session.equals(BROKER) && limit.equals("MaxQueuedBytes"));
            peer.remove(BROKER.reversed(), Duration.ZERO);
        }
        assertTrue(other.isFull(BOUND, 4), "much waits for the application, and goes on doing so");
    }

    private static void flood(Session trader) {
        try {
            while (true) {
                trader.send(MessageBuilder.of("D").set(11, "1").set(55, "AAPL").set(54, '1').set(60, Instant.now()).set(38, 100).set(40, '1').set(58, "x".repeat(2_000)));
            }
        } catch (RuntimeException over) {
            // it is logged off
        }
    }

    @AfterEach
    void close() throws Exception {
        returns.countDown();
        engine.close(Duration.ZERO);
    }

    /** Asked for a part of a byte: as long as anything is held, there is none. */
    private void assertNothingIsHeld() {
        assertFalse(other.isFull(BOUND, BOUND));
    }

    @Test
    void whatWaitsInASessionThatIsRemovedIsGivenBackAlthoughACallbackHasNotReturned() throws Exception {
        engine.remove(BROKER, Duration.ZERO);

        assertTrue(handler.join().isAlive());
        assertNothingIsHeld();
    }

    @Test
    void aCallbackThatReturnsAfterTheEndTakesNothingBack() throws Exception {
        engine.close(Duration.ZERO);
        assertNothingIsHeld();
        returns.countDown();
        handler.join().join();

        assertNothingIsHeld();
    }
}
