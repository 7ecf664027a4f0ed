package fix.transport;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What connections on a socket's streams have in common: batches gathered, bytes counted, closing told apart from failing. */
abstract class StreamConnection implements Connection {

    /** The most that is written, and gathered, at once. */
    static final int CHUNK = 64 * 1024;

    private static final int FIRST_GATHER = 4 * 1024;
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final Socket socket;
    private final SocketAddress remote;
    private byte[] gather = new byte[FIRST_GATHER];
    private volatile long bytesWritten;
    private volatile boolean closed;

    StreamConnection(Socket socket) {
        this.socket = socket;
        this.remote = socket.getRemoteSocketAddress();
    }

    /** Reads as {@link #read} does, and fails as it may. */
    abstract int receive(byte[] buffer, int offset, int length) throws IOException;

    /** Writes all of a part of at most {@link #CHUNK}, and counts what was taken. */
    abstract void transmit(byte[] bytes, int offset, int length) throws IOException;

    /** Ends the outgoing stream. */
    abstract void finish() throws IOException;

    final Socket socket() {
        return socket;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    final void taken(int bytes) {
        bytesWritten += bytes; // the writing thread alone changes it
    }

    @Override
    public final long id() {
        return id;
    }

    @Override
    public final SocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public final int read(byte[] buffer, int offset, int length) throws IOException {
        if (length <= 0) {
            throw new IllegalArgumentException("a read of " + length + " bytes: 1 or more are allowed");
        }
        try {
            return receive(buffer, offset, length);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public final void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            for (int at = 0; at < length; at += CHUNK) {
                transmit(bytes, offset + at, Math.min(CHUNK, length - at));
            }
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public final void write(List<byte[]> batch) throws IOException {
        if (batch.size() == 1) {
            var only = batch.getFirst();
            write(only, 0, only.length);
            return;
        }
        int gathered = 0;
        for (var bytes : batch) {
            if (gathered + bytes.length > CHUNK) {
                write(gather, 0, gathered);
                gathered = 0;
            }
            if (bytes.length > CHUNK) {
                write(bytes, 0, bytes.length);
            } else {
                makeRoomFor(gathered, bytes.length);
                System.arraycopy(bytes, 0, gather, gathered, bytes.length);
                gathered += bytes.length;
            }
        }
        write(gather, 0, gathered);
    }

    private void makeRoomFor(int gathered, int more) {
        if (gathered + more > gather.length) {
            gather = Arrays.copyOf(gather, Math.min(CHUNK, Math.max(gathered + more, 2 * gather.length)));
        }
    }

    @Override
    public final long bytesWritten() {
        return bytesWritten;
    }

    @Override
    public final void shutdownOutput() throws IOException {
        try {
            finish();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public final boolean isClosed() {
        return closed;
    }

    @Override
    public final void close() {
        closed = true;
        Sockets.closeQuietly(socket);
    }

    /** The socket's exception, or the one that says that we closed it ourselves. */
    private IOException explained(IOException e) {
        return closed ? new TransportClosedException(toString()) : e;
    }

    @Override
    public String toString() {
        return "connection " + id + " with " + Addresses.text(remote);
    }
}
