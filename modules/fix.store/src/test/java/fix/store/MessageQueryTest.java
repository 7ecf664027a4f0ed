package fix.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageQueryTest {
    private static final StoredMessage MESSAGE = new StoredMessage(2, Direction.INBOUND, 7, false, 1_500_000_000L,
            "8=FIX.4.4\u00019=5\u000135=D\u000111=A\u000155=AAPL\u0001".getBytes(StandardCharsets.ISO_8859_1));

    @Test
    void everyConditionMustHold() {
        var query = MessageQuery.ALL.direction(Direction.INBOUND).generation(2).msgSeqNums(7, 7)
                .times(Instant.ofEpochSecond(1), Instant.ofEpochSecond(2)).msgTypes("D", "F").field(11, "A").field(55, "AAPL");
        assertTrue(query.matches(MESSAGE));
        assertFalse(query.direction(Direction.OUTBOUND).matches(MESSAGE));
        assertFalse(query.generation(1).matches(MESSAGE));
        assertFalse(query.msgSeqNums(1, 6).matches(MESSAGE));
        assertFalse(query.msgSeqNums(8, 9).matches(MESSAGE));
        assertFalse(query.times(Instant.ofEpochSecond(1), Instant.ofEpochSecond(1, 499_999_999)).matches(MESSAGE));
        assertFalse(query.times(Instant.ofEpochSecond(1, 500_000_001), Instant.MAX).matches(MESSAGE));
        assertFalse(query.msgTypes("8").matches(MESSAGE));
        assertFalse(query.field(55, "MSFT").matches(MESSAGE));
        assertEquals(Map.of(11, "B"), MessageQuery.ALL.field(11, "A").field(11, "B").fields());
    }

    @Test
    void timesBeyondALongOfNanosecondsAreItsEnds() {
        var ever = MessageQuery.ALL.times(Instant.MIN, Instant.MAX);
        assertEquals(MessageQuery.ALL, ever);
        assertEquals(Long.MAX_VALUE, MessageQuery.ALL.times(Instant.EPOCH,
                Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000_000, 999_999_999)).toTimeEpochNanos());
        assertEquals(-1, MessageQuery.ALL.times(Instant.ofEpochSecond(-1, 999_999_999), Instant.MAX).fromTimeEpochNanos());
    }

    @Test
    void noSessionNamedMeansEverySession() {
        var one = SessionID.of("FIX.4.4", "ISLD", "TW");
        var other = SessionID.of("FIX.4.4", "ISLD", "ARCA");
        assertTrue(MessageQuery.ALL.matchesSession(one));
        assertTrue(MessageQuery.ALL.sessions(one).matchesSession(one));
        assertFalse(MessageQuery.ALL.sessions(one).matchesSession(other));
    }
}
