package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stores and message logs of others that throw what they may not: a session stops or goes on, but never stands still with its line up. */
class BrokenPluginsTest {
    /** Throws once what it is told to. */
    private static final class BrokenLog implements MessageLog {
        final AtomicReference<Defect> inbound = new AtomicReference<>(Defect.NONE);
        final AtomicReference<Defect> outbound = new AtomicReference<>(Defect.NONE);

        @Override
        public void inbound(SessionID session, List<byte[]> frames, long wallNanos) {
            inbound.getAndSet(Defect.NONE).show();
        }

        @Override
        public void outbound(SessionID session, List<byte[]> frames, long wallNanos) {
            outbound.getAndSet(Defect.NONE).show();
        }
    }

    private static FixEngine broker(MessageLog log, EventRecorder events) {
        return broker(MessageStore.inMemory(), log, events);
    }

    private static FixEngine broker(MessageStore store, MessageLog log, EventRecorder events) {
        return FixEngine.builder().store(store).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).messageLog(log).listener(events)
                .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor()).start();
    }

    private static void fills(RawPeer peer, String order, int number) throws Exception {
        peer.send(Trader.order(order), number);
        assertEquals(order, peer.skipTo("8").getString(11));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXCEPTION", "ERROR"})
    void aStoreThatThrowsWhatItMayNotStopsTheSessionUntilItIsReadAgain(Defect defect) throws Exception {
        var store = new FailingStore();
        var trader = new Trader();
        try (var engines = new TwoEngines(MessageStore.inMemory(), store).accept(new Executor(), UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            store.broken.set(defect);
            try {
                engines.trader().send(Trader.order("LOST"));
            } catch (StoreFailedException | NotLoggedOnException told) {
                assertFalse(told.getMessage().contains(Defect.SECRET), told.getMessage());
            }
            var failed = engines.initiatorEvents.await(e -> e instanceof EngineEvent.StoreFailed);
            assertTrue(failed.toString().contains(defect == Defect.ERROR ? "StackOverflowError" : "IllegalStateException"), failed.toString());
            assertTrue(failed.toString().contains("the store threw ") && failed.toString().contains("Defect.show"), "says who and where: " + failed);
            assertFalse(failed.toString().contains(Defect.SECRET), failed.toString());
            engines.initiatorEvents.await(e -> e instanceof EngineEvent.StoreRecovered);
            engines.loggedOnAgain();
            engines.trader().send(Trader.order("AFTER"));
            var report = trader.next();
            while (!report.getString(11).equals("AFTER")) {
                report = trader.next();
            }
        }
    }

    @Test
    void aStoreThatThrowsWhileItIsReadForAResendStopsTheSession() throws Exception {
        var store = new FailingStore();
        var events = new EventRecorder();
        try (var engine = broker(store, MessageLog.NONE, events); var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            fills(peer, "A", 2);
            store.unreadable.set(Defect.EXCEPTION);
            peer.sendAs(3, "35=2|7=1|16=0");

            var failed = events.await(e -> e instanceof EngineEvent.StoreFailed);
            assertTrue(failed.toString().contains("reading, the store threw java.lang.IllegalStateException at "), failed.toString());
            events.await(e -> e instanceof EngineEvent.StoreRecovered);
        }
    }

    @Test
    void aMessageLogThatThrowsIsToldOfAndTheSessionGoesOn() throws Exception {
        var log = new BrokenLog();
        var events = new EventRecorder();
        try (var engine = broker(log, events); var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            log.inbound.set(Defect.EXCEPTION);
            log.outbound.set(Defect.EXCEPTION);
            fills(peer, "A", 2);
            fills(peer, "B", 3);

            var told = events.await(e -> e instanceof EngineEvent.Noted noted && noted.text().contains("the message log threw"));
            assertTrue(told.toString().contains("IllegalStateException at "), told.toString());
            assertFalse(told.toString().contains(Defect.SECRET), told.toString());
        }
    }

    @Test
    void anErrorWhileWritingStopsTheSessionInsteadOfItsWriter() throws Exception {
        var log = new BrokenLog();
        var events = new EventRecorder();
        try (var engine = broker(log, events)) {
            try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
                log.outbound.set(Defect.ERROR);
                peer.send(Trader.order("A"), 2);
                var stopped = events.await(e -> e instanceof EngineEvent.StoreFailed);
                assertTrue(stopped.toString().contains("writing failed: java.lang.StackOverflowError at "), stopped.toString());
                events.await(e -> e instanceof EngineEvent.StoreRecovered);
            }
            try (var again = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
                again.sendAs(3, "35=A|98=0|108=30");
                again.expect("A");
                fills(again, "B", 4);
            }
        }
    }

    @Test
    void anErrorWhileReadingIsTheReasonWhyTheLineEnds() throws Exception {
        var log = new BrokenLog();
        var events = new EventRecorder();
        try (var engine = broker(log, events); var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            log.inbound.set(Defect.ERROR);
            peer.send(Trader.order("A"), 2);

            var ended = events.await(e -> e instanceof EngineEvent.Disconnected);
            assertTrue(ended.toString().contains("reading failed: java.lang.StackOverflowError at "), ended.toString());
            assertFalse(ended.toString().contains(Defect.SECRET), ended.toString());
        }
    }
}
