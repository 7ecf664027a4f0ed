package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.session.SessionStatus;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions that come and go while the engine runs. */
@Timeout(60)
class AddRemoveTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static FixEngine listening(MessageStore store) {
        return FixEngine.builder().store(store).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).start();
    }

    private static SessionSettings dialing(FixEngine acceptor, String trader) {
        return SessionSettings.initiator(SessionID.of("FIX.4.4", trader, "BROKER"), "127.0.0.1", acceptor.port())
                .withReconnect(Duration.ofMillis(20), Duration.ofMillis(200));
    }

    @Test
    void bothRolesCanBeAddedTradeAndBeRemovedInOrder() throws Exception {
        var trader = new Trader();
        try (var ours = MessageStore.inMemory(); var theirs = MessageStore.inMemory();
                var acceptor = listening(ours); var initiator = FixEngine.builder().store(theirs).start()) {
            var broker = acceptor.add(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor());
            var session = initiator.add(dialing(acceptor, "TRADER"), trader);
            assertTrue(session.awaitLogon(LONG));
            session.send(Trader.order("C1"));
            assertEquals("C1", trader.next().getString(11));
            assertEquals(List.of(broker), acceptor.sessions());

            assertTrue(initiator.remove(session.id(), LONG));
            assertTrue(broker.await(Set.of(SessionStatus.DISCONNECTED), LONG));
            assertEquals(List.of(), initiator.sessions());
            assertThrows(NotLoggedOnException.class, () -> session.send(Trader.order("C2")));
            assertTrue(acceptor.remove(broker.id(), LONG));

            var again = acceptor.add(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor());
            assertEquals(4, again.numbers().nextInbound(), "its place has stayed in the store");
        }
    }

    @Test
    void whatCannotBeAddedOrRemovedIsOneClearLine() throws Exception {
        try (var store = MessageStore.inMemory(); var engine = listening(store); var deaf = FixEngine.builder().store(MessageStore.inMemory()).start()) {
            engine.add(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor());
            var twice = assertThrows(EngineException.class, () -> engine.add(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor()));
            assertTrue(twice.getMessage().contains("FIX.4.4:BROKER->TRADER is given twice"), twice.getMessage());
            var absent = assertThrows(EngineException.class, () -> engine.remove(SessionID.of("FIX.4.4", "NO", "SUCH")));
            assertTrue(absent.getMessage().contains("there is no session FIX.4.4:NO->SUCH"), absent.getMessage());
            var unreachable = assertThrows(EngineException.class, () -> deaf.add(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor()));
            assertTrue(unreachable.getMessage().contains("listen"), unreachable.getMessage());
        }
    }

    @Test
    void whatFailsInOnCreateLeavesNothingBehind() throws Exception {
        try (var store = MessageStore.inMemory(); var engine = listening(store)) {
            assertThrows(IllegalStateException.class, () -> engine.add(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor() {
                @Override
                public void onCreate(Session session) {
                    throw new IllegalStateException("not today");
                }
            }));
            assertEquals(List.of(), engine.sessions());
            engine.add(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor());
        }
    }

    @Test
    void aSessionIsNotRemovedInsideItsOwnCallback() throws Exception {
        var refused = new LinkedBlockingQueue<String>();
        var trader = new Trader();
        try (var store = MessageStore.inMemory(); var engine = listening(store); var initiator = FixEngine.builder().store(MessageStore.inMemory()).start()) {
            engine.add(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor() {
                @Override
                public void fromApp(Message message, Session session) {
                    refused.add(assertThrows(EngineException.class, () -> engine.remove(session.id())).getMessage());
                    super.fromApp(message, session);
                }
            });
            var session = initiator.add(dialing(engine, "TRADER"), trader);
            assertTrue(session.awaitLogon(LONG));
            session.send(Trader.order("C1"));
            assertEquals("C1", trader.next().getString(11));
            assertTrue(refused.element().contains("inside its own callback"), refused.toString());
        }
    }

    @Test
    void pitfall33_anInterruptOfWhoAddsOrRemovesHarmsNoStore() throws Exception {
        try (var store = MessageStore.inMemory(); var engine = listening(store)) {
            Thread.currentThread().interrupt();
            engine.add(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor());
            assertTrue(Thread.interrupted(), "the interrupt status is kept");
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> engine.remove(TwoEngines.ACCEPTOR));
            assertFalse(Thread.interrupted());
            try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
                peer.send("35=A|98=0|108=30");
                assertEquals(0, peer.awaitClose(), "it goes all the same");
            }
        }
    }

    /** Sessions come and go from several threads; nothing of them is left in the end. */
    @Test
    void manyThreadsMayAddAndRemoveAndNoThreadIsLeft() throws Exception {
        try (var ours = MessageStore.inMemory(); var theirs = MessageStore.inMemory();
                var acceptor = listening(ours); var initiator = FixEngine.builder().store(theirs).start();
                var threads = Executors.newFixedThreadPool(4)) {
            var results = IntStream.range(0, 24).mapToObj(i -> threads.submit(() -> comeAndGo(acceptor, initiator, "T" + i % 8 + "-" + i / 8))).toList();
            for (Future<Boolean> result : results) {
                assertTrue(result.get(50, TimeUnit.SECONDS));
            }
            assertEquals(List.of(), acceptor.sessions());
            assertEquals(List.of(), initiator.sessions());
            assertEquals(List.of(), liveThreads("T"), "each session's threads end with it");
        }
    }

    private static boolean comeAndGo(FixEngine acceptor, FixEngine initiator, String name) throws Exception {
        var done = new CountDownLatch(1);
        var broker = acceptor.add(SessionSettings.acceptor(SessionID.of("FIX.4.4", "BROKER", name)).withPlatformHandler(true), new Executor());
        var session = initiator.add(dialing(acceptor, name).withPlatformHandler(true), new Trader() {
            @Override
            public void fromApp(Message message, Session from) {
                done.countDown();
            }
        });
        return session.awaitLogon(LONG) && session.send(Trader.order(name)) > 0 && done.await(20, TimeUnit.SECONDS)
                && initiator.remove(session.id(), LONG) && acceptor.remove(broker.id(), LONG);
    }

    private static List<String> liveThreads(String counterparty) {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("fix-handler") && name.contains("FIX.4.4:" + counterparty)).toList();
    }
}
