package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HandshakesTest {

    @Test
    void asManyTurnsWaitAsMayAndTheNextIsRefusedUntilOneIsDone() throws Exception {
        var leave = new CountDownLatch(1);
        var turns = new ArrayList<Blocked>();
        try {
            int running = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
            var entered = new CountDownLatch(running);
            for (int i = 0; i < running + Handshakes.WAITING; i++) {
                if (i == running) {
                    entered.await();
                }
                turns.add(Blocked.virtual(() -> Handshakes.turn(() -> {
                    entered.countDown();
                    leave.await();
                    return "done";
                })).awaitParked());
            }
            var refused = Blocked.virtual(() -> Handshakes.turn(() -> "done"));
            assertEquals(Handshakes.WAITING + " TLS handshakes wait already", refused.failure().getMessage());
        } finally {
            leave.countDown();
        }
        for (var turn : turns) {
            assertEquals("done", turn.value());
        }
        assertEquals("done", Handshakes.turn(() -> "done"));
    }
}
