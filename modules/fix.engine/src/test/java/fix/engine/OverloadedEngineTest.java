package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.session.SessionConfig;
import fix.store.MessageStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine whose store is too slow for what one of its peers sends. */
@Timeout(120)
class OverloadedEngineTest {
    private static final SessionID GREEDY = SessionID.of("FIX.4.4", "GREEDY", "BROKER");
    private static final SessionID LATE = SessionID.of("FIX.4.4", "LATE", "BROKER");

    private final EventRecorder events = new EventRecorder();
    private final FailingStore store = new FailingStore();

    private FixEngine engine(Duration delay) {
        return FixEngine.builder().store(store).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).listener(events).overloadDelay(delay)
                .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor())
                .session(SessionSettings.acceptor(GREEDY.reversed()), new Application() { })
                .session(SessionSettings.acceptor(LATE.reversed()).withConfig(SessionConfig.acceptor(LATE.reversed()).toBuilder().logonTimeout(Duration.ofMinutes(2)).build()), new Application() { }).start();
    }

    /** Sends as fast as it is read, until it is closed. */
    private static void flood(RawPeer peer) {
        try {
            for (int i = 2; ; i++) {
                peer.send(Trader.order("G" + i).set(58, "x".repeat(2_000)), i);
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void awaitDegradation(Degradation before, Degradation now) throws InterruptedException {
        events.await(event -> event instanceof EngineEvent.Degraded degraded && degraded.before() == before && degraded.now() == now);
    }

    @Test
    void theGreedyOneIsReadMoreSlowlyThenLogonsAreRefusedThenAllIsWellAgainAndWhoBehavesTradesOn() throws Exception {
        try (var engine = engine(Duration.ofMillis(150)); var good = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30); var greedy = new RawPeer(engine.port(), GREEDY).logon(1);
                var underWay = new RawPeer(engine.port(), LATE)) {
            store.slowMillis = 200;          // above the delay, and each look meets one; a busy machine alone is rarely so late
            store.quick = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> flood(greedy));
            awaitDegradation(Degradation.NONE, Degradation.READING_SLOWED);
            events.await(event -> event instanceof EngineEvent.LimitReached(var session, var limit, _) && session.equals(GREEDY.reversed()) && limit.equals("OverloadDelay"));
            awaitDegradation(Degradation.READING_SLOWED, Degradation.LOGONS_REFUSED);
            try (var stranger = new Socket(InetAddress.getLoopbackAddress(), engine.port())) {
                assertEquals(-1, stranger.getInputStream().read());
            }
            events.await(event -> event instanceof EngineEvent.ConnectionRefused refused && refused.reason().contains("OverloadDelay"));
            underWay.send("35=A|98=0|108=30");
            assertFalse(underWay.answers(), "who was there before, and logs on now");
            events.await(event -> event instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().contains("OverloadDelay"));
            good.send(Trader.order("G1"), 2);
            assertEquals("G1", good.skipTo("8").getString(11));
            assertTrue(engine.session(GREEDY.reversed()).isLoggedOn(), "who is greedy is read more slowly, not cut off");

            store.quick.countDown();
            awaitDegradation(Degradation.LOGONS_REFUSED, Degradation.READING_SLOWED);
            try (var late = new RawPeer(engine.port(), SessionID.of("FIX.4.4", "NOBODY", "BROKER"))) {
                late.send("35=A|98=0|108=30");
                assertFalse(late.answers());
            }
            events.await(event -> event instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().contains("NOBODY"));
            greedy.close();
            awaitDegradation(Degradation.READING_SLOWED, Degradation.NONE);
            assertFalse(events.toString().contains("LimitReached[session=" + TwoEngines.ACCEPTOR), events::toString);
        }
    }

    @Test
    void whatWaitsInAllSessionsIsBoundedAndWhoWaitsForLittleDoesNotWaitForWhoWaitsForMuch() throws Exception {
        var stuck = new Blocked(new Executor());
        var others = List.of(GREEDY, SessionID.of("FIX.4.4", "GREEDY2", "BROKER"));
        var builder = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).listener(events)
                .maxQueuedBytes(1 << 20).session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor());
        others.forEach(id -> builder.session(SessionSettings.acceptor(id.reversed()).toBuilder().queues(64 << 20, 64 << 20).build(), stuck));
        try (var engine = builder.start(); var good = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30);
                var one = new RawPeer(engine.port(), others.get(0)).logon(30); var two = new RawPeer(engine.port(), others.get(1)).logon(30)) {
            Thread.ofVirtual().start(() -> flood(one));
            Thread.ofVirtual().start(() -> flood(two));
            for (var id : others) {
                events.await(event -> event instanceof EngineEvent.LimitReached(var session, var limit, _) && session.equals(id.reversed()) && limit.equals("MaxQueuedBytes"));
            }
            for (int i = 2; i < 50; i++) {
                good.send(Trader.order("G" + i), i);
                assertEquals("G" + i, good.skipTo("8").getString(11));
            }
            assertFalse(events.toString().contains("LimitReached[session=" + TwoEngines.ACCEPTOR), events::toString);

            stuck.goesOn();
            for (int i = 2; i < 3_000; i++) {      // far more than fits: reading goes on as room becomes free
                assertEquals("G" + i, one.skipTo("8").getString(11));
                assertEquals("G" + i, two.skipTo("8").getString(11));
            }
        }
    }

    @Test
    void withoutADelayItNeverDoesLess() throws Exception {
        try (var engine = engine(Duration.ZERO); var good = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            store.slowMillis = 400;
            store.quick = new CountDownLatch(1);
            for (int i = 1; i <= 3; i++) {
                good.send(Trader.order("G" + i), i + 1);
                assertEquals("G" + i, good.skipTo("8").getString(11));
            }
            store.quick.countDown();
            assertFalse(events.toString().contains("Degraded"), events::toString);
        }
    }
}
