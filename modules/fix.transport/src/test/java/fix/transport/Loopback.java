package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** Two ends of one connection over loopback. */
record Loopback(TcpListener listener, Connection client, Connection server) implements AutoCloseable {

    static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    static Loopback open() throws IOException {
        return open(SocketOptions.DEFAULT);
    }

    static Loopback open(SocketOptions options) throws IOException {
        var listener = TcpListener.bind(ANY_PORT, options);
        var client = new TcpDialer(options).dial("127.0.0.1", listener.port());
        return new Loopback(listener, client, listener.accept());
    }

    static byte[] readExactly(Connection connection, int count) throws IOException {
        var bytes = new byte[count];
        for (int at = 0; at < count; ) {
            int n = connection.read(bytes, at, count - at);
            if (n < 0) {
                return Arrays.copyOf(bytes, at);
            }
            at += n;
        }
        return bytes;
    }

    static void assertAtEnd(Connection connection) throws IOException {
        assertEquals(-1, connection.read(new byte[1], 0, 1));
    }

    @Override
    public void close() {
        client.close();
        server.close();
        listener.close();
    }
}
