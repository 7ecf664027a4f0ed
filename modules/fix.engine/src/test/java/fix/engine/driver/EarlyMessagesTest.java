package fix.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.dictionary.Valid;
import fix.session.Input;
import fix.session.Moment;
import org.junit.jupiter.api.Test;

class EarlyMessagesTest {
    private final EarlyMessages early = new EarlyMessages();

    private static Input.Received order(long number, int bytes) {
        return Input.Received.fresh(1, Message.parse("8=FIX.4.4|35=D|34=" + number + "|49=A|52=20260101-00:00:00.000|56=B|58=" + "x".repeat(bytes) + "|"), Valid.VALID, new Moment(0, 0));
    }

    @Test
    void whatIsKeptIsGivenByItsNumberAndWhatIsBelowIsForgotten() {
        for (long number : new long[] {7, 5, 6}) {
            early.hold(order(number, 1));
        }
        assertEquals(6, early.release(6).orElseThrow().message().msgSeqNum());
        assertTrue(early.release(5).isEmpty(), "it was below one that was given");
        assertEquals(7, early.release(7).orElseThrow().message().msgSeqNum());
        assertEquals(0, early.heap());
    }

    @Test
    void noMoreBytesAreKeptThanTheBound() {
        for (int i = 0; i < 10; i++) {
            early.hold(order(2 + i, 1 << 20));
        }
        assertTrue(early.release(8).isPresent(), "seven of a little more than 1 MiB fit");
        assertTrue(early.release(9).isEmpty());
    }

    @Test
    void noMoreMessagesAreKeptThanTheBound() {
        for (int i = 0; i <= EarlyMessages.MAX_MESSAGES; i++) {
            early.hold(order(2 + i, 1));
        }
        assertTrue(early.release(EarlyMessages.MAX_MESSAGES + 1).isPresent());
        assertTrue(early.release(EarlyMessages.MAX_MESSAGES + 2).isEmpty());
    }

    @Test
    void withoutRoomInAllSessionsWhatIsKeptStaysAndNothingIsAdded() {
        early.hold(order(2, 1));
        early.keepsMore(false);
        early.hold(order(3, 1));
        early.keepsMore(true);
        early.hold(order(4, 1));
        assertTrue(early.release(2).isPresent());
        assertTrue(early.release(3).isEmpty());
        assertTrue(early.release(4).isPresent());
    }
}
