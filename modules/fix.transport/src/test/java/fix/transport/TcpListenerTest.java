package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.transport.tls.TlsContext;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpListenerTest {

    @Test
    void closingEndsAnAccept() throws Exception {
        var listener = TcpListener.bind(Loopback.ANY_PORT, SocketOptions.DEFAULT);
        var acceptor = Blocked.virtual(listener::accept).awaitParked();
        listener.close();
        assertEquals("listener on 127.0.0.1:" + listener.port() + " is closed", assertInstanceOf(TransportClosedException.class, acceptor.failure()).getMessage());
        assertThrows(TransportClosedException.class, listener::accept);
        listener.close();
    }

    @Test
    void everyAddressMeansThoseOfBothFamilies() throws Exception {
        try (var listener = TcpListener.bind(new InetSocketAddress("0.0.0.0", 0), SocketOptions.DEFAULT)) {
            for (var host : java.util.List.of("127.0.0.1", "::1", "localhost")) {
                try (var client = new TcpDialer(SocketOptions.DEFAULT).dial(host, listener.port()); var server = listener.accept()) {
                    client.write(new byte[] {7}, 0, 1);
                    assertEquals(7, Loopback.readExactly(server, 1)[0]);
                }
            }
        }
    }

    @Test
    void itListensOnWhileConnectionsAreMadeInAnotherWay() throws Exception {
        var dialer = TlsLoopback.dialer(SocketOptions.DEFAULT, TlsLoopback.DIALING);
        var tls = Optional.of(TlsContext.ofListener(TlsLoopback.ACCEPTING));
        try (var listener = TcpListener.bind(Loopback.ANY_PORT, SocketOptions.DEFAULT)) {
            var waiting = Blocked.virtual(() -> {
                var connection = listener.accept();
                ((TlsConnection) connection).handshake(0);
                return connection;
            }).awaitParked();
            listener.follow(SocketOptions.DEFAULT.withTcpNoDelay(false), tls);
            assertEquals("TLS listener on 127.0.0.1:" + listener.port(), listener.toString());
            try (var client = dialer.dial("localhost", listener.port()); var server = (TlsConnection) waiting.value()) {
                listener.follow(SocketOptions.DEFAULT, Optional.empty());
                try (var plain = new TcpDialer(SocketOptions.DEFAULT).dial("localhost", listener.port()); var accepted = assertInstanceOf(TcpConnection.class, listener.accept())) {
                    plain.write(new byte[] {8}, 0, 1);
                    assertEquals(8, Loopback.readExactly(accepted, 1)[0]);
                }
                client.write(new byte[] {7}, 0, 1);
                assertEquals(7, Loopback.readExactly(server, 1)[0]);
            }
        }
    }

    @Test
    void connectionsOutliveTheirListener() throws Exception {
        try (var line = Loopback.open()) {
            line.listener().close();
            line.client().write(new byte[] {7}, 0, 1);
            assertEquals(7, Loopback.readExactly(line.server(), 1)[0]);
        }
    }

    @Test
    void aPortInUseIsSaidWithWhatToDo() throws Exception {
        try (var first = TcpListener.bind(Loopback.ANY_PORT, SocketOptions.DEFAULT)) {
            var failure = assertThrows(PortInUseException.class, () -> TcpListener.bind((InetSocketAddress) first.address(), SocketOptions.DEFAULT));
            assertEquals("port " + first.port() + " is in use (127.0.0.1:" + first.port() + "): stop the program that listens there, or choose another port; 0 means any free one",
                    failure.getMessage());
        }
    }

    @Test
    void aPortIsFreeAgainOnceItsListenerIsClosed() throws Exception {
        int port;
        try (var line = Loopback.open()) {
            port = line.listener().port();
            line.server().close(); // the side that closes first leaves a connection in TIME_WAIT on this port
            Loopback.assertAtEnd(line.client());
        }
        try (var again = TcpListener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SocketOptions.DEFAULT)) {
            assertEquals(port, again.port());
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNotMistakenForAPortInUse() {
        // 192.0.2.0/24 is kept for documentation: no machine has it.
        var failure = assertThrows(BindException.class, () -> TcpListener.bind(new InetSocketAddress("192.0.2.1", 9880), SocketOptions.DEFAULT));
        assertEquals("cannot listen on 192.0.2.1:9880: the address is none of this machine's", failure.getMessage());
        assertEquals("cannot listen on nowhere.invalid:9880: the name is unknown",
                assertThrows(IOException.class, () -> TcpListener.bind(InetSocketAddress.createUnresolved("nowhere.invalid", 9880), SocketOptions.DEFAULT)).getMessage());
    }

    @Test
    void manyAreAcceptedWhileEachWaits() throws Exception {
        try (var listener = TcpListener.bind(Loopback.ANY_PORT, SocketOptions.DEFAULT)) {
            var acceptor = Blocked.virtual(() -> {
                for (int i = 0; i < 50; i++) {
                    try (var connection = listener.accept()) {
                        connection.write(new byte[] {(byte) i}, 0, 1);
                        connection.shutdownOutput();
                        Loopback.assertAtEnd(connection);
                    }
                }
                return "all";
            });
            for (int i = 0; i < 50; i++) {
                try (var client = new TcpDialer(SocketOptions.DEFAULT).dial("127.0.0.1", listener.port())) {
                    assertEquals(i, Loopback.readExactly(client, 1)[0]);
                    Loopback.assertAtEnd(client);
                }
            }
            assertEquals("all", acceptor.value());
        }
    }

    @Test
    void aBacklogOfNothingIsAnErrorOfTheCaller() {
        var failure = assertThrows(IllegalArgumentException.class, () -> TcpListener.bind(Loopback.ANY_PORT, 0, SocketOptions.DEFAULT));
        assertTrue(failure.getMessage().contains("1 or more"), failure.getMessage());
    }
}
