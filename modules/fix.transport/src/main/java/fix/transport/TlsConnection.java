package fix.transport;

import fix.transport.tls.TlsWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * TLS over a socket's streams. One thread reads, one writes; each encrypts or decrypts itself. The handshake is part of the first read or write, whichever comes
 * first; a dialer has done it before.
 *
 * <p>An {@link SSLEngine} rather than an {@code SSLSocket} ({@code docs/decisions/0060-tls.md}): closing closes the socket and waits for nobody, and a handshake's
 * computing is told apart from its waiting ({@link TlsHandshake}).
 *
 * <p>The rules: the peer's close_notify is its end of stream; an end without one is a broken line. Whoever wants to begin a handshake anew (TLS 1.2) is cut off. A key
 * update (TLS 1.3) that wants an answer is answered by the writer, or by the reader while nobody writes: the reader never waits for the writer.
 */
final class TlsConnection extends StreamConnection {

    /** How many records without a byte for us may follow each other: key updates, tickets, empty ones. */
    private static final int MOST_EMPTY_RECORDS = 1_000;
    private static final int FIRST_INPUT = 4 * 1024;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SSLEngine engine;
    private final InputStream in;
    private final OutputStream out;
    private final ReentrantLock handshaking = new ReentrantLock();
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean established;
    private volatile boolean answerOwed;
    /** Encrypted bytes that were read and not yet decrypted; ready to be taken from. The reader's, and before it the handshake's. */
    ByteBuffer encrypted = ByteBuffer.allocate(FIRST_INPUT).limit(0);
    /** Encrypted bytes that are to be written. The holder of {@code writing}'s, and before it the handshake's. */
    ByteBuffer outgoing;
    private ByteBuffer decrypted = NOTHING;
    private int emptyRecords;

    /** Takes over the socket, which is connected. On an exception the socket is still the caller's. */
    TlsConnection(Socket socket, SSLEngine engine) throws IOException {
        super(socket);
        this.engine = engine;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
        this.outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    }

    SSLEngine engine() {
        return engine;
    }

    @Override
    public List<X509Certificate> peerCertificates() {
        try {
            return Arrays.stream(engine.getSession().getPeerCertificates()).map(X509Certificate.class::cast).toList();
        } catch (SSLPeerUnverifiedException none) {
            return List.of();
        }
    }

    /** Does the handshake if it was not done, and waits for the peer in it: for no longer than so many milliseconds, or without a limit when that is 0. */
    void handshake(long limitMillis) throws IOException {
        if (established) {
            return;
        }
        handshaking.lock();
        try {
            if (!established) {
                new TlsHandshake(this, limitMillis).run();
                established = true;
            }
        } finally {
            handshaking.unlock();
        }
    }

    // ---- reading

    @Override
    int receive(byte[] buffer, int offset, int length) throws IOException {
        handshake(0);
        if (decrypted.hasRemaining()) {
            return handOver(buffer, offset, length);
        }
        try {
            return decrypt(ByteBuffer.wrap(buffer, offset, length));
        } catch (SSLException failed) {
            answer();
            throw new TlsException("TLS: " + TlsWords.of(failed), failed);
        }
    }

    private int decrypt(ByteBuffer target) throws IOException {
        int begin = target.position();
        var into = target;
        boolean direct = true;
        while (true) {
            var result = engine.unwrap(encrypted, into);
            switch (result.getStatus()) {
                case BUFFER_UNDERFLOW -> {
                    if (!fill()) {
                        throw new TlsException("the peer ended the connection without TLS's close_notify: what it sent last may be missing");
                    }
                }
                case BUFFER_OVERFLOW -> {
                    into = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
                    direct = false;
                }
                case CLOSED -> {
                    answer();
                    return -1;
                }
                case OK -> {
                    follow(result);
                    if (result.bytesProduced() > 0) {
                        emptyRecords = 0;
                        if (direct) {
                            return target.position() - begin;
                        }
                        decrypted = into.flip();
                        return handOver(target.array(), target.arrayOffset() + begin, target.limit() - begin);
                    }
                    if (++emptyRecords > MOST_EMPTY_RECORDS) {
                        throw new TlsException("TLS: the peer sent " + MOST_EMPTY_RECORDS + " records in a row that carry nothing");
                    }
                }
            }
        }
    }

    /** What a record asks for beside its content. */
    private void follow(SSLEngineResult result) throws IOException {
        var status = result.getHandshakeStatus();
        if (status == HandshakeStatus.NOT_HANDSHAKING || status == HandshakeStatus.FINISHED || engine.isInboundDone()) {
            return;
        }
        if (!engine.getSession().getProtocol().equals("TLSv1.3")) {
            throw new TlsException("TLS: the peer wants to negotiate anew, which is not allowed: it must connect again instead");
        }
        switch (status) {
            case NEED_WRAP -> answer();
            case NEED_TASK -> {
                for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            }
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {
                // the next record
            }
        }
    }

    private int handOver(byte[] buffer, int offset, int length) {
        int count = Math.min(length, decrypted.remaining());
        decrypted.get(buffer, offset, count);
        if (!decrypted.hasRemaining()) {
            decrypted = NOTHING; // an idle connection keeps none
        }
        return count;
    }

    /** Reads more; false at the end of the stream. */
    boolean fill() throws IOException {
        if (encrypted.remaining() == encrypted.capacity()) {
            encrypted = ByteBuffer.allocate(Math.max(2 * encrypted.capacity(), engine.getSession().getPacketBufferSize())).put(encrypted);
        } else {
            encrypted.compact();
        }
        int read;
        try {
            read = in.read(encrypted.array(), encrypted.position(), encrypted.remaining());
            encrypted.position(encrypted.position() + Math.max(0, read));
        } finally {
            encrypted.flip();
        }
        return read >= 0;
    }

    // ---- writing

    @Override
    void transmit(byte[] bytes, int offset, int length) throws IOException {
        handshake(0);
        writing.lock();
        try {
            var source = ByteBuffer.wrap(bytes, offset, length);
            while (source.hasRemaining()) {
                encrypt(source);
            }
        } catch (SSLException failed) {
            throw new TlsException("TLS: " + TlsWords.of(failed), failed);
        } finally {
            writing.unlock();
        }
        if (answerOwed) {
            answer();
        }
    }

    /** One record. */
    private void encrypt(ByteBuffer source) throws IOException {
        outgoing.clear();
        var result = engine.wrap(source, outgoing);
        if (result.getStatus() == Status.CLOSED) {
            throw new TlsException("TLS: the stream to the peer has ended (with TLS 1.2 it ends with the peer's)");
        }
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            outgoing = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            return;
        }
        if (result.bytesProduced() == 0) {
            throw new TlsException("TLS: the peer wants to negotiate anew, which is not allowed: it must connect again instead");
        }
        out.write(outgoing.array(), 0, outgoing.position());
        taken(result.bytesConsumed());
    }

    /** Writes what TLS itself has to say, by the thread that writes if there is one, so that a reader waits for nobody. */
    private void answer() throws IOException {
        answerOwed = true;
        while (answerOwed && writing.tryLock()) {
            try {
                answerOwed = false;
                flush();
            } finally {
                writing.unlock();
            }
        }
    }

    /** Under the lock. */
    private void flush() throws IOException {
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            outgoing.clear();
            var result = engine.wrap(NOTHING, outgoing);
            out.write(outgoing.array(), 0, outgoing.position());
            if (result.bytesProduced() == 0) {
                return;
            }
        }
    }

    @Override
    void finish() throws IOException {
        writing.lock();
        try {
            engine.closeOutbound();
            flush();
        } catch (SSLException failed) {
            throw new TlsException("TLS: " + TlsWords.of(failed), failed);
        } finally {
            writing.unlock();
        }
        socket().shutdownOutput();
    }

    /** For the handshake, which alone writes then. */
    void send() throws IOException {
        out.write(outgoing.array(), 0, outgoing.position());
        outgoing.clear();
    }

    @Override
    public String toString() {
        return "TLS " + super.toString();
    }
}
