package fix.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StoredMessageTest {
    private static final StoredMessage MESSAGE = new StoredMessage(2, Direction.INBOUND, 7, true, 9, "554=SECRET".getBytes());

    @Test
    void twoAreEqualWhenAllOfThemIs() {
        var same = new StoredMessage(2, Direction.INBOUND, 7, true, 9, "554=SECRET".getBytes());
        assertEquals(MESSAGE, same);
        assertEquals(MESSAGE.hashCode(), same.hashCode());
        assertNotEquals(MESSAGE, new StoredMessage(3, Direction.INBOUND, 7, true, 9, MESSAGE.bytes()));
        assertNotEquals(MESSAGE, new StoredMessage(2, Direction.OUTBOUND, 7, true, 9, MESSAGE.bytes()));
        assertNotEquals(MESSAGE, new StoredMessage(2, Direction.INBOUND, 8, true, 9, MESSAGE.bytes()));
        assertNotEquals(MESSAGE, new StoredMessage(2, Direction.INBOUND, 7, false, 9, MESSAGE.bytes()));
        assertNotEquals(MESSAGE, new StoredMessage(2, Direction.INBOUND, 7, true, 8, MESSAGE.bytes()));
        assertNotEquals(MESSAGE, new StoredMessage(2, Direction.INBOUND, 7, true, 9, "554=OTHER".getBytes()));
    }

    @Test
    void pitfall32_itsTextSaysWhereItStandsAndShowsNoBytes() {
        assertEquals("INBOUND 7 (admin) of generation 2, 10 bytes", MESSAGE.toString());
    }

    @Test
    void numbersThatCannotBeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StoredMessage(0, Direction.INBOUND, 7, true, 9, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new StoredMessage(1, Direction.INBOUND, -1, true, 9, new byte[0]));
    }
}
