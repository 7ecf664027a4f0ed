package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineClock;
import fix.engine.EngineEvent;
import fix.engine.EventRecorder;
import fix.engine.FixEngine;
import fix.engine.MessageLog;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.engine.driver.Stepper;
import fix.session.Input;
import fix.session.SessionConfig;
import fix.session.SessionProtocol;
import fix.store.MessageStore;
import fix.transport.Connection;
import fix.transport.Dialer;
import fix.transport.SocketOptions;
import fix.transport.TcpDialer;
import fix.transport.TransportClosedException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two sessions and one ticker. One has a defect that shows when its time has come: it stops alone, says so, and comes back; the other one sends its heartbeats. */
@Timeout(60)
class BrokenTimersTest {
    private static final SessionID BROKEN = SessionID.of("FIX.4.4", "BROKEN", "BROKER");
    private static final SessionID SOUND = SessionID.of("FIX.4.4", "SOUND", "BROKER");
    private static final String SECRET = "what the exception says";

    private final EngineClock clock = EngineClock.system();
    private final EventRecorder told = new EventRecorder();
    private final EventDispatcher events = new EventDispatcher(List.of(told));
    private final Ticker ticker = new Ticker(clock);
    private final Lateness lateness = new Lateness();
    private final EngineContext context = new EngineContext(clock, ticker, events, MessageLog.NONE, new Pools(events), lateness, new Overload(events, lateness, ticker.turns(), Duration.ZERO), new Room(0));
    private final TcpDialer tcp = new TcpDialer(SocketOptions.DEFAULT);
    private final Semaphore heartbeats = new Semaphore(0);
    private final List<SessionEntry> sessions = new ArrayList<>();
    /** The defect shows next time. */
    private final AtomicBoolean shows = new AtomicBoolean();
    private FixEngine broker;

    /** Counts what the sound session's timer sends. */
    private final Application sound = new Application() {
        @Override
        public void toAdmin(MessageBuilder message, Session session) {
            if (message.msgType().equals(MsgTypes.HEARTBEAT)) {
                heartbeats.release();
            }
        }
    };

    @BeforeEach
    void start() {
        broker = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(SessionSettings.acceptor(BROKEN.reversed()), new Application() { }).session(SessionSettings.acceptor(SOUND.reversed()), new Application() { }).start();
        ticker.start();
        events.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        for (var session : sessions) {
            session.end(clock.monoNanos() + 10_000_000_000L);
        }
        broker.close();
        ticker.close();
        events.close();
    }

    /** A session that is logged on. */
    private void trades(SessionID id, Application application, Stepper protocol, Dialer dialer) throws Exception {
        var config = SessionConfig.initiator(id).toBuilder().heartBtInt(Duration.ofSeconds(1)).build();
        var settings = SessionSettings.of(config, "127.0.0.1", broker.port()).withReconnect(Duration.ofMillis(20), Duration.ofMillis(200)).withWriteTimeout(Duration.ofMillis(200));
        var runner = new SessionRunner(context, settings, application, MessageStore.inMemory().open(id), protocol);
        var session = new SessionEntry(runner, Optional.of(new DialLoop(runner, context, dialer)), false);
        sessions.add(session);
        session.start();
        session.dial();
        assertTrue(runner.user().awaitLogon(Duration.ofSeconds(10)));
    }

    private void assertTheSoundOneKeepsItsTime() throws InterruptedException {
        heartbeats.drainPermits();
        assertTrue(heartbeats.tryAcquire(2, 20, TimeUnit.SECONDS), "the ticker has ended with the one that broke");
        assertEquals(0, told.count(event -> event instanceof EngineEvent.OfSession of && of.session().equals(SOUND)
                && (event instanceof EngineEvent.Disconnected || event instanceof EngineEvent.StoreFailed)), told::toString);
    }

    /** Throws once, when the test says so. */
    private void defect() {
        if (shows.getAndSet(false)) {
            throw new IllegalStateException(SECRET);
        }
    }

    @Test
    void aSessionWhoseTimerThrowsStopsAloneAndSaysSoAndLogsOnAgain() throws Exception {
        trades(BROKEN, new Application() { }, (config, state, input) -> {
            if (input instanceof Input.Tick) {
                defect();
            }
            return SessionProtocol.step(config, state, input);
        }, tcp);
        trades(SOUND, sound, SessionProtocol::step, tcp);
        shows.set(true);

        var failed = (EngineEvent.StoreFailed) told.await(event -> event instanceof EngineEvent.StoreFailed);
        assertEquals(BROKEN, failed.session());
        assertTrue(failed.reason().startsWith("keeping time failed: java.lang.IllegalStateException at "), failed::toString);
        assertTrue(failed.reason().contains("BrokenTimersTest.defect"), failed::toString);
        told.await(event -> event instanceof EngineEvent.Disconnected ended && ended.session().equals(BROKEN));
        told.await(event -> event instanceof EngineEvent.StoreRecovered);
        told.await(2, event -> event instanceof EngineEvent.LoggedOn on && on.session().equals(BROKEN));
        assertTheSoundOneKeepsItsTime();
        assertFalse(told.toString().contains(SECRET), told::toString);
    }

    /** Its peer does not read, for as long as WriteTimeout: the ticker is to close the connection. */
    @Test
    void aLineWhoseTimerThrowsEndsAloneAndSaysSoAndItsSessionLogsOnAgain() throws Exception {
        trades(BROKEN, new Application() { }, SessionProtocol::step, (host, port) -> stuck(tcp.dial(host, port)));
        trades(SOUND, sound, SessionProtocol::step, tcp);
        shows.set(true);

        var ended = (EngineEvent.Disconnected) told.await(event -> event instanceof EngineEvent.Disconnected);
        assertEquals(BROKEN, ended.session());
        assertTrue(ended.reason().startsWith("keeping time failed: java.lang.IllegalStateException at "), ended::toString);
        told.await(2, event -> event instanceof EngineEvent.LoggedOn on && on.session().equals(BROKEN));
        assertEquals(0, told.count(event -> event instanceof EngineEvent.StoreFailed), told::toString);
        assertTheSoundOneKeepsItsTime();
        assertFalse(told.toString().contains(SECRET), told::toString);
    }

    /** The same connection, whose next write hangs until it is closed, once the defect is to show; then nobody can ask how far it is. */
    private Connection stuck(Connection real) {
        var hangs = new AtomicBoolean();
        var closed = new CountDownLatch(1);
        return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
            switch (method.getName()) {
                case "write" -> {
                    hangs.set(shows.get());
                    if (hangs.get()) {
                        closed.await();
                        throw new TransportClosedException(real.toString());
                    }
                }
                case "bytesWritten" -> {
                    if (hangs.get()) {
                        defect();
                    }
                }
                case "close" -> closed.countDown();
                default -> { }
            }
            try {
                return method.invoke(real, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        });
    }
}
