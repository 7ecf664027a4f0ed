package fix.store.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.store.Direction;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TapeTest {

    @Test
    void whatIsAppendedIsReadBackOverManyPages() {
        var random = new Random(7);
        var tape = new Tape();
        var expected = new ArrayList<StoredMessage>();
        for (int i = 0; i < 10_000; i++) {
            var bytes = new byte[random.nextInt(i % 1_000 == 999 ? 100_000 : 60)];
            random.nextBytes(bytes);
            var message = new StoredMessage(1 + i / 300, random.nextBoolean() ? Direction.INBOUND : Direction.OUTBOUND, random.nextInt(9_999), random.nextBoolean(),
                    random.nextLong(), bytes);
            expected.add(message);
            tape.append(message);
        }
        assertEquals(expected.size(), tape.size());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i), tape.get(i), "at " + i);
            assertEquals(expected.get(i).bytes().length, tape.length(i));
            assertEquals(expected.get(i).msgSeqNum(), tape.msgSeqNum(i));
        }
    }

    @Test
    void aMessageIsCopied() {
        var bytes = new byte[] {1, 2, 3};
        var tape = new Tape();
        tape.append(new StoredMessage(1, Direction.INBOUND, 1, false, 0, bytes));
        bytes[0] = 9;
        tape.get(0).bytes()[1] = 9;
        assertEquals(new StoredMessage(1, Direction.INBOUND, 1, false, 0, new byte[] {1, 2, 3}), tape.get(0));
    }

    @Test
    void aPageBegunByAnEmptyMessageGrows() {
        var tape = new Tape();
        for (int i = 0; i < 40; i++) {
            tape.append(new StoredMessage(1, Direction.OUTBOUND, i, false, 0, new byte[i]));
        }
        assertEquals(39, tape.length(39));
        assertEquals(new StoredMessage(1, Direction.OUTBOUND, 39, false, 0, new byte[39]), tape.get(39));
    }
}
