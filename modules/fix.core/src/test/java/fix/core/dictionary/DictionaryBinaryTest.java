package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DictionaryBinaryTest {
    private final Dictionary dictionary = SmallDictionary.DICTIONARY;

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        var read = read(written());
        assertEquals(dictionary.version(), read.version());
        assertEquals(dictionary.toString(), read.toString());
        assertEquals(dictionary.fields().stream().toList(), read.fields().stream().toList());
        assertEquals(dictionary.header().members(), read.header().members());
        assertEquals(dictionary.trailer().members(), read.trailer().members());
        assertEquals(dictionary.messages().size(), read.messages().size());
        for (var message : dictionary.messages()) {
            var same = read.message(message.msgType()).orElseThrow();
            assertEquals(message.name(), same.name());
            assertEquals(message.isAdmin(), same.isAdmin());
            assertEquals(message.members(), same.members());
        }
        assertEquals(96, read.dataTagOf(95));
        assertEquals(5091, read.dataTagOf(5090));
    }

    @Test
    void theSameDictionaryGivesTheSameBytes() throws IOException {
        var first = written();
        var out = new ByteArrayOutputStream();
        DictionaryWriter.write(read(first), out);
        assertEquals(HexFormat.of().formatHex(first), HexFormat.of().formatHex(out.toByteArray()));
    }

    @Test
    void anyFlippedBitIsFound() throws IOException {
        var bytes = written();
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] ^= 4;
            var fault = assertThrows(DictionaryException.class, () -> read(bytes));
            assertTrue(fault.getMessage().contains("x.dict"), fault.getMessage());
            bytes[i] ^= 4;
        }
    }

    @Test
    void whatIsCutOffOrForeignIsRefused() throws IOException {
        var bytes = written();
        for (var length : new int[] {0, 3, 15, 16, bytes.length - 1}) {
            assertThrows(DictionaryException.class, () -> read(Arrays.copyOf(bytes, length)));
        }
        bytes[7] = 9;
        assertEquals("dictionary x.dict has format 9, this program reads format 1; build it anew",
                assertThrows(DictionaryException.class, () -> read(bytes)).getMessage());
        assertEquals("x.dict is no compiled dictionary", assertThrows(DictionaryException.class, () -> read("<fix major='4' minor='4'/>".getBytes())).getMessage());
    }

    private byte[] written() throws IOException {
        var out = new ByteArrayOutputStream();
        DictionaryWriter.write(dictionary, out);
        return out.toByteArray();
    }

    private static Dictionary read(byte[] bytes) {
        return DictionaryReader.read(new ByteArrayInputStream(bytes), "x.dict");
    }
}
