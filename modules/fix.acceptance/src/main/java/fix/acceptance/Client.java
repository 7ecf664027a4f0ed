package fix.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection of a script, from its connect to its close: turns what the line brings into messages. Used by the thread of its {@link Player}. */
final class Client {
    private final Line line;
    private final int number;
    private final Transcript transcript;
    private final MessageSplitter splitter = new MessageSplitter();
    private String scriptsTestReqId = "";
    private String serversTestReqId = "";
    private String end = "";
    private boolean halfClosed;
    private Instant receivedAt = Instant.EPOCH;

    Client(Line line, int number, Transcript transcript) throws IOException {
        this.line = line;
        this.number = number;
        this.transcript = transcript;
        line.connect(number);
        transcript.add(line.now(), number, "connected");
    }

    /** Sends; that the server has closed meanwhile is noted, not a failure: what the script expects next decides. */
    void send(byte[] bytes) {
        transcript.add(line.now(), number, "sent     " + Text.readable(Text.of(bytes)));
        try {
            line.send(number, bytes);
        } catch (IOException e) {
            transcript.add(line.now(), number, "not sent: " + e.getMessage());
        }
    }

    /** The next message, if one comes before the clock of the line reads {@code deadline}; none after the server closed, see {@link #isClosed()}. */
    Optional<ReceivedMessage> next(long deadline) throws IOException {
        for (var message = splitter.next(); ; message = splitter.next()) {
            if (message.isPresent()) {
                var received = ReceivedMessage.of(message.get(), receivedAt);
                transcript.add(receivedAt, number, "received " + Text.readable(received.text()));
                return Optional.of(received);
            }
            switch (line.next(number, Duration.ofNanos(Math.max(0, deadline - line.nanoTime())))) {
                case Line.Event.Bytes bytes -> {
                    splitter.add(bytes.bytes());
                    receivedAt = bytes.at();
                }
                case Line.Event.Closed closed -> {
                    closed(closed);
                    return Optional.empty();
                }
                case Line.Event.Silence() -> {
                    return Optional.empty();
                }
            }
        }
    }

    boolean isClosed() {
        return !end.isEmpty();
    }

    /** Why no message came, for people. */
    String silence() {
        var rest = Text.readable(Text.of(splitter.rest()));
        return (isClosed() ? "the server closed the connection (" + end + ")" : "nothing") + (rest.isEmpty() ? "" : ", after the unfinished " + rest);
    }

    boolean isMidMessage() {
        return splitter.rest().length > 0;
    }

    /** Remembers that the server chose another TestReqID than the script has. */
    void testRequest(String scripts, String servers) {
        scriptsTestReqId = scripts;
        serversTestReqId = servers;
    }

    /** The I line with the server's TestReqID in place of the script's own, where it answers the TestRequest. */
    String answering(String text) {
        boolean heartbeat = text.startsWith("8=") && text.contains(Text.SOH + "35=0" + Text.SOH);
        if (!heartbeat || scriptsTestReqId.isEmpty()) {
            return text;
        }
        var own = Pattern.compile("\u0001112=" + Pattern.quote(scriptsTestReqId) + "(?=\u0001|$)");
        return own.matcher(text).replaceAll(Matcher.quoteReplacement(Text.SOH + "112=" + serversTestReqId));
    }

    void halfClose() {
        if (halfClosed) {
            return;
        }
        halfClosed = true;
        try {
            line.halfClose(number);
        } catch (IOException e) {
            transcript.add(line.now(), number, "no FIN sent: " + e.getMessage());
        }
    }

    void close() {
        line.close(number);
        transcript.add(line.now(), number, "closed");
    }

    private void closed(Line.Event.Closed closed) {
        if (end.isEmpty()) {
            end = closed.how();
            transcript.add(line.now(), number, "the server closed: " + end);
        }
    }
}
