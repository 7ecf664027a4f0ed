package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.session.SessionStatus;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three sessions with a broker who has an engine of its own for each, so that one can drop in traffic. */
@Timeout(60)
class PoolTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final List<SessionID> MEMBERS = IntStream.range(0, 3).mapToObj(i -> SessionID.of("FIX.4.4", "US" + i, "BROKER")).toList();

    /** What the broker got, by the member that it came from; in the order in which it came. */
    private final Map<SessionID, LinkedBlockingQueue<String>> received = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Map<SessionID, FixEngine> brokers = new HashMap<>();
    private final Map<SessionID, MessageStore> brokerStores = new HashMap<>();
    private final Map<SessionID, Integer> ports = new HashMap<>();
    private final EventRecorder events = new EventRecorder();
    private final FixEngine engine = FixEngine.builder().store(MessageStore.inMemory()).listener(events).pool(new PoolSettings("broker", MEMBERS, java.util.OptionalInt.empty())).start();
    private final SessionPool pool = engine.pool("broker");

    private void start(SessionID member) {
        var theirs = SessionID.of("FIX.4.4", "BROKER", member.senderCompID());
        var inbox = received.computeIfAbsent(member, _ -> new LinkedBlockingQueue<>());
        var broker = FixEngine.builder().store(brokerStores.computeIfAbsent(member, _ -> MessageStore.inMemory()))
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.getOrDefault(member, 0)))
                .session(SessionSettings.acceptor(theirs), new Application() {
                    @Override
                    public void fromApp(Message message, Session session) {
                        // The broker was killed before he had noted that he has it: he knows that it may come again.
                        if (!session.redelivered() || !seen.contains(message.getString(11))) {
                            inbox.add(message.getString(11));
                            seen.add(message.getString(11));
                        }
                    }
                }).start();
        brokers.put(member, broker);
        ports.put(member, broker.port());
    }

    private Session dial(SessionID member, Application application) {
        return engine.add(SessionSettings.initiator(member, "127.0.0.1", ports.get(member)).withReconnect(Duration.ofMillis(20), Duration.ofMillis(100)), application);
    }

    private void startAll() throws InterruptedException {
        for (var member : MEMBERS) {
            start(member);
            dial(member, new Trader());
        }
        assertTrue(pool.awaitWhole(LONG), events::toString);
    }

    /** The broker's side of a member dies, without a Logout. */
    private void kill(SessionID member) throws InterruptedException {
        brokers.remove(member).close(Duration.ZERO);
        assertTrue(engine.session(member).await(Set.of(SessionStatus.DISCONNECTED, SessionStatus.CONNECTING, SessionStatus.RECONNECTING), LONG));
    }

    @AfterEach
    void close() {
        engine.close();
        brokers.values().forEach(FixEngine::close);
    }

    @Test
    void theMembersTakeTurns() throws Exception {
        startAll();
        var ways = new ArrayList<SessionID>();
        for (int i = 0; i < 9; i++) {
            var sent = pool.send(Trader.order("C" + i));
            assertEquals(engine.session(sent.session()).numbers().nextOutbound() - 1, sent.number());
            ways.add(sent.session());
        }
        assertEquals(3, new HashSet<>(ways.subList(0, 3)).size());
        assertEquals(ways.subList(0, 3), ways.subList(3, 6));
        assertEquals(ways.subList(0, 3), ways.subList(6, 9));
        for (int i = 0; i < 9; i++) {
            assertEquals("C" + i, received.get(ways.get(i)).poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void aKeyStaysWithItsMemberMovesWhenThatOneDropsAndThenStaysWhereItIs() throws Exception {
        startAll();
        var home = pool.send("AAPL", Trader.order("C0")).session();
        for (int i = 1; i < 5; i++) {
            assertEquals(home, pool.send("AAPL", Trader.order("C" + i)).session());
        }
        kill(home);
        var refuge = pool.send("AAPL", Trader.order("C5")).session();
        assertNotEquals(home, refuge);
        start(home);
        assertTrue(pool.awaitWhole(LONG), events::toString);
        assertEquals(refuge, pool.send("AAPL", Trader.order("C6")).session());
    }

    @Test
    void aFieldCanBeTheKey() throws Exception {
        startAll();
        engine.pools(List.of(pool("broker", MEMBERS).withKeyTag(55)));
        var ways = new HashSet<SessionID>();
        for (int i = 0; i < 6; i++) {
            ways.add(pool.send(Trader.order("C" + i)).session());
        }
        assertEquals(1, ways.size());
        for (int i = 0; i < 3; i++) {
            ways.add(pool.send(MessageBuilder.of("B").set(148, "no Symbol").set(33, 0)).session());
        }
        assertEquals(3, ways.size(), "a message without the field takes its turn");
    }

    private static PoolSettings pool(String name, List<SessionID> members) {
        return new PoolSettings(name, members, java.util.OptionalInt.empty());
    }

    /** Nothing is lost, nothing comes twice, and nothing that one member had comes through another. */
    @Test
    void theOthersCarryOnWhenAMemberIsKilledInTrafficAndItsMessagesStayItsOwn() throws Exception {
        startAll();
        var victim = MEMBERS.get(1);
        var inTraffic = new CountDownLatch(300);
        var ways = new ConcurrentHashMap<String, SessionID>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var senders = IntStream.range(0, 3).mapToObj(sender -> threads.submit(() -> {
                for (int i = 0; i < 600; i++) {
                    var name = sender + "-" + i;
                    ways.put(name, i % 2 == 0 ? pool.send(Trader.order(name)).session() : pool.send("KEY" + i % 50, Trader.order(name)).session());
                    inTraffic.countDown();
                }
            })).toList();
            inTraffic.await();
            kill(victim);
            for (var sender : senders) {
                sender.get(60, TimeUnit.SECONDS);
            }
        }
        assertEquals(1800, ways.size(), "every send has returned");
        assertEquals(2, pool.up().size());
        start(victim);
        assertTrue(pool.awaitWhole(LONG), events::toString);
        var arrived = new HashMap<String, SessionID>();
        for (var member : MEMBERS) {
            for (long wanted = ways.values().stream().filter(member::equals).count(); wanted > 0; wanted--) {
                var name = received.get(member).poll(20, TimeUnit.SECONDS);
                assertTrue(name != null, "something that " + member + " had taken did not arrive");
                assertEquals(null, arrived.put(name, member), name + " came twice");
            }
        }
        assertEquals(ways, arrived);
        // What is sent last arrives last: nothing more was on its way.
        for (var member : MEMBERS) {
            engine.session(member).send(Trader.order("last"));
            assertEquals("last", received.get(member).poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatIsSentWhenNoMemberIsUpIsRefusedAndTakesNoNumber() throws Exception {
        var down = assertThrows(PoolDownException.class, () -> pool.send(Trader.order("C0")));
        assertEquals("pool broker is down: none of its 3 sessions is logged on; wait with awaitLogon, then send", down.getMessage());
        assertEquals("broker", down.pool());
        assertFalse(pool.awaitLogon(Duration.ofMillis(1)));
        start(MEMBERS.getFirst());
        dial(MEMBERS.getFirst(), new Trader());
        assertTrue(pool.awaitLogon(LONG));
        assertFalse(pool.awaitWhole(Duration.ofMillis(1)));
        assertEquals(2, pool.send(Trader.order("C1")).number());
        assertEquals(List.of(engine.session(MEMBERS.getFirst())), pool.up());
        assertThrows(IllegalArgumentException.class, () -> pool.send(MessageBuilder.of("0")), "an admin message is the caller's mistake, and no reason to try another member");
    }

    @Test
    void eventsTellOfMembersThatComeAndGoAndOfAPoolThatIsEmptyOrWhole() throws Exception {
        startAll();
        events.await(event -> event instanceof EngineEvent.PoolWhole whole && whole.pool().equals("broker") && whole.members() == 3);
        for (var member : MEMBERS) {
            kill(member);
            events.await(event -> event instanceof EngineEvent.PoolMemberLeft left && left.session().equals(member));
        }
        events.await(event -> event.text().equals("pool broker: " + MEMBERS.getLast() + " is down, 0 of 3 are left"));
        events.await(event -> event.text().equals("pool broker is down: none of its 3 sessions is logged on"));
        start(MEMBERS.getFirst());
        assertTrue(pool.awaitLogon(LONG));
        events.await(event -> event instanceof EngineEvent.PoolMemberJoined joined && joined.session().equals(MEMBERS.getFirst()) && joined.up() == 1 && joined.members() == 3);
    }

    /** The numbers start anew in the session: that is no drop, and a key has no reason to move. */
    @Test
    void aResetInTheSessionMovesNoKey() throws Exception {
        startAll();
        var home = pool.send("AAPL", Trader.order("C0")).session();
        for (int i = 1; i < 20; i++) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var reset = threads.submit(() -> engine.session(home).reset());
                var sends = new ArrayList<SessionID>();
                while (!reset.isDone()) {
                    sends.add(pool.send("AAPL", Trader.order("C")).session());
                }
                reset.get();
                assertTrue(sends.stream().allMatch(home::equals), () -> sends + "\n" + events);
            }
        }
    }

    @Test
    void thePoolsCanBeOthersWhileTheEngineRunsAndAHandleStaysValid() throws Exception {
        startAll();
        engine.pools(List.of(pool("broker", MEMBERS.subList(0, 2)), pool("other", MEMBERS.subList(1, 3))));
        assertSame(pool, engine.pool("broker"));
        assertEquals(MEMBERS.subList(0, 2), pool.members().stream().map(Session::id).toList());
        assertEquals(List.of("broker", "other"), engine.pools().stream().map(SessionPool::name).toList());
        for (int i = 0; i < 6; i++) {
            assertNotEquals(MEMBERS.get(2), pool.send(Trader.order("C" + i)).session());
        }
        engine.remove(MEMBERS.getFirst());
        assertEquals(MEMBERS.subList(1, 2), pool.members().stream().map(Session::id).toList());
        assertEquals(MEMBERS.get(1), pool.send(Trader.order("C6")).session());

        var twice = assertThrows(EngineException.class, () -> engine.pools(List.of(pool("one", MEMBERS), pool("one", List.of()))));
        assertEquals("pool one is given twice: each needs a name of its own", twice.getMessage());
        assertEquals(2, engine.pools().size(), "the old ones stay");
        engine.pools(List.of());
        assertThrows(PoolDownException.class, () -> pool.send(Trader.order("C7")));
        var gone = assertThrows(EngineException.class, () -> engine.pool("broker"));
        assertEquals("there is no pool broker; there are []", gone.getMessage());
    }

    /** It was logged on when it was chosen, and is not when the message is to get its number. */
    @Test
    void aMemberThatDropsInTheMomentOfTheSendHasNotTakenTheMessageAndTheNextOneGetsIt() throws Exception {
        var asked = new ArrayList<SessionID>();
        var leaving = new Application() {
            @Override
            public void toApp(MessageBuilder message, Session session) {
                asked.add(session.id());
                if (asked.size() < 3) {
                    session.logout("");
                }
            }
        };
        for (var member : MEMBERS) {
            start(member);
            dial(member, leaving);
        }
        assertTrue(pool.awaitWhole(LONG));
        assertEquals(MEMBERS.get(2), pool.send(Trader.order("C0")).session());
        assertEquals(MEMBERS, asked, "each was asked once");
        assertEquals("C0", received.get(MEMBERS.get(2)).poll(10, TimeUnit.SECONDS));
        for (int i = 1; i < 4; i++) {
            assertEquals(MEMBERS.get(2), pool.send("KEY" + i, Trader.order("C" + i)).session());
        }
        assertEquals(6, asked.size(), "who is down is not asked");
    }

    /** What the application vetoes no other member gets. */
    @Test
    void aVetoEndsTheSend() throws Exception {
        var vetoing = new Application() {
            @Override
            public void toApp(MessageBuilder message, Session session) {
                throw new DoNotSendException("never");
            }
        };
        for (var member : MEMBERS) {
            start(member);
            dial(member, vetoing);
        }
        assertTrue(pool.awaitWhole(LONG));
        assertThrows(DoNotSendException.class, () -> pool.send(Trader.order("C0")));
        assertThrows(DoNotSendException.class, () -> pool.send("KEY", Trader.order("C0")));
    }

    @Test
    void whatCannotBeIsSaid() {
        assertThrows(EngineException.class, () -> PoolSettings.of(" ", MEMBERS.getFirst()));
        assertThrows(EngineException.class, () -> PoolSettings.of("p", MEMBERS.getFirst(), MEMBERS.getFirst()));
        assertThrows(EngineException.class, () -> PoolSettings.of("p", MEMBERS.getFirst()).withKeyTag(0));
    }
}
