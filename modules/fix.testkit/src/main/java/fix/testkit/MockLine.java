package fix.testkit;

import fix.core.Message;
import fix.core.SessionID;
import fix.core.codec.Decoder;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import fix.core.codec.Garbled;
import fix.core.dictionary.Dictionaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The connections of a mock counterparty, one after the other: each is read by one virtual thread. Any thread may end them. */
final class MockLine {
    private final SessionID id;
    private final Conversation conversation;
    private final AdminRules rules;
    private final Outgoing outgoing;
    private final Arrivals arrivals;
    private final ServerSocket listener;
    private final List<Thread> threads = new ArrayList<>();
    private Socket socket = new Socket();
    private boolean connected;
    private boolean closed;

    MockLine(SessionID id, Conversation conversation, AdminRules rules, Outgoing outgoing, Arrivals arrivals) throws IOException {
        this.id = id;
        this.conversation = conversation;
        this.rules = rules;
        this.outgoing = outgoing;
        this.arrivals = arrivals;
        listener = new ServerSocket();
    }

    void listen() throws IOException {
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        start(this::accept);
    }

    private synchronized void start(Runnable work) {
        threads.add(Thread.ofVirtual().name("fix-mock " + id).start(work));
    }

    int port() {
        return Math.max(0, listener.getLocalPort());
    }

    synchronized boolean isConnected() {
        return connected;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var next = listener.accept();
                begin(next);
                serve(next);
            } catch (IOException over) {
                // closed, or a client that was gone before it was accepted
            }
        }
    }

    void connect(String host, int port) {
        try {
            var next = new Socket(host.equals("localhost") ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host), port);
            begin(next);
            start(() -> serve(next));
        } catch (IOException refused) {
            throw new AssertionError(id + " cannot connect to " + host + ":" + port + ": " + refused.getMessage() + "\n" + conversation);
        }
    }

    private synchronized void begin(Socket next) throws IOException {
        next.setTcpNoDelay(true);
        rules.anew();
        outgoing.connected(next);
        socket = next;
        connected = true;
        conversation.add("== connected with " + next.getRemoteSocketAddress());
        if (closed) {
            next.close();
        }
    }

    private void serve(Socket from) {
        String reason;
        try (from) {
            reason = read(from, new Framer(FrameLimits.DEFAULT));
        } catch (IOException broken) {
            reason = "the connection broke: " + broken.getMessage();
        } catch (AssertionError cannotSend) {
            reason = cannotSend.getMessage().lines().findFirst().orElseThrow();
        }
        conversation.add("== ended: " + reason);
        synchronized (this) {
            connected = false;
            rules.anew();
        }
        arrivals.add(new Arrival.Ended(reason));
    }

    /** Reads until the connection ends; says why it did. */
    private String read(Socket from, Framer framer) throws IOException {
        var decoder = Dictionaries.find(id.beginString()).map(Decoder::new).orElseGet(Decoder::new);
        while (true) {
            for (var found = framer.next(); found != Framer.Result.INCOMPLETE; found = framer.next()) {
                var end = found == Framer.Result.GARBLED ? garbled(framer.garbledReason())
                        : switch (decoder.decode(framer.buffer(), framer.frameStart(), framer.frameLength())) {
                            case Message message -> received(message);
                            case Garbled(var why) -> garbled(why);
                        };
                if (end.isPresent()) {
                    return end.get();
                }
            }
            from.setSoTimeout(rules.millisToHeartbeat());
            try {
                int read = from.getInputStream().read(framer.buffer(), framer.writePosition(), framer.writable());
                if (read < 0) {
                    return "the peer closed the connection";
                }
                framer.written(read);
            } catch (SocketTimeoutException silent) {
                rules.silence();
            }
        }
    }

    private Optional<String> received(Message message) {
        conversation.add("<-", message);
        var end = rules.received(message);
        arrivals.changed();
        return end;
    }

    private Optional<String> garbled(String why) {
        conversation.add("<- garbled: " + why);
        arrivals.add(new Arrival.Problem("a garbled message came: " + why));
        return Optional.empty();
    }

    synchronized void disconnect() {
        try {
            socket.close();
        } catch (IOException gone) {
            // that is what was wanted
        }
    }

    /** Returns when no thread and no socket is left. */
    void close() {
        List<Thread> all;
        synchronized (this) {
            closed = true;
            disconnect();
            all = List.copyOf(threads);
        }
        try {
            listener.close();
            for (var thread : all) {
                thread.join();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
