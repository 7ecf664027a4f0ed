package fix.engine;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.TimestampPrecision;
import fix.core.codec.Encoder;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A counterparty that does exactly what a test tells it, on a real socket. */
final class RawPeer implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Socket socket;
    private final Framer framer = new Framer(FrameLimits.DEFAULT);
    private final Encoder encoder;
    private long next = 1;

    RawPeer(int port, SessionID id) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        encoder = new Encoder(id, TimestampPrecision.MILLIS);
    }

    /** Sends a message with the next number; {@code fields} like {@code 35=A|98=0|108=30}. */
    RawPeer send(String fields) throws IOException {
        return sendAs(next, fields);
    }

    RawPeer sendAs(long number, String fields) throws IOException {
        var pairs = fields.split("\\|");
        var draft = MessageBuilder.of(pairs[0].substring("35=".length()));
        for (int i = 1; i < pairs.length; i++) {
            int equals = pairs[i].indexOf('=');
            draft.set(Integer.parseInt(pairs[i].substring(0, equals)), pairs[i].substring(equals + 1));
        }
        return send(draft, number);
    }

    RawPeer send(MessageBuilder draft, long number) throws IOException {
        var now = Instant.now();
        raw(encoder.encode(draft, number, now.getEpochSecond() * 1_000_000_000L + now.getNano()));
        next = number + 1;
        return this;
    }

    RawPeer raw(String text) throws IOException {
        return raw(text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1));
    }

    RawPeer raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    RawPeer logon(int heartBtInt) throws IOException {
        send("35=A|98=0|108=" + heartBtInt);
        expect("A");
        return this;
    }

    /** The next message, which must be of this type. */
    Message expect(String msgType) throws IOException {
        var message = next();
        if (!message.msgType().equals(msgType)) {
            throw new AssertionError("expected MsgType " + msgType + " but received " + message);
        }
        return message;
    }

    /** The next message of this type; others are passed over. */
    Message skipTo(String msgType) throws IOException {
        while (true) {
            var message = next();
            if (message.msgType().equals(msgType)) {
                return message;
            }
        }
    }

    Message next() throws IOException {
        while (framer.next() == Framer.Result.INCOMPLETE) {
            int read = socket.getInputStream().read(framer.buffer(), framer.writePosition(), framer.writable());
            if (read < 0) {
                throw new IOException("the engine closed the connection");
            }
            framer.written(read);
        }
        var frame = new byte[framer.frameLength()];
        System.arraycopy(framer.buffer(), framer.frameStart(), frame, 0, frame.length);
        return Message.parse(frame);
    }

    /** Waits for the answer: true when a message comes, false when the engine closes without one. */
    boolean answers() throws IOException {
        try {
            next();
            return true;
        } catch (java.net.SocketTimeoutException silent) {
            throw silent;
        } catch (IOException closed) {
            return false;
        }
    }

    /** Waits for the engine to close, and gives how many bytes came before. */
    int awaitClose() throws IOException {
        int bytes = 0;
        try {
            for (int read = socket.getInputStream().read(new byte[4096]); read >= 0;
                    read = socket.getInputStream().read(new byte[4096])) {
                bytes += read;
            }
        } catch (java.net.SocketException reset) {
            // closed as well
        }
        return bytes;
    }

    /** True when nothing comes for so long. */
    boolean isSilentFor(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            next();
            return false;
        } catch (java.net.SocketTimeoutException silent) {
            return true;
        } finally {
            socket.setSoTimeout(TIMEOUT_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
