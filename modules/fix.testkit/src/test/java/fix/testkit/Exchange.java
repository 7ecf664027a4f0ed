package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.FixEngine;
import fix.engine.FixEngineBuilder;
import fix.engine.NotLoggedOnException;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.session.SessionConfig;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Two engines that trade through a proxy: a thread sends orders as long as few are unanswered, and each must be answered exactly once. */
final class Exchange implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int WINDOW = 50;
    private static final SessionID BROKER = SessionID.of("FIX.4.4", "BROKER", "TRADER");
    private static final SessionID TRADER = BROKER.reversed();

    final FixEngine acceptor;
    final FaultProxy proxy;
    final FixEngine initiator;
    private final String name;
    private final Map<String, Integer> answers = new HashMap<>();
    private final Deque<String> events = new ArrayDeque<>();
    private final Thread sender;
    private int sent;
    private boolean sending;
    private int answered;
    private int wanted;
    private String sendFailed = "";

    Exchange(String name, MessageStore brokers, MessageStore traders, UnaryOperator<FaultProxy.Builder> plan, UnaryOperator<SessionSettings> settings) {
        this(name, brokers, traders, plan, settings, UnaryOperator.identity());
    }

    Exchange(String name, MessageStore brokers, MessageStore traders, UnaryOperator<FaultProxy.Builder> plan, UnaryOperator<SessionSettings> settings,
            UnaryOperator<FixEngineBuilder> listener) {
        this.name = name;
        // Two dozen engines share the processors of a test: that they are late is no reason to let nobody in.
        acceptor = listener.apply(FixEngine.builder()).overloadDelay(Duration.ZERO).store(brokers).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(settings.apply(SessionSettings.of(SessionConfig.acceptor(BROKER).toBuilder().logonTimeout(Duration.ofSeconds(2)).build(), "", 0)), new Broker())
                .listener(event -> note("broker", event)).start();
        proxy = plan.apply(FaultProxy.to("localhost", acceptor.port())).start();
        var config = SessionConfig.initiator(TRADER).toBuilder().heartBtInt(Duration.ofSeconds(1)).logonTimeout(Duration.ofSeconds(2)).build();
        initiator = FixEngine.builder().store(traders)
                .session(settings.apply(SessionSettings.of(config, "localhost", proxy.port()).withReconnect(Duration.ofMillis(20), Duration.ofMillis(200))), new Trader())
                .listener(event -> note("trader", event)).start();
        sender = Thread.ofVirtual().name("orders " + name).start(this::send);
    }

    static Exchange of(String name, UnaryOperator<FaultProxy.Builder> plan) {
        return new Exchange(name, MessageStore.inMemory(), MessageStore.inMemory(), plan, settings -> settings.withWriteTimeout(Duration.ofSeconds(2)));
    }

    private static final class Broker implements Application {
        @Override
        public void fromApp(Message order, Session session) {
            session.send(MessageBuilder.of("8").set(37, "O").set(11, order.getString(11)).set(17, "E" + order.getString(11)).set(150, 'F').set(39, '2').set(55, "AAPL")
                    .set(54, '1').set(151, 0).set(14, 100).set(6, 187));
        }
    }

    private final class Trader implements Application {
        @Override
        public void fromApp(Message report, Session session) {
            answered(report.msgType().equals("8") ? report.getString(11) : report.toString());
        }
    }

    private synchronized void note(String who, EngineEvent event) {
        events.add(who + ": " + event.text());
        if (events.size() > 200) {
            events.remove();
        }
    }

    private synchronized void answered(String clOrdID) {
        answers.merge(clOrdID, 1, Integer::sum);
        answered++;
        notifyAll();
    }

    private void send() {
        try {
            while (awaitOrder()) {
                try {
                    session().send(MessageBuilder.of("D").set(11, name + sent).set(55, "AAPL").set(54, '1').set(60, Instant.EPOCH).set(38, 100).set(40, '1'));
                    sent();
                } catch (NotLoggedOnException down) {
                    session().awaitLogon(Duration.ofMillis(100));
                }
            }
        } catch (InterruptedException | RuntimeException broken) {
            failed(broken);
        }
    }

    Session session() {
        return initiator.session(TRADER);
    }

    Session broker() {
        return acceptor.session(BROKER);
    }

    private synchronized boolean awaitOrder() throws InterruptedException {
        sending = false;
        notifyAll();
        while (wanted >= 0 && (sent >= wanted || sent - answered >= WINDOW)) {
            wait();
        }
        sending = wanted >= 0;
        return sending;
    }

    private synchronized void sent() {
        sent++;
        notifyAll();
    }

    private synchronized void failed(Exception broken) {
        sendFailed = broken.toString();
        notifyAll();
    }

    synchronized int answered() {
        return answered;
    }

    /** Has so many orders sent, all in all, if need be over many connections. */
    synchronized void want(int orders) {
        wanted = orders;
        notifyAll();
    }

    /** Waits until so many orders are answered; fails with the whole story when they are not. */
    synchronized void awaitAnswered(int count) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (answered < count && sendFailed.isEmpty()) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError(answered + " of " + count + " orders are answered after " + PATIENCE + "\n" + this);
            }
            wait(left / 1_000_000 + 1);
        }
        assertEquals("", sendFailed, toString());
    }

    /** Every order that was sent has exactly one answer, and both sides are logged on. */
    void judge() throws InterruptedException {
        awaitAnswered(awaitIdle());
        if (!session().awaitLogon(PATIENCE) || !broker().awaitLogon(PATIENCE)) {
            throw new AssertionError("not logged on again after " + PATIENCE + "\n" + this);
        }
        synchronized (this) {
            for (int i = 0; i < sent; i++) {
                assertEquals(1, answers.getOrDefault(name + i, 0), "answers of order " + i + "\n" + this);
            }
            assertEquals(sent, answers.size(), this::toString);
        }
    }

    /** Has no more orders sent; the one under way is one of those that were. */
    private synchronized int awaitIdle() throws InterruptedException {
        wanted = 0;
        while (sending && sendFailed.isEmpty()) {
            wait();
        }
        return sent;
    }

    @Override
    public synchronized String toString() {
        return name + ": " + sent + " sent, " + answered + " answered\ntrader " + session().status() + " " + session().numbers() + ", broker "
                + acceptor.session(BROKER).status() + " " + acceptor.session(BROKER).numbers() + "\n" + proxy + "\n" + String.join("\n", events);
    }

    @Override
    public void close() throws InterruptedException {
        synchronized (this) {
            wanted = -1;
            notifyAll();
        }
        sender.join();
        initiator.close();
        proxy.close();
        acceptor.close();
    }
}
