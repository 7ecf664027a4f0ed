package fix.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BytesTest {

    @Property
    void theCheckSumIsTheSumOfTheBytesModulo256(@ForAll @Size(max = 5000) byte[] bytes, @ForAll @IntRange(max = 20) int skip) {
        int from = Math.min(skip, bytes.length);
        int sum = 0;
        for (int i = from; i < bytes.length; i++) {
            sum += bytes[i] & 0xFF;
        }
        assertEquals(sum % 256, Bytes.checkSum(bytes, from, bytes.length));
    }

    @Test
    void theCheckSumOfManyHighBytesDoesNotOverflow() {
        byte[] bytes = new byte[100_003];
        Arrays.fill(bytes, (byte) 0xFF);
        assertEquals((int) (100_003L * 255 % 256), Bytes.checkSum(bytes, 0, bytes.length));
        assertEquals((int) (99_999L * 255 % 256), Bytes.checkSum(bytes, 1, 100_000));
    }

    @Property
    void theFirstMatchInAWordIsFound(@ForAll @Size(8) byte[] word, @ForAll byte wanted) {
        int expected = 8;
        for (int i = 7; i >= 0; i--) {
            expected = word[i] == wanted ? i : expected;
        }
        assertEquals(expected, Long.numberOfTrailingZeros(Bytes.matches(Bytes.word(word, 0), wanted)) >>> 3);
    }

    @Test
    void controlCharactersAreShownAsPictures() {
        var out = new StringBuilder();
        Bytes.show(new byte[] {'a', 1, '\n', 0x7F, (byte) 0x85, (byte) 0xE9, ' '}, 0, 7, out);
        assertEquals("a\u2401\u240A\u2421\u2421\u00E9 ", out.toString());
    }
}
