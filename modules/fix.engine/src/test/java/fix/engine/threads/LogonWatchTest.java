package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.session.Moment;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogonWatchTest {

    @Test
    void theTimeOfALogonIsCountedFromItsConnectionsBeginningWhicheverSessionItIsFor() {
        var connection = new SlowConnection();
        connection.now = 1_000;
        var watch = new LogonWatch(connection.context(), connection, Duration.ofNanos(600));
        assertEquals(1_600, watch.deadline());
        connection.now = 1_045;
        watch.limit(Duration.ofNanos(60));
        assertEquals(1_060, watch.deadline());
        assertEquals(15, watch.left());
        connection.now = 1_061;
        assertEquals(0, watch.left());
        assertFalse(watch.expired());
        watch.due(connection.now());
        assertTrue(watch.expired());
        assertTrue(connection.isClosed());
        assertEquals(Moment.NEVER, watch.deadline());
    }
}
