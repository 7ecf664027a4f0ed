package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.ConnectionSettings;
import fix.engine.SessionSettings;
import fix.transport.SocketOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketDialersTest {
    private static final SocketOptions SMALL = SocketOptions.DEFAULT.withBuffers(0, 4096);

    /** Seen from the other side: so much is taken before anybody reads. */
    private static long taken(SocketOptions ofTheEngine, Optional<SocketOptions> ofTheSession) throws Exception {
        try (var peer = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            peer.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
            int port = ((InetSocketAddress) peer.getLocalAddress()).getPort();
            var settings = SessionSettings.initiator(SessionID.of("FIX.4.4", "A", "B"), "127.0.0.1", port).withConnection(ConnectionSettings.DEFAULT.withSocketOptions(ofTheSession));
            try (var call = new SocketDialers(ofTheEngine, new Certificates(Duration.ZERO, Duration.ZERO)).of(settings).dial("127.0.0.1", port); var called = peer.accept()) {
                called.configureBlocking(false);
                called.setOption(StandardSocketOptions.SO_SNDBUF, 4096);
                long taken = 0;
                for (int written = 1; written > 0; taken += written) {
                    written = called.write(ByteBuffer.allocate(1024));
                }
                assertTrue(!call.isClosed());
                return taken;
            }
        }
    }

    @Test
    void aSessionsOwnSocketsGoBeforeTheEnginesAndTheEnginesHoldWhereItHasNone() throws Exception {
        long large = taken(SocketOptions.DEFAULT, Optional.empty());
        long small = taken(SMALL, Optional.empty());
        assertTrue(small * 2 < large, small + " bytes and " + large);
        assertTrue(taken(SocketOptions.DEFAULT, Optional.of(SMALL)) * 2 < large);
        assertTrue(taken(SMALL, Optional.of(SocketOptions.DEFAULT)) > small * 2);
    }
}
