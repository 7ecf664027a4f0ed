package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineClock;
import fix.engine.EventListener;
import fix.engine.ListenerSettings;
import fix.engine.MessageLog;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.engine.spi.Authenticator;
import fix.engine.spi.SessionProvider;
import fix.store.MessageStore;
import fix.store.SessionStore;
import fix.transport.Connection;
import fix.transport.Dialer;
import fix.transport.Listener;
import fix.transport.SocketOptions;
import fix.transport.TcpDialer;
import fix.transport.TcpListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Under a session's lock there is never a commit, a socket or a callback: two engines trade, with a watch before all that can wait. */
class NothingWaitsUnderTheLockTest {
    private static final SessionID BROKER = SessionID.of("FIX.4.4", "BROKER", "TRADER");
    private static final SessionID TRADER = SessionID.of("FIX.4.4", "TRADER", "BROKER");

    private final Watch watch = new Watch();

    @Test
    @Timeout(60)
    void pitfall29NoLockIsHeldOverAStoreAConnectionOrACallback() throws Exception {
        var acceptor = engine();
        acceptor.listeners(List.of(ListenerSettings.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))));
        int port = acceptor.listening().values().iterator().next().getPort();
        var initiator = engine();
        var answers = new LinkedBlockingQueue<Message>();
        watch.know(acceptor.add(SessionSettings.acceptor(BROKER), watched(new Answering())));
        var trader = watch.know(initiator.add(SessionSettings.initiator(TRADER, "127.0.0.1", port), watched(new Collecting(answers))));
        acceptor.start();
        initiator.start();
        try {
            assertTrue(trader.awaitLogon(Duration.ofSeconds(10)));
            trade(trader, answers);
            // A gap: the broker asks, the trader reads its store and fills.
            trader.setNextNumbers(trader.numbers().nextOutbound() + 5, trader.numbers().nextInbound());
            trade(trader, answers);
        } finally {
            initiator.close(Duration.ofSeconds(5));
            acceptor.close(Duration.ofSeconds(5));
        }
        assertEquals(Set.of(), watch.underLock());
        assertTrue(watch.seen().containsAll(Set.of("SessionStore.write", "SessionStore.readChunk", "Connection.write", "Connection.read", "Application.fromApp",
                "Application.toApp", "Application.onLogon", "EventListener.on", "MessageLog.outbound")), "the watch stands before too little: " + watch.seen());
    }

    /** The watch itself: what is called with the lock held is noted. */
    @Test
    void whatIsCalledUnderTheLockIsNoted() throws Exception {
        var engine = engine();
        var session = watch.know(engine.add(SessionSettings.initiator(TRADER, "127.0.0.1", 1), new Application() {}));
        var runner = UserSession.class.getDeclaredField("runner");
        runner.setAccessible(true);
        var core = (SessionCore) runner.get(session);
        var application = watched(new Application() {});
        application.onLogon(session);
        core.lock();
        try {
            application.onLogout(session, "");
        } finally {
            core.unlock();
        }
        engine.abandon();
        assertEquals(Set.of("Application.onLogout"), watch.underLock());
    }

    private static void trade(Session trader, LinkedBlockingQueue<Message> answers) throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            trader.send(MessageBuilder.of("D").set(11, "order " + i).set(55, "AAPL").set(54, '1').set(60, Instant.now()).set(38, 100).set(40, '1'));
            assertTrue(answers.poll(10, TimeUnit.SECONDS) != null, "no answer came within 10 s");
        }
    }

    private EngineRuntime engine() {
        var store = watch.over(MessageStore.inMemory(), MessageStore.class, SessionStore.class);
        var dialer = watch.over(new TcpDialer(SocketOptions.DEFAULT), Dialer.class, Connection.class);
        var log = watch.over(new MessageLog() {}, MessageLog.class);
        return new EngineRuntime(EngineClock.system(), List.of(watch.over((EventListener) _ -> {}, EventListener.class)), log, store, new Certificates(Duration.ZERO, Duration.ZERO),
                settings -> watch.over(TcpListener.bind(settings.address(), settings.socketOptions()), Listener.class, Connection.class), _ -> dialer,
                new LogonPolicy(Authenticator.ANYBODY, List.of(), SessionProvider.NONE, 1), Duration.ofMillis(500), new Room(0));
    }

    private Application watched(Application application) {
        return watch.over(application, Application.class);
    }

    private static final class Answering implements Application {
        @Override
        public void fromApp(Message message, Session session) {
            session.send(MessageBuilder.of("8").set(37, "1").set(17, "1").set(150, '0').set(39, '0').set(55, message.getString(55)).set(54, message.getChar(54))
                    .set(151, 100).set(14, 0).set(6, 0));
        }
    }

    private record Collecting(LinkedBlockingQueue<Message> answers) implements Application {
        @Override
        public void fromApp(Message message, Session session) {
            answers.add(message);
        }
    }
}
