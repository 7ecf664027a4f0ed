package fix.testkit;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.Tags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A counterparty that does what a test tells it, on a real socket, in either role. By default it looks after the session itself, see
 * {@link Automatic}; the test sends and expects application messages, and whatever it took upon itself. Every wait has a limit, and what fails
 * tells the whole conversation in words. Safe for use by many threads.
 *
 * {@snippet :
 * try (var broker = MockCounterparty.acceptor(SessionID.of("FIX.4.4", "BROKER", "TRADER")).start()) {
 *     startTheApplicationThatConnectsTo(broker.port());
 *     var order = broker.expect(MessageMatcher.ofType("D").with(55, "AAPL"));
 *     broker.send("35=8|37=1|11=" + order.getString(11) + "|17=1|150=F|39=2|55=AAPL|54=1|151=0|14=100|6=187.25");
 * }
 * }
 */
public final class MockCounterparty implements AutoCloseable {
    private static final Duration PING_AGAIN = Duration.ofMillis(100);

    private final Builder built;
    private final Conversation conversation = new Conversation();
    private final Set<Automatic> automatic = ConcurrentHashMap.newKeySet();
    private final Arrivals arrivals = new Arrivals();
    private final AtomicLong pings = new AtomicLong();
    private final Outgoing outgoing;
    private final AdminRules rules;
    private final MockLine line;
    private volatile Duration patience;

    private MockCounterparty(Builder built) throws IOException {
        this.built = built;
        patience = built.patience;
        automatic.addAll(built.automatic);
        outgoing = new Outgoing(built.id, conversation);
        rules = new AdminRules(outgoing, built.logon, automatic, arrivals::add);
        line = new MockLine(built.id, conversation, rules, outgoing, arrivals);
        if (built.port == 0) {
            line.listen();
        }
    }

    /** A counterparty that listens on a free port of the loopback address; the session is named from its side. */
    public static Builder acceptor(SessionID id) {
        return new Builder(id, "", 0);
    }

    /** A counterparty that connects to this place, when it is told to; the session is named from its side. */
    public static Builder initiator(SessionID id, String host, int port) {
        return new Builder(id, host, port);
    }

    /** Where it listens; 0 for one that connects. */
    public int port() {
        return line.port();
    }

    /**
     * Connects, as an initiator. Sends nothing.
     *
     * @throws AssertionError when nobody listens there
     */
    public void connect() {
        line.connect(built.host, built.port);
    }

    /** Connects if need be, sends a Logon, and waits for the answer. */
    public void logon() throws InterruptedException {
        if (!line.isConnected()) {
            connect();
        }
        rules.sendLogon();
        awaitLogon();
    }

    /**
     * Waits until the session is logged on.
     *
     * @throws AssertionError when it is not in time, or the connection ends before
     */
    public void awaitLogon() throws InterruptedException {
        if (!arrivals.await(rules::isLoggedOn, patience)) {
            throw failure("the session is not logged on after " + patience);
        }
    }

    /** Sends a Logout(5), and waits until the connection ends. */
    public void logout() throws InterruptedException {
        sendLogout();
        expectDisconnect();
    }

    void sendLogout() {
        rules.sendLogout("");
    }

    /** Passes over what comes before the connection's end. */
    void awaitEnd() throws InterruptedException {
        while (true) {
            switch (arrivals.next(patience)) {
                case Arrival.Nothing _ -> throw failure("expected the connection to end, but it did not within " + patience);
                case Arrival.Received _ -> { }
                case Arrival.Problem(var text) -> throw failure(text);
                case Arrival.Ended _ -> {
                    return;
                }
            }
        }
    }

    /**
     * An initiator logs on, an acceptor waits for it. A peer that still believes in the connection before ends the new one without an answer;
     * then another one is tried.
     */
    void awaitNextLogon() throws InterruptedException {
        if (built.port == 0) {
            awaitLogon();
            return;
        }
        long until = System.nanoTime() + patience.toNanos();
        while (!logsOn()) {
            if (System.nanoTime() >= until) {
                throw failure("the session is not logged on after " + patience);
            }
            awaitEnd();
        }
    }

    /** Connects and sends a Logon; false when the connection ended before the answer, or none came in time. */
    private boolean logsOn() throws InterruptedException {
        connect();
        try {
            rules.sendLogon();
        } catch (AssertionError ended) {
            return false;
        }
        return arrivals.await(() -> rules.isLoggedOn() || !line.isConnected(), patience) && rules.isLoggedOn();
    }

    /**
     * Sends a message with the next number.
     *
     * @return MsgSeqNum(34) that it got
     * @throws AssertionError when there is no connection
     */
    public long send(MessageBuilder message) {
        return outgoing.send(message);
    }

    /** Sends what is written as {@code 35=D|11=1|55=AAPL}, with the next number; see {@link #send(MessageBuilder)}. */
    public long send(String fields) {
        return outgoing.send(Outgoing.draft(fields));
    }

    /** Sends {@code 35=D|11=1} with this number, whatever the next one is; that stays. */
    public void sendNumbered(long number, String fields) {
        outgoing.sendNumbered(number, Outgoing.draft(fields), false);
    }

    /** Sends {@code 35=D|11=1} with this number, PossDupFlag(43) and OrigSendingTime(122). */
    public void sendAgain(long number, String fields) {
        outgoing.sendNumbered(number, Outgoing.draft(fields), true);
    }

    /** Sends {@code 35=D|11=1} broken: no message at all, and no number is taken. */
    public void sendBroken(Breakage breakage, String fields) {
        outgoing.sendBroken(breakage, Outgoing.draft(fields));
    }

    /** Sends exactly these bytes, with SOH for {@code |}. */
    public void sendRaw(String text) {
        outgoing.raw(text);
    }

    /**
     * Sends a TestRequest(1) and waits for its answer: the peer's session lives, and has dealt with all that was sent before. One that is lost in
     * a gap is not answered, so it is sent again now and then.
     *
     * @throws AssertionError when it is not answered in time
     */
    public void ping() throws InterruptedException {
        var id = "PING-" + pings.incrementAndGet();
        long until = System.nanoTime() + patience.toNanos();
        do {
            if (System.nanoTime() > until) {
                throw failure("a TestRequest(1) was not answered within " + patience);
            }
            outgoing.send(MessageBuilder.of(MsgTypes.TEST_REQUEST).set(Tags.TEST_REQ_ID, id));
        } while (!arrivals.await(() -> rules.answeredTest().equals(id), PING_AGAIN));
    }

    /** From here on this is done by itself, and nothing else. */
    public void automatic(Set<Automatic> what) {
        automatic.addAll(what);
        automatic.retainAll(Set.copyOf(what));
    }

    /** From here on it waits so long for what is expected. */
    public void patience(Duration patience) {
        this.patience = patience;
    }

    /** The number of the next message that we send. */
    public long nextOutbound() {
        return outgoing.next();
    }

    /** The number that we expect next. */
    public long nextInbound() {
        return rules.nextInbound();
    }

    /**
     * Sets both numbers, for a gap on either side.
     *
     * @param nextOutbound of the next message that we send, 1 or more
     * @param nextInbound that we expect next, 1 or more
     */
    public void setNextNumbers(long nextOutbound, long nextInbound) {
        outgoing.next(nextOutbound);
        rules.nextInbound(nextInbound);
    }

    /** The next message, which must match. */
    public Message expect(MessageMatcher wanted) throws InterruptedException {
        var message = next(wanted.toString());
        var faults = wanted.mismatches(message);
        if (!faults.isEmpty()) {
            throw failure("the message that came is not as expected:\n  " + String.join("\n  ", faults) + "\nin " + Words.of(message).message(message));
        }
        return message;
    }

    /** The next message, which must be of this type. */
    public Message expect(String msgType) throws InterruptedException {
        return expect(MessageMatcher.ofType(msgType));
    }

    /** The next message that matches; those before it are passed over. */
    public Message skipTo(MessageMatcher wanted) throws InterruptedException {
        while (true) {
            var message = next(wanted.toString());
            if (wanted.matches(message)) {
                return message;
            }
        }
    }

    private Message next(String wanted) throws InterruptedException {
        return switch (arrivals.next(patience)) {
            case Arrival.Nothing _ -> throw failure("expected " + wanted + ", but nothing came within " + patience);
            case Arrival.Received(var message) -> message;
            case Arrival.Problem(var text) -> throw failure("expected " + wanted + ", but " + text);
            case Arrival.Ended(var reason) -> throw failure("expected " + wanted + ", but the connection ended: " + reason);
        };
    }

    /** Nothing comes for so long. */
    public void expectNothing(Duration time) throws InterruptedException {
        switch (arrivals.next(time)) {
            case Arrival.Nothing _ -> { }
            case Arrival.Received(var message) -> throw failure("expected nothing, but this came: " + Words.of(message).message(message));
            case Arrival.Problem(var text) -> throw failure("expected nothing, but " + text);
            case Arrival.Ended(var reason) -> throw failure("expected nothing, but the connection ended: " + reason);
        }
    }

    /**
     * The connection ends, and no message comes before.
     *
     * @return why, in words; the Text(58) of a Logout is part of it
     */
    public String expectDisconnect() throws InterruptedException {
        return switch (arrivals.next(patience)) {
            case Arrival.Nothing _ -> throw failure("expected the connection to end, but it did not within " + patience);
            case Arrival.Received(var message) -> throw failure("expected the connection to end, but this came: " + Words.of(message).message(message));
            case Arrival.Problem(var text) -> throw failure("expected the connection to end, but " + text);
            case Arrival.Ended(var reason) -> reason;
        };
    }

    private AssertionError failure(String what) {
        return new AssertionError(built.id + ": " + what + "\nThe conversation:\n" + conversation);
    }

    /** Ends the connection, as one whose process ends does. An acceptor takes the next one. */
    public void disconnect() {
        line.disconnect();
    }

    /** What was said so far, in words, secrets masked. */
    public String conversation() {
        return conversation.toString();
    }

    /** Ends the connection; returns when no thread and no socket is left. */
    @Override
    public void close() {
        line.close();
    }

    @Override
    public String toString() {
        return "mock counterparty " + built.id;
    }

    /** Collects what a counterparty is told. Not thread-safe. */
    public static final class Builder {
        private final SessionID id;
        private final String host;
        private final int port;
        private Set<Automatic> automatic = EnumSet.allOf(Automatic.class);
        private Duration patience = Duration.ofSeconds(10);
        private String logon = "35=A|98=0|108=30";

        private Builder(SessionID id, String host, int port) {
            this.id = id;
            this.host = host;
            this.port = port;
        }

        /** What it does by itself; everything unless said. */
        public Builder automatic(Set<Automatic> automatic) {
            this.automatic = Set.copyOf(automatic);
            return this;
        }

        /** How long it waits for what is expected; 10 s unless said. */
        public Builder patience(Duration patience) {
            this.patience = patience;
            return this;
        }

        /** Its Logon, {@code 35=A|98=0|108=30} unless said. An acceptor answers with the peer's HeartBtInt(108) in any case. */
        public Builder logon(String fields) {
            this.logon = fields;
            return this;
        }

        /**
         * Begins to listen, as an acceptor.
         *
         * @throws UncheckedIOException when there is no free port
         */
        public MockCounterparty start() {
            try {
                return new MockCounterparty(this);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
