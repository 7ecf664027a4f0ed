package interop;

import fix.core.Message;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Stands on the line between initiator and acceptor: records what passes, and on demand cuts the line, holds one direction back, injects
 * bytes between two frames, breaks a frame's CheckSum(10), or makes a message invalid. One connection at a time; threads of its own do the reading and writing.
 */
final class Proxy implements Closeable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Side initiator;
    private final Wire wire = new Wire();
    private final Set<Side> held = EnumSet.noneOf(Side.class);
    private final Map<Side, Change> toChange = new EnumMap<>(Side.class);
    private final Map<Side, String> toLeaveUnanswered = new EnumMap<>(Side.class);
    private final Map<Side, Socket> ends = new EnumMap<>(Side.class);
    private int target;

    /** What becomes of the next message of a type. */
    private record Change(String msgType, UnaryOperator<byte[]> how) {}

    Proxy(Side initiator) throws IOException {
        this.initiator = initiator;
        Thread.ofVirtual().start(this::accept);
    }

    Wire wire() {
        return wire;
    }

    /** Where the initiator connects to. */
    int port() {
        return listener.getLocalPort();
    }

    /** Where the acceptor listens. */
    synchronized void target(int port) {
        target = port;
    }

    private void accept() {
        while (true) {
            Socket dialed;
            try {
                dialed = listener.accept();
            } catch (IOException closed) {
                return;
            }
            try {
                join(dialed);
            } catch (IOException refused) {
                close(dialed);      // as if the acceptor were not there
            }
        }
    }

    private synchronized void join(Socket dialed) throws IOException {
        var onward = new Socket(InetAddress.getLoopbackAddress(), target);
        dialed.setTcpNoDelay(true);
        onward.setTcpNoDelay(true);
        ends.put(initiator, dialed);
        ends.put(initiator.other(), onward);
        Thread.ofVirtual().start(() -> pump(initiator, dialed, onward));
        Thread.ofVirtual().start(() -> pump(initiator.other(), onward, dialed));
    }

    private void pump(Side from, Socket source, Socket sink) {
        var framer = new Framer(FrameLimits.DEFAULT);
        try (source; sink) {
            for (int read = read(framer, source); read > 0; read = read(framer, source)) {
                var through = frames(from, framer);
                awaitReleased(from);
                synchronized (sink) {
                    sink.getOutputStream().write(through);
                }
            }
        } catch (IOException | InterruptedException cut) {
            // both ends are closed
        }
    }

    private static int read(Framer framer, Socket source) throws IOException {
        var bytes = new byte[16_384];
        int read = source.getInputStream().read(bytes);
        if (read > 0) {
            framer.append(bytes, 0, read);
        }
        return read;
    }

    /** All whole frames; what a party sends that is none is forwarded too. */
    private byte[] frames(Side from, Framer framer) {
        var through = new ByteArrayOutputStream();
        while (true) {
            switch (framer.next()) {
                case FRAME -> {
                    var frame = Arrays.copyOfRange(framer.buffer(), framer.frameStart(), framer.frameStart() + framer.frameLength());
                    var message = Message.parse(frame);
                    wire.add(from, message);
                    holdAnswer(from, message.msgType());
                    through.writeBytes(change(from, message.msgType()).apply(frame));
                }
                case GARBLED -> through.writeBytes(framer.garbledBytes());
                case INCOMPLETE -> {
                    return through.toByteArray();
                }
            }
        }
    }

    private synchronized UnaryOperator<byte[]> change(Side from, String msgType) {
        var change = toChange.get(from);
        if (change == null || !change.msgType().equals(msgType)) {
            return UnaryOperator.identity();
        }
        toChange.remove(from);
        return change.how();
    }

    private synchronized void holdAnswer(Side from, String msgType) {
        if (toLeaveUnanswered.remove(from, msgType)) {
            held.add(from.other());
        }
    }

    private synchronized void awaitReleased(Side from) throws InterruptedException {
        while (held.contains(from)) {
            wait();
        }
    }

    /** Breaks the CheckSum(10) of the next message of this type. */
    synchronized void breakNext(Side from, String msgType) {
        toChange.put(from, new Change(msgType, Proxy::withWrongCheckSum));
    }

    /** Makes the next message of this type invalid: its Side(54) is none that there is. */
    synchronized void spoilNext(Side from, String msgType) {
        toChange.put(from, new Change(msgType, Proxy::withUnknownSide));
    }

    private static byte[] withWrongCheckSum(byte[] frame) {
        frame[frame.length - 2] ^= 1;
        return frame;
    }

    private static byte[] withUnknownSide(byte[] frame) {
        frame[new String(frame, StandardCharsets.ISO_8859_1).indexOf("\00154=") + "\00154=".length()] = '?';
        int sum = 0;
        int end = frame.length - "10=000|".length();
        for (int i = 0; i < end; i++) {
            sum += frame[i];
        }
        var digits = "%03d".formatted(sum & 0xFF).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, frame, end + "10=".length(), digits.length);
        return frame;
    }

    /** Holds back what the other side sends from this side's next message of this type on. */
    synchronized void holdAnswerTo(Side from, String msgType) {
        toLeaveUnanswered.put(from, msgType);
    }

    /** Holds back what this side sends. */
    synchronized void hold(Side from) {
        held.add(from);
    }

    synchronized void release(Side from) {
        held.remove(from);
        notifyAll();
    }

    /** Sends bytes to one side between two frames of the other. */
    void inject(Side to, byte[] bytes) throws IOException {
        Socket sink;
        synchronized (this) {
            sink = ends.get(to);
        }
        synchronized (sink) {
            sink.getOutputStream().write(bytes);
        }
    }

    /** Closes both ends of the connection that stands. */
    synchronized void cut() {
        ends.values().forEach(Proxy::close);
    }

    @Override
    public synchronized void close() throws IOException {
        listener.close();
        cut();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is closed all the same
        }
    }
}
