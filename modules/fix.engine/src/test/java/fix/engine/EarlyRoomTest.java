package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes before its turn is kept as far as there is room in all sessions together; the rest is dropped, and comes again. */
@Timeout(60)
class EarlyRoomTest {
    private static final int LAST = 3_002;

    @Test
    void whatCameTooEarlyIsKeptInTheRoomOfAllSessionsAndNothingOfItIsLost() throws Exception {
        try (var engine = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).maxQueuedBytes(256 << 10)
                .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), new Executor()).start();
                var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            for (int i = 3; i <= LAST; i++) {
                peer.send(Trader.order("G" + i), i);
            }
            assertEquals(2, peer.skipTo("2").getInt(7));

            peer.send(Trader.order("G2"), 2);
            assertEquals("G2", peer.skipTo("8").getString(11));
            long next = engine.session(TwoEngines.ACCEPTOR).numbers().nextInbound();
            assertTrue(next > 100 && next < 2_000, "it kept " + (next - 3) + " messages of some 600 bytes each in 256 KiB");

            for (long i = next; i <= LAST; i++) {
                peer.send(Trader.order("G" + i), i);
            }
            for (int i = 3; i <= LAST; i++) {
                assertEquals("G" + i, peer.skipTo("8").getString(11));
            }
        }
    }
}
