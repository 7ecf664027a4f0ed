package fix.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A TCP connection on a socket's streams. Reading and writing are each owned by one thread at a time.
 *
 * <p>Streams rather than a channel: measured on virtual threads they are equally fast, and on a platform thread an interrupt does not close them
 * ({@code docs/decisions/0004-sockets.md}).
 */
final class TcpConnection extends StreamConnection {

    private final InputStream in;
    private final OutputStream out;

    /** Takes over the socket, which is connected. On an exception the socket is still the caller's. */
    TcpConnection(Socket socket) throws IOException {
        super(socket);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    @Override
    int receive(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, length);
    }

    @Override
    void transmit(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        taken(length);
    }

    @Override
    void finish() throws IOException {
        socket().shutdownOutput();
    }
}
