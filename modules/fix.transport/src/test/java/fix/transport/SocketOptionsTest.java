package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketOptionsTest {

    @Test
    void smallWritesLeaveAtOnceUnlessAskedOtherwise() throws Exception {
        try (var socket = new Socket()) {
            SocketOptions.DEFAULT.applyTo(socket);
            assertTrue(socket.getTcpNoDelay());
            assertTrue(socket.getKeepAlive());
            SocketOptions.DEFAULT.withTcpNoDelay(false).applyTo(socket);
            assertEquals(false, socket.getTcpNoDelay());
        }
    }

    @Test
    void theSystemsBuffersAreSetOnlyWhenAsked() throws Exception {
        try (var untouched = new Socket(); var defaults = new Socket(); var small = new Socket()) {
            SocketOptions.DEFAULT.applyTo(defaults);
            SocketOptions.DEFAULT.withBuffers(4096, 4096).applyTo(small);
            assertEquals(untouched.getSendBufferSize(), defaults.getSendBufferSize());
            assertTrue(small.getReceiveBufferSize() < untouched.getReceiveBufferSize());
        }
    }

    @Test
    void bothEndsOfAConnectionHaveThemOverIPv4AndIPv6() throws Exception {
        var options = SocketOptions.DEFAULT.withTcpNoDelay(false).withKeepAlive(false).withBuffers(8192, 8192).withTrafficClass(0xB8);
        for (var host : List.of("127.0.0.1", "::1")) {
            if (NetworkInterface.getByInetAddress(InetAddress.getByName(host)) == null) {
                continue;
            }
            try (var listener = TcpListener.bind(new InetSocketAddress(host, 0), options); var client = new TcpDialer(options).dial(host, listener.port()); var server = listener.accept()) {
                for (var end : List.of(client, server)) {
                    var socket = ((StreamConnection) end).socket();
                    assertEquals(List.of(false, false), List.of(socket.getTcpNoDelay(), socket.getKeepAlive()));
                    assertEquals(0xB8, socket.getTrafficClass(), host);
                    assertTrue(socket.getSendBufferSize() < 32_768 && socket.getReceiveBufferSize() < 32_768, socket.getSendBufferSize() + " " + socket.getReceiveBufferSize());
                }
            }
        }
    }

    @Test
    void aTrafficClassIsAByte() {
        assertEquals("a traffic class of 256: 0 to 255 are allowed", assertThrows(IllegalArgumentException.class, () -> SocketOptions.DEFAULT.withTrafficClass(256)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> SocketOptions.DEFAULT.withTrafficClass(-1));
    }

    @Test
    void negativeBuffersAreRefused() {
        assertEquals("socket buffers of -1 and 0 bytes: 0 or more are allowed",
                assertThrows(IllegalArgumentException.class, () -> SocketOptions.DEFAULT.withBuffers(-1, 0)).getMessage());
    }

    @Test
    void addressesReadAsPeopleWriteThem() throws Exception {
        var six = Inet6Address.getByAddress("somewhere", new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        assertEquals("[0:0:0:0:0:0:0:1]:9880", Addresses.text(new InetSocketAddress(six, 9880)));
        assertEquals("127.0.0.1:9880", Addresses.text(new InetSocketAddress(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), 9880)));
        assertEquals("exchange:9880", Addresses.text(InetSocketAddress.createUnresolved("exchange", 9880)));
    }
}
