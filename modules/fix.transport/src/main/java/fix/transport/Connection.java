package fix.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A stream of bytes to and from a counterparty. One thread reads, one thread writes; any thread may close.
 *
 * <p>A call that is under way when the connection is closed by this side, or made later, throws {@link TransportClosedException}; any other
 * {@link IOException} is the line's or the peer's doing. Nothing here has a time limit of its own: who wants one watches {@link #bytesWritten} and closes.
 */
public interface Connection extends Closeable {

    /** A number that no other connection of this process has: 1 or greater. */
    long id();

    /** Where the counterparty is. Known after closing too. */
    SocketAddress remoteAddress();

    /**
     * Waits until there is something to read and reads it.
     *
     * @param buffer where the bytes go
     * @param offset where the first goes
     * @param length how many are taken at most; greater than 0
     * @return how many were read, at least 1, or -1 when the peer has ended its stream
     * @throws TransportClosedException if this side has closed the connection
     * @throws IOException if the connection is broken
     */
    int read(byte[] buffer, int offset, int length) throws IOException;

    /**
     * Writes all of a part of an array. Waits while the peer does not read.
     *
     * @param bytes what is written; not kept
     * @param offset the first byte
     * @param length how many
     * @throws TransportClosedException if this side has closed the connection
     * @throws IOException if the connection is broken; how much the peer received is then unknown
     */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /**
     * Writes a batch, in order, with as few calls of the operating system as its size allows: one up to 64 KiB. Waits while the peer does not read.
     *
     * @param batch what is written; neither kept nor changed
     * @throws TransportClosedException if this side has closed the connection
     * @throws IOException if the connection is broken; how much the peer received is then unknown
     */
    void write(List<byte[]> batch) throws IOException;

    /**
     * How many bytes the operating system has taken so far. Any thread may ask: a write that is under way while this stands still is a write that hangs.
     * It moves at least once every 64 KiB.
     */
    long bytesWritten();

    /**
     * Ends the outgoing stream after what was written: the peer reads to its end, and can still answer.
     *
     * @throws TransportClosedException if this side has closed the connection
     * @throws IOException if the connection is broken
     */
    void shutdownOutput() throws IOException;

    /**
     * The certificates with which the peer has proved who it is, its own first; empty without TLS, when it gave none, and before the first byte was read.
     */
    default List<X509Certificate> peerCertificates() {
        return List.of();
    }

    /** Whether this side has closed the connection. False says nothing about the peer. */
    boolean isClosed();

    /**
     * Closes the connection in both directions, at once, and ends a read and a write that are under way. Never throws, never waits for the peer.
     *
     * <p>When bytes have arrived that nobody read, TCP resets the connection, and the peer may lose what it had not read yet either. To part in peace:
     * {@link #shutdownOutput}, read to the end, close.
     */
    @Override
    void close();
}
