package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a bad line does to a session, and what it must not do to others. */
class LineTest {
    private static final SessionID GREEDY = SessionID.of("FIX.4.4", "BROKER", "GREEDY");

    /** Answers each order with many messages. */
    private static final class Chatter extends Executor {
        final CountDownLatch refused = new CountDownLatch(1);

        @Override
        public void fromApp(Message message, Session session) {
            if (session.id().equals(GREEDY)) {
                try {
                    for (int i = 0; i < 100_000; i++) {
                        session.send(fill(message, "E" + i).set(58, "x".repeat(1_000)));
                    }
                } catch (NotLoggedOnException cut) {
                    refused.countDown();
                    throw new IllegalStateException("cut", cut);
                }
            } else {
                super.fromApp(message, session);
            }
        }
    }

    @Test
    void pitfall29_pitfall30_aPeerThatDoesNotReadIsCutAndHarmsNobodyAndItsMessagesAreKept() throws Exception {
        var chatter = new Chatter();
        var events = new EventRecorder();
        try (var store = MessageStore.inMemory();
                var engine = FixEngine.builder()
                        .store(store)
                        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), chatter)
                        .session(
                                SessionSettings.acceptor(GREEDY).withWriteTimeout(Duration.ofMillis(500)).withQueues(65_536, 65_536),
                                chatter)
                        .listener(events)
                        .start();
                var good = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30);
                var greedy = new RawPeer(engine.port(), SessionID.of("FIX.4.4", "GREEDY", "BROKER")).logon(30)) {
            greedy.send(Trader.order("FLOOD"), 2);
            int asked = 0;
            while (!chatter.refused.await(20, TimeUnit.MILLISECONDS)) {
                good.send("35=1|112=ALIVE-" + ++asked);
                assertEquals("ALIVE-" + asked, good.expect("0").getString(112));
            }
            events.await(e -> e instanceof EngineEvent.Disconnected d && d.session().equals(GREEDY)
                    && d.reason().contains("WriteTimeout"));
            good.send("35=5");
            good.expect("5");
            engine.close();      // its writers have stored then what they had taken
            var kept = new AtomicLong();
            store.query(MessageQuery.ALL.sessions(GREEDY).direction(Direction.OUTBOUND).msgTypes("8"), (id, m) -> kept.incrementAndGet() > 0);
            assertEquals(engine.session(GREEDY).numbers().nextOutbound() - 2, kept.get(), "pitfall 30: what was not written is kept");
        }
    }

    @Test
    void atTheInboxBoundWeStopReadingKeepTheHeartbeatAndLoseNothing() throws Exception {
        int orders = 2_000;
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var handled = new AtomicInteger();
        var all = new CountDownLatch(orders);
        var slow = new Application() {
            @Override
            public void fromApp(Message message, Session session) throws Exception {
                entered.countDown();
                leave.await();
                handled.incrementAndGet();
                all.countDown();
            }
        };
        try (var engines = new TwoEngines().accept(slow, s -> s.withQueues(2_048, 1 << 20));
                var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(1)) {
            var flood = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 2; i <= orders + 1; i++) {
                        peer.send(Trader.order("C" + i), i);
                    }
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            assertTrue(entered.await(10, TimeUnit.SECONDS));
            for (int i = 0; i < 4; i++) {
                peer.skipTo("0");
            }
            assertTrue(engines.broker().numbers().nextInbound() < orders, "reading went on past the bound");
            leave.countDown();
            flood.join();
            assertTrue(all.await(10, TimeUnit.SECONDS), handled + " of " + orders);
            assertFalse(engines.acceptorEvents.toString().contains("Disconnected"), engines.acceptorEvents.toString());
        }
    }

    @Test
    void pitfall11_aFrameThatStaysUnfinishedEndsTheConnection() throws Exception {
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity());
                var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(1)) {
            peer.raw("8=FIX.4.4|9=500|35=D|");
            engines.acceptorEvents.await(e -> e instanceof EngineEvent.Disconnected d && d.reason().contains("unfinished"));
        }
    }

    @Test
    void pitfall25_aWallClockThatJumpsDropsNoSession() throws Exception {
        var jump = new AtomicLong();
        var system = EngineClock.system();
        var jumping = new EngineClock() {
            @Override
            public long wallNanos() {
                return system.wallNanos() + jump.get();
            }

            @Override
            public long monoNanos() {
                return system.monoNanos();
            }
        };
        var heartbeats = new AtomicInteger();
        try (var store = MessageStore.inMemory();
                var engine = FixEngine.builder()
                        .store(store)
                        .clock(jumping)
                        .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                        .session(
                                SessionSettings.acceptor(TwoEngines.ACCEPTOR).withConfig(
                                        SessionConfig.builder(TwoEngines.ACCEPTOR, Role.ACCEPTOR).checkLatency(false).build()),
                                new Executor())
                        .start();
                var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(1)) {
            for (long hours : new long[] {5, -48, 1_000}) {
                jump.set(Duration.ofHours(hours).toNanos());
                for (int i = 0; i < 2; i++) {
                    peer.skipTo("0");
                    heartbeats.incrementAndGet();
                    peer.send("35=0");
                }
            }
            assertEquals(6, heartbeats.get());
            assertTrue(engine.session(TwoEngines.ACCEPTOR).isLoggedOn());
        }
    }

    @Test
    void aShutdownThatThePeerDoesNotAnswerIsForcedAndSaysWhom() throws Exception {
        var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity());
        try (var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(30)) {
            var report = engines.acceptor.close(Duration.ofMillis(300));
            peer.expect("5");
            assertFalse(report.graceful());
            assertEquals("[FIX.4.4:BROKER->TRADER]", report.forced().toString());
        }
    }
}
