package fix.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that says what a test told it to, in virtual time: silence costs nothing. */
final class FakeLine implements Line {
    static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    final List<String> log = new ArrayList<>();
    final List<String> sent = new ArrayList<>();
    private final Deque<List<Event>> script = new ArrayDeque<>();
    private final Map<Integer, Deque<Event>> connections = new HashMap<>();
    private final List<Event> endless = new ArrayList<>();
    private Duration interval = Duration.ZERO;
    private long nanos;
    String controlAnswer = "OK";

    /** What the server does at the runner's next connect or send that has no answer yet. */
    FakeLine then(Event... events) {
        script.add(List.of(events));
        return this;
    }

    /** The server's next answer: whole messages, {@code |} for SOH, with {@code <TIME>}, without BodyLength and CheckSum. */
    FakeLine answers(String... messages) {
        return then(Arrays.stream(messages).map(FakeLine::message).toArray(Event[]::new));
    }

    /** From now on the server sends the same message again and again. */
    FakeLine repeating(String message, Duration every) {
        endless.add(message(message));
        interval = every;
        return this;
    }

    static Event message(String text) {
        return bytes(Text.of(new SendRules(FractionDigits.OF_VERSION).bytes(text.replace("|", Text.SOH), START)));
    }

    static Event bytes(String text) {
        return new Event.Bytes(Text.bytes(text.replace("|", Text.SOH)), START);
    }

    static Event closed() {
        return new Event.Closed("FIN");
    }

    Duration passed() {
        return Duration.ofNanos(nanos);
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void pause(Duration time) {
        log.add("pause " + time.toMillis());
        nanos += time.toNanos();
    }

    @Override
    public void connect(int client) {
        log.add("connect " + client);
        connections.put(client, new ArrayDeque<>());
        react(client);
    }

    @Override
    public void send(int client, byte[] bytes) throws IOException {
        sent.add(Text.of(bytes).replace(Text.SOH, "|"));
        if (connections.get(client).peek() instanceof Event.Closed) {
            throw new IOException("broken pipe");
        }
        react(client);
    }

    @Override
    public Event next(int client, Duration timeout) {
        var events = connections.get(client);
        if (!endless.isEmpty()) {
            nanos += interval.toNanos();
            return endless.getFirst();
        }
        if (events.isEmpty()) {
            nanos += timeout.toNanos();
            return new Event.Silence();
        }
        return events.peek() instanceof Event.Closed ? events.peek() : events.poll();
    }

    @Override
    public void halfClose(int client) {
        log.add("half-close " + client);
    }

    @Override
    public void close(int client) {
        if (connections.remove(client) != null) {
            log.add("close " + client);
        }
    }

    @Override
    public String control(String command) {
        log.add(command);
        return controlAnswer;
    }

    @Override
    public void close() {
        connections.clear();
    }

    private void react(int client) {
        if (!script.isEmpty()) {
            connections.get(client).addAll(script.poll());
        }
    }
}
