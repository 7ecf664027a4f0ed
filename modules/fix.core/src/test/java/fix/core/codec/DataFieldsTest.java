package fix.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFieldsTest {
    private final DataFields fields = DataFields.of(Map.of(95, 96, 4095, 4094, 4096, 4097, 40_004, 40_005));

    @Test
    void pitfall20EachLengthHasItsDataBeItsTagLowOrHigh() {
        assertEquals(96, fields.dataTagOf(95));
        assertEquals(4094, fields.dataTagOf(4095));
        assertEquals(4097, fields.dataTagOf(4096));
        assertEquals(40_005, fields.dataTagOf(40_004));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 94, 96, 4094, 4097, 40_005, Integer.MAX_VALUE})
    void whatIsNoLengthHasNone(int tag) {
        assertEquals(0, fields.dataTagOf(tag));
        assertEquals(0, DataFields.of(Map.of()).dataTagOf(tag));
    }

    @Test
    void thoseOfTwoLayoutsAreJoinedAndTheFirstGoesBefore() {
        var both = fields.or(DataFields.of(Map.of(95, 1, 90, 91)));
        assertEquals(96, both.dataTagOf(95));
        assertEquals(91, both.dataTagOf(90));
        assertEquals(40_005, both.dataTagOf(40_004));
        assertEquals("{90=91}", DataFields.of(Map.of(90, 91)).toString());
    }

    @Test
    void aTagIsAboveZero() {
        assertEquals("length 0 of data 96: a tag is above 0", assertThrows(IllegalArgumentException.class, () -> DataFields.of(Map.of(0, 96))).getMessage());
        assertEquals("length 95 of data 0: a tag is above 0", assertThrows(IllegalArgumentException.class, () -> DataFields.of(Map.of(95, 0))).getMessage());
    }
}
