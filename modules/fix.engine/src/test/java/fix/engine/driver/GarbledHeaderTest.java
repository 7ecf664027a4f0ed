package fix.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.Tags;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GarbledHeaderTest {
    private static Optional<Message> read(String text) {
        return GarbledHeader.read(text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatAReasonableHeaderHasIsReadPastWhatIsBroken() {
        var header = read("8=FIX.4.4|9=99|35=D|34=7|4garbled9=TW|49=TW|=x|50|57=|56=ISLD|115=A|11=ID|34=8|10=000|").orElseThrow();
        assertEquals("D", header.msgType());
        assertEquals(7, header.msgSeqNum());
        assertEquals("TW", header.getString(Tags.SENDER_COMP_ID));
        assertEquals("A", header.getString(Tags.ON_BEHALF_OF_COMP_ID));
        assertTrue(!header.has(11) && !header.has(Tags.TARGET_SUB_ID) && !header.has(Tags.SENDER_SUB_ID), header::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "35=D|34=7|10=000|", "8=FIX.4.4|9=9|35=D|34=7|10=000", "8=FIX.4.4|9=9|35=D|34=7|", "8=FIX.4.4|9=9|35=D|10=000|",
        "8=FIX.4.4|9=9|34=7|10=000|", "8=FIX.4.4|9=9|35=D|34=|10=000|", "8=FIX.4.4|9=9|35=D|34=7|10=000|junk", "8=FIX.4.4|9=9|35=D|34=7|10=0000|"
    })
    void whatDoesNotBeginAndEndLikeAMessageOrLacksItsNumberIsNone(String text) {
        assertEquals(Optional.empty(), read(text));
    }
}
