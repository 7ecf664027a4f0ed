package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of every length, and whatever stands around them in the buffer. */
class ValueSetTest {
    private static ValueSet of(String... values) {
        return new ValueSet(Stream.of(values).map(value -> new FieldValue(value, "NAME")).toList());
    }

    private static boolean has(ValueSet set, String value) {
        var bytes = ("<" + value + ">").getBytes(StandardCharsets.ISO_8859_1);
        return set.contains(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "?", "@", "A", "z", "~", "AE", "ABC", "99", "12345678", "123456789", "TWENTY-LETTERS-OR-MORE", "\u00e9", "A\u00e9"})
    void aValueIsFoundAndNoOtherIs(String value) {
        var set = of(value);
        assertTrue(has(set, value));
        for (var other : List.of("", "0", "2", "B", "AF", "EA", "A", "ABD", "98", "12345679", "123456780", "TWENTY-LETTERS-OR-MOST", "\u00e8", value + "1", "1" + value, "\0" + value, value + "\0")) {
            assertEquals(other.equals(value), has(set, other), other);
        }
    }

    @Test
    void everyCharacterIsItselfAlone() {
        for (char one = 1; one < 0x80; one++) {
            var set = of(Character.toString(one));
            for (char other = 0; other < 0x80; other++) {
                assertEquals(one == other, has(set, Character.toString(other)), one + " and " + other);
            }
            assertFalse(set.contains(new byte[] {(byte) (one | 0x80)}, 0, 1));
        }
    }

    @Test
    void aLeadingNulIsPartOfAValue() {
        assertFalse(has(of("AE"), "\0AE"));
        assertTrue(has(of("\0AE"), "\0AE"));
        assertFalse(has(of("\0AE"), "AE"));
    }

    /** Some hundred values in a table that is half full: those whose places are taken by others are found too. */
    @Test
    void manyValuesShareATable() {
        var random = new Random(4711);
        for (int round = 0; round < 200; round++) {
            var values = new HashSet<String>();
            IntStream.range(0, 1 + random.nextInt(300)).forEach(_ -> values.add(word(random)));
            var set = of(values.toArray(String[]::new));
            values.forEach(value -> assertTrue(has(set, value), value));
            for (int i = 0; i < 300; i++) {
                var value = word(random);
                assertEquals(values.contains(value), has(set, value), value);
            }
        }
    }

    private static String word(Random random) {
        var letters = new StringBuilder();
        for (int i = random.nextInt(10); i >= 0; i--) {
            letters.append((char) ('A' + random.nextInt(3)));
        }
        return letters.toString();
    }
}
