package fix.transport;

import fix.transport.tls.TlsWords;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/**
 * The handshake of one connection. Its thread waits for the peer; what is to be computed is done in turns on {@link Handshakes}. So a peer that sends a byte a
 * minute costs a parked virtual thread, and neither a turn nor a carrier.
 */
final class TlsHandshake {

    /** What a peer may send in a handshake. */
    private static final int MOST_BYTES = 256 * 1024;
    private static final int RECORD_HANDSHAKE = 22;
    private static final int RECORD_ALERT = 21;
    /** How long, and for how many reads, we wait for a peer to take our refusal before the connection is reset under it. */
    private static final int PARTING_MILLIS = 1_000;
    private static final int PARTING_READS = 4;

    private enum Turn { READ, DONE }

    private final TlsConnection connection;
    private final SSLEngine engine;
    private final ByteBuffer nothing = ByteBuffer.allocate(0);
    private final ByteBuffer scratch;
    private final long limitMillis;
    private final long began = System.nanoTime();
    private int received;

    /** @param limitMillis how long the peer may take; 0 for no limit but that of who closes the connection */
    TlsHandshake(TlsConnection connection, long limitMillis) {
        this.connection = connection;
        this.limitMillis = limitMillis;
        this.engine = connection.engine();
        this.scratch = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
    }

    void run() throws IOException {
        try {
            Handshakes.turn(() -> {
                engine.beginHandshake();
                return Turn.READ;
            });
            while (turn() == Turn.READ) {
                read();
            }
            if (limitMillis > 0) {
                connection.socket().setSoTimeout(0);
            }
        } catch (SSLException failed) {
            refuse();
            throw new TlsException("TLS handshake failed: " + TlsWords.of(failed), failed);
        }
    }

    /** Computes as far as it goes without the peer, and writes what came of it. */
    private Turn turn() throws IOException {
        try {
            return Handshakes.turn(this::compute);
        } finally {
            if (!connection.isClosed()) {
                connection.send();
            }
        }
    }

    private Turn compute() throws IOException {
        while (true) {
            if (connection.isClosed()) {
                throw new TlsException("closed in the TLS handshake");
            }
            switch (engine.getHandshakeStatus()) {
                case NOT_HANDSHAKING, FINISHED -> {
                    return Turn.DONE;
                }
                case NEED_TASK -> {
                    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                        task.run();
                    }
                }
                case NEED_WRAP -> wrap();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    scratch.clear();
                    switch (engine.unwrap(connection.encrypted, scratch).getStatus()) {
                        case BUFFER_UNDERFLOW -> {
                            return Turn.READ;
                        }
                        case CLOSED -> throw new TlsException("TLS handshake failed: the peer ended it (close_notify); its log says why");
                        case OK, BUFFER_OVERFLOW -> {
                            // on to the next
                        }
                    }
                }
            }
        }
    }

    private void wrap() throws IOException {
        if (connection.outgoing.remaining() < engine.getSession().getPacketBufferSize()) {
            connection.outgoing = ByteBuffer.allocate(connection.outgoing.position() + engine.getSession().getPacketBufferSize()).put(connection.outgoing.flip());
        }
        engine.wrap(nothing, connection.outgoing);
    }

    private void read() throws IOException {
        int before = connection.encrypted.remaining();
        limit();
        boolean more;
        try {
            more = connection.fill();
        } catch (SocketTimeoutException late) {
            throw new TlsException("TLS handshake failed: the peer did not answer within " + limitMillis + " ms; does it speak TLS on that port?", late);
        }
        if (!more) {
            throw new TlsException("TLS handshake failed: the peer ended the connection " + (received == 0 ? "without a word of TLS; does it speak TLS on that port?" : "in the middle of it; its log says why"));
        }
        var bytes = connection.encrypted;
        if (received == 0) {
            checkFirst(bytes);
        }
        received += bytes.remaining() - before;
        if (received > MOST_BYTES) {
            throw new TlsException("TLS handshake failed: the peer sent more than " + MOST_BYTES + " bytes in it");
        }
    }

    private void limit() throws IOException {
        if (limitMillis > 0) {
            long left = limitMillis - (System.nanoTime() - began) / 1_000_000;
            connection.socket().setSoTimeout((int) Math.max(1, left));
        }
    }

    private static void checkFirst(ByteBuffer bytes) throws TlsException {
        int first = bytes.get(bytes.position());
        if (first == '8') {
            throw new TlsException("TLS handshake failed: the peer speaks FIX without TLS: let both sides use TLS, or neither");
        }
        if (first != RECORD_HANDSHAKE && first != RECORD_ALERT) {
            throw new TlsException("TLS handshake failed: the peer does not speak TLS on that port");
        }
    }

    /** Tells the peer by an alert, and leaves it the time to read it: closing with bytes unread would reset the connection. */
    private void refuse() {
        try {
            connection.socket().setSoTimeout(PARTING_MILLIS);
            for (int records = 0; records < 2 && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP; records++) {
                wrap();
            }
            connection.send();
            connection.socket().shutdownOutput();
            int reads = 0;
            do {
                connection.encrypted.position(connection.encrypted.limit());
            } while (reads++ < PARTING_READS && connection.fill());
        } catch (IOException gone) {
            // it does not want to know
        }
    }
}
