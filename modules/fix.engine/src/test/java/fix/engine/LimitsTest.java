package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.session.SessionStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is agreed with a counterparty beyond the protocol, on a clock that the test owns. */
@Timeout(60)
class LimitsTest {
    private final TestClock clock = new TestClock("2026-01-05T08:30:00Z");
    private final FailingStore store = new FailingStore();
    private final EventRecorder events = new EventRecorder();
    private final LinkedBlockingQueue<String> cancelled = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    private class Cancelling extends Executor {
        @Override
        public void onDisconnect(Session session, String reason) {
            cancelled.add(reason);
        }
    }

    @AfterEach
    void close() throws Exception {
        clock.flow();
        for (var engine : open.reversed()) {
            engine.close();
        }
    }

    private Session acceptor(SessionLimits limits, Application application) {
        return acceptor(limits, application, 4 << 20);
    }

    private Session acceptor(SessionLimits limits, Application application, int queueBytes) {
        var plain = SessionSettings.acceptor(TwoEngines.ACCEPTOR).withLimits(limits).withQueues(queueBytes, queueBytes).withWriteTimeout(Duration.ofDays(30));
        var engine = FixEngine.builder()
                .clock(clock)
                .store(store)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(plain.withConfig(plain.config().toBuilder().checkLatency(false).build()), application)
                .listener(events)
                .start();
        open.add(engine);
        return engine.session(TwoEngines.ACCEPTOR);
    }

    private RawPeer peer(long first, int heartBtInt) throws IOException {
        var peer = new RawPeer(((FixEngine) open.getFirst()).port(), TwoEngines.INITIATOR);
        open.add(peer);
        peer.sendAs(first, "35=A|98=0|108=" + heartBtInt).expect("A");
        return peer;
    }

    private void awaits(Session session, SessionStatus status) throws InterruptedException {
        assertTrue(session.await(Set.of(status), Duration.ofSeconds(10)), () -> session + " is not " + status + "\n" + events);
    }

    /** Lets time pass in small steps until this holds. */
    private void passTime(Session session, BooleanSupplier until) throws Exception {
        passTime(session, until, () -> null);
    }

    /** The same; twice a second the peer does something. */
    private void passTime(Session session, BooleanSupplier until, Callable<?> peer) throws Exception {
        for (int i = 0; !until.getAsBoolean(); i++) {
            assertTrue(i < 3_000, events::toString);
            if (i % 25 == 0) {
                peer.call();
            }
            clock.advance(Duration.ofMillis(20));
            session.await(Set.of(), Duration.ofMillis(2));
        }
    }

    /** All that a peer reads from here on. */
    private static List<Message> reading(RawPeer peer) {
        var read = new CopyOnWriteArrayList<Message>();
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    read.add(peer.next());
                }
            } catch (IOException ended) {
                // the test is over
            }
        });
        return read;
    }

    private static List<Message> applicationMessages(List<Message> read) {
        return read.stream().filter(message -> message.msgType().equals("8")).toList();
    }

    private static void assertNoMoreInASecond(int perSecond, List<Message> messages) {
        var sent = messages.stream().map(message -> message.getInstant(52)).toList();
        for (int i = perSecond; i < sent.size(); i++) {
            // SendingTime(52) is cut to milliseconds
            assertTrue(Duration.between(sent.get(i - perSecond), sent.get(i)).toMillis() >= 999, () -> "too many in a second: " + sent);
        }
    }

    private void awaitLimit(String name) throws InterruptedException {
        events.await(event -> event instanceof EngineEvent.LimitReached(var session, var setting, _) && session.equals(TwoEngines.ACCEPTOR) && setting.equals(name));
    }

    private static void report(Session session, int number) {
        session.send(Executor.fill(Message.parse(
                "8=FIX.4.4|35=D|34=1|49=A|56=B|52=20260105-08:30:00|11=C" + number + "|55=AAPL|54=1|38=1|44=1|"), "E" + number));
    }

    @Test
    void aSessionThatStaysAwayIsCancelledOnceAndOneThatComesBackInTimeIsNot() throws Exception {
        var session = acceptor(SessionLimits.NONE.withCancelOnDisconnectDelay(Duration.ofSeconds(30)), new Cancelling());
        peer(1, 0).close();
        awaits(session, SessionStatus.DISCONNECTED);
        clock.advance(Duration.ofSeconds(29));
        var back = peer(2, 0);
        clock.advance(Duration.ofSeconds(60));
        back.send("35=1|112=ALIVE").expect("0");
        back.close();
        awaits(session, SessionStatus.DISCONNECTED);
        clock.advance(Duration.ofSeconds(30));
        assertEquals("the peer closed the connection", cancelled.poll(10, TimeUnit.SECONDS));
        clock.advance(Duration.ofSeconds(90));
        peer(4, 0).send("35=1|112=ALIVE").expect("0");
        assertEquals(List.of(), List.copyOf(cancelled), "once, and not for the time that it came back in");
    }

    @Test
    void aCallbackThatBlocksDoesNotKeepTheCancellationBack() throws Exception {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var blocking = new Cancelling() {
            @Override
            public void fromApp(Message message, Session session) {
                entered.countDown();
                try {
                    leave.await();
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        var session = acceptor(SessionLimits.NONE.withCancelOnDisconnectDelay(Duration.ZERO), blocking);
        var peer = peer(1, 0).send(Trader.order("C1"), 2);
        assertTrue(entered.await(10, TimeUnit.SECONDS));
        peer.close();
        assertEquals("the peer closed the connection", cancelled.poll(10, TimeUnit.SECONDS));
        awaits(session, SessionStatus.DISCONNECTED);
        leave.countDown();
    }

    @Test
    void afterAStartASessionThatWasUsedCountsAsDownAndOneThatNeverWasDoesNot() throws Exception {
        var limits = SessionLimits.NONE.withCancelOnDisconnectDelay(Duration.ofSeconds(30));
        var session = acceptor(limits, new Cancelling());
        clock.advance(Duration.ofSeconds(31));
        peer(1, 0).close();
        awaits(session, SessionStatus.DISCONNECTED);
        open.remove(0).close();
        assertEquals(List.of(), List.copyOf(cancelled));

        acceptor(limits, new Cancelling());
        clock.advance(Duration.ofSeconds(31));
        assertEquals("the process has started", cancelled.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void whatIsOlderThanMaxAgeIsNotSentAgainAndAnEventSaysSo() throws Exception {
        var session = acceptor(SessionLimits.NONE.withMaxAge(Duration.ofSeconds(30)), new Executor());
        var peer = peer(1, 0);
        awaits(session, SessionStatus.ACTIVE);
        for (int i = 1; i <= 3; i++) {
            report(session, i);
        }
        clock.advance(Duration.ofSeconds(31));
        report(session, 4);
        for (int i = 1; i <= 4; i++) {
            peer.expect("8");
        }
        peer.send("35=2|7=2|16=0");
        var fill = peer.expect("4");
        assertEquals("2 to 5", fill.msgSeqNum() + " to " + fill.getString(36));
        var again = peer.expect("8");
        assertEquals("E4 Y", again.getString(17) + " " + again.getString(43));
        events.await(event -> event.text().contains("3 messages from MsgSeqNum 2 to 4 are older than MaxAge"));
    }

    @Test
    void noMoreMessagesAreSentInASecondThanAgreedAndNoneIsLost() throws Exception {
        var session = acceptor(SessionLimits.NONE.withRates(5, 0, 0), new Executor());
        var read = reading(peer(1, 0));
        awaits(session, SessionStatus.ACTIVE);
        var began = clock.now().wall();
        for (int thread = 0; thread < 3; thread++) {
            int first = 10 * thread;
            Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 6; i++) {
                    report(session, first + i);
                }
            });
        }
        passTime(session, () -> applicationMessages(read).size() == 18);
        assertNoMoreInASecond(5, applicationMessages(read));
        assertTrue(Duration.between(began, clock.now().wall()).toMillis() >= 3_000, "18 at 5 a second");
        assertEquals(18, applicationMessages(read).stream().map(message -> message.getString(17)).distinct().count());
        awaitLimit("MaxMessagesPerSecond");
    }

    @Test
    void pitfall14_aThrottledResendHoldsItsRateAndTheSessionStaysAlive() throws Exception {
        var session = acceptor(SessionLimits.NONE.withRates(0, 8, 0), new Executor());
        var peer = peer(1, 1);
        awaits(session, SessionStatus.ACTIVE);
        for (int i = 1; i <= 40; i++) {
            report(session, i);
            peer.expect("8");
        }
        peer.send("35=2|7=1|16=0");
        var read = reading(peer);
        passTime(session, () -> applicationMessages(read).size() >= 8, () -> peer.send("35=0"));
        peer.send("35=1|112=ALIVE");
        passTime(session, () -> applicationMessages(read).size() == 40, () -> peer.send("35=0"));
        assertNoMoreInASecond(8, applicationMessages(read));
        assertTrue(applicationMessages(read).stream().allMatch(message -> message.getString(43).equals("Y")));
        var answer = read.stream().filter(message -> message.getString(112, "").equals("ALIVE")).findFirst();
        assertTrue(answer.isPresent() && read.indexOf(answer.get()) < read.size() - 8, "the TestRequest waited for the end of the resend");
        assertTrue(session.isLoggedOn());
        awaitLimit("MaxResentMessagesPerSecond");
    }

    @Test
    void aPeerThatSendsFasterThanAgreedIsReadLaterAndLosesNothing() throws Exception {
        var executor = new Executor();
        var session = acceptor(SessionLimits.NONE.withRates(0, 0, 5), executor);
        var peer = peer(1, 0);
        var began = clock.now().wall();
        for (int i = 2; i <= 21; i++) {
            peer.send(Trader.order("C" + i), i);
        }
        peer.send("35=1|112=LAST");
        var read = reading(peer);
        passTime(session, () -> read.stream().anyMatch(message -> message.getString(112, "").equals("LAST")));
        assertEquals(23, session.numbers().nextInbound());
        peer.send("35=1|112=AFTER");
        passTime(session, () -> read.stream().anyMatch(message -> message.getString(112, "").equals("AFTER")));
        assertTrue(Duration.between(began, clock.now().wall()).compareTo(Duration.ofSeconds(3)) >= 0, "23 messages at 5 a second");
        passTime(session, () -> executor.filled.get() == 20);
        assertTrue(session.isLoggedOn());
        awaitLimit("MaxReceivedMessagesPerSecond");
    }

    @Test
    void anOutboxThatIsFullIsToldOf() throws Exception {
        var session = acceptor(SessionLimits.NONE, new Executor(), 1_024);
        var read = reading(peer(1, 0));
        awaits(session, SessionStatus.ACTIVE);
        store.gate = new CountDownLatch(1);
        open.add(store.gate::countDown);
        for (int i = 0; i < 20; i++) {
            int number = i;
            Thread.ofVirtual().start(() -> report(session, number));
        }
        awaitLimit("OutboxBytes");
        store.gate.countDown();
        passTime(session, () -> applicationMessages(read).size() == 20);
    }

    @Test
    void aQueueThatIsFullIsToldOfOnce() throws Exception {
        var blocking = new Blocked(new Executor());
        var session = acceptor(SessionLimits.NONE, blocking, 1_024);
        open.add(blocking::goesOn);
        var peer = peer(1, 0);
        for (int i = 2; i <= 60; i++) {
            peer.send(Trader.order("C" + i), i);
        }
        awaitLimit("InboxBytes");
        blocking.goesOn();
        var read = reading(peer);
        passTime(session, () -> applicationMessages(read).size() == 59);
        assertEquals(1, events.count(event -> event instanceof EngineEvent.LimitReached reached && reached.setting().equals("InboxBytes")));
    }
}
