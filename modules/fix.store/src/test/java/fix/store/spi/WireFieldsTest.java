package fix.store.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireFieldsTest {

    @Test
    void theMessageTypeIsTheFirst35() {
        assertEquals("AE", WireFields.msgType(wire("8=FIX.4.4|9=5|35=AE|58=35=D|35=X|10=000|")));
        assertEquals("", WireFields.msgType(wire("8=FIX.4.4|135=AE|")));
        assertEquals("", WireFields.msgType(new byte[0]));
        assertEquals("0", WireFields.msgType(wire("35=0")));
    }

    @Test
    void everyFieldWithTheTagIsFound() {
        assertEquals(List.of("A", "", "B"), WireFields.values(wire("11=A|111=X|11=|58=11=Y|11=B|"), 11));
        assertEquals(List.of(), WireFields.values(wire("8=FIX.4.4|"), 11));
    }

    @Test
    void aValueMatchesWholeOrNotAtAll() {
        var message = wire("8=FIX.4.4|11=ORDER-1|11=ORDER-22|58=end");
        assertTrue(WireFields.contains(message, 11, "ORDER-1"));
        assertTrue(WireFields.contains(message, 11, "ORDER-22"));
        assertTrue(WireFields.contains(message, 58, "end"));
        assertFalse(WireFields.contains(message, 11, "ORDER-2"));
        assertFalse(WireFields.contains(message, 1, "ORDER-1"));
        assertFalse(WireFields.contains(message, 11, ""));
        assertFalse(WireFields.contains(message, 58, "end!"));
    }

    @Test
    void aByteIsACharacter() {
        var message = "58=caf\u00e9\u0001".getBytes(StandardCharsets.ISO_8859_1);
        assertTrue(WireFields.contains(message, 58, "caf\u00e9"));
        assertEquals(List.of("caf\u00e9"), WireFields.values(message, 58));
        assertFalse(WireFields.contains("58=?\u0001".getBytes(StandardCharsets.ISO_8859_1), 58, "\u20ac"));
    }

    private static byte[] wire(String text) {
        return text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1);
    }
}
