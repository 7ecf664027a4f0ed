package fix.bench;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.TimestampPrecision;
import fix.core.codec.Decoder;
import fix.core.codec.Encoder;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import fix.core.codec.Garbled;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** Messages on a socket. One thread reads; any thread writes. */
final class Wire implements Closeable {
    /** What gathers before it is written even without a {@link #flush}. */
    private static final int FULL = 32 << 10;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final Framer framer = new Framer(FrameLimits.DEFAULT);
    private final Decoder decoder = new Decoder();
    private final Encoder encoder;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream(2 * FULL);
    private Message found;
    private long number = 1;

    /**
     * Takes over a socket that is connected.
     *
     * @param silence how long a read may wait: then it throws {@link java.net.SocketTimeoutException}
     */
    Wire(Socket socket, SessionID session, Duration silence) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(silence.toMillis()));
        in = socket.getInputStream();
        out = socket.getOutputStream();
        encoder = new Encoder(session, TimestampPrecision.MILLIS);
    }

    static Wire connect(String host, int port, SessionID session, Duration silence) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), Math.toIntExact(silence.toMillis()));
            return new Wire(socket, session, silence);
        } catch (IOException unreachable) {
            socket.close();
            throw new IOException("no connection to " + host + ":" + port + ": " + unreachable.getMessage(), unreachable);
        }
    }

    /** Gives a message its number and puts it with what is to be written. */
    synchronized void append(MessageBuilder draft) throws IOException {
        gathered.writeBytes(encoder.encode(draft, number++, System.currentTimeMillis() * 1_000_000L));
        if (gathered.size() >= FULL) {
            flush();
        }
    }

    /** Writes what was appended. */
    synchronized void flush() throws IOException {
        if (gathered.size() > 0) {
            gathered.writeTo(out);
            gathered.reset();
        }
    }

    /** Waits for the next message. */
    Message read() throws IOException {
        while (!find()) {
            fill();
        }
        return found;
    }

    /** True when another whole message has been read, which is then {@link #found}. Does not wait. */
    boolean find() throws LoadException {
        return switch (framer.next()) {
            case FRAME -> {
                found = switch (decoder.decode(framer.buffer(), framer.frameStart(), framer.frameLength())) {
                    case Message message -> message;
                    case Garbled garbled -> throw new LoadException("the acceptor sent a garbled message: " + garbled.reason());
                };
                yield true;
            }
            case GARBLED -> throw new LoadException("the acceptor sent garbled bytes: " + framer.garbledReason());
            case INCOMPLETE -> false;
        };
    }

    Message found() {
        return found;
    }

    /** Waits for bytes. */
    void fill() throws IOException {
        int read = in.read(framer.buffer(), framer.writePosition(), framer.writable());
        if (read < 0) {
            throw new LoadException("the acceptor closed the connection");
        }
        framer.written(read);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
