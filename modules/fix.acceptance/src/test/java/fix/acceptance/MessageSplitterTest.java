package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageSplitterTest {
    private final MessageSplitter splitter = new MessageSplitter();

    private List<String> split(String... pieces) {
        var messages = new ArrayList<String>();
        for (var piece : pieces) {
            splitter.add(Text.bytes(piece.replace("|", Text.SOH)));
            for (var next = splitter.next(); next.isPresent(); next = splitter.next()) {
                messages.add(Text.readable(Text.of(next.get())));
            }
        }
        return messages;
    }

    @Test
    void messagesAreCutWhereverTheBytesAreSplit() {
        var stream = "8=FIX.4.2|9=5|35=0|10=161|8=FIX.4.2|9=5|35=1|10=162|";

        assertEquals(List.of("8=FIX.4.2|9=5|35=0|10=161|", "8=FIX.4.2|9=5|35=1|10=162|"), split(stream));
        assertEquals(List.of("8=FIX.4.2|9=5|35=0|10=161|", "8=FIX.4.2|9=5|35=1|10=162|"), split(stream.split("")));
    }

    @Test
    void aCheckSumInsideDataIsNotTheEnd() {
        assertEquals(List.of("8=FIX.4.2|9=19|35=0|96=x|10=000|y|10=161|"), split("8=FIX.4.2|9=19|35=0|96=x|10=000|y|10=161|"));
    }

    @Test
    void aWrongBodyLengthCutsAtTheNextCheckSum() {
        assertEquals(List.of("8=FIX.4.2|9=3|35=0|10=161|", "8=FIX.4.2|9=5|35=1|10=162|"), split("8=FIX.4.2|9=3|35=0|10=161|8=FIX.4.2|9=5|35=1|10=162|"));
    }

    @Test
    void aMessageWithoutBodyLengthIsCutAtItsCheckSum() {
        assertEquals(List.of("8=FIX.4.2|35=0|10=161|"), split("8=FIX.4.2|35=0|10=161|"));
    }

    @Test
    void whatIsNotWholeIsKept() {
        assertEquals(List.of(), split("8=FIX.4.2|9=5|35=0|10=16"));
        assertEquals("8=FIX.4.2|9=5|35=0|10=16", Text.readable(Text.of(splitter.rest())));
    }
}
