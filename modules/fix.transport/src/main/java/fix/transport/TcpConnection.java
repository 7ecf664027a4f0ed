package fix.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP connection on a socket's streams. Reading and writing are each owned by one thread at a time.
 *
 * <p>Streams rather than a channel: measured on virtual threads they are equally fast, a TLS socket has them too, and on a platform thread an interrupt
 * does not close them ({@code docs/decisions/0004-sockets.md}).
 */
final class TcpConnection implements Connection {

    /** The most that is written, and gathered, at once. */
    static final int CHUNK = 64 * 1024;

    private static final int FIRST_GATHER = 4 * 1024;
    private static final AtomicLong IDS = new AtomicLong();

    private final long id = IDS.incrementAndGet();
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final SocketAddress remote;
    private byte[] gather = new byte[FIRST_GATHER];
    private volatile long bytesWritten;
    private volatile boolean closed;

    /** Takes over the socket, which is connected. On an exception the socket is still the caller's. */
    TcpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.remote = socket.getRemoteSocketAddress();
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public SocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length <= 0) {
            throw new IllegalArgumentException("a read of " + length + " bytes: 1 or more are allowed");
        }
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            for (int at = 0; at < length; at += CHUNK) {
                transmit(bytes, offset + at, Math.min(CHUNK, length - at));
            }
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public void write(List<byte[]> batch) throws IOException {
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

    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void transmit(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        bytesWritten += length; // the writing thread alone changes it
    }

    @Override
    public long bytesWritten() {
        return bytesWritten;
    }

    @Override
    public void shutdownOutput() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
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
