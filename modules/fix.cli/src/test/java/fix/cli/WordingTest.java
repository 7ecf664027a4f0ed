package fix.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.config.ConfigReader;
import fix.core.Message;
import fix.core.SessionID;
import fix.core.codec.Decoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A message of FIX 5.0 is described with its application version's dictionary, wherever that version was said. */
class WordingTest {
    private static final SessionID SESSION = SessionID.of("FIXT.1.1", "A", "B");

    private static Message message(String fields) {
        var body = fields.replace('|', '\u0001');
        var start = "8=FIXT.1.1\u00019=" + body.length() + "\u0001" + body;
        int sum = start.chars().sum() & 0xFF;
        var frame = (start + "10=%03d\u0001".formatted(sum)).getBytes(StandardCharsets.ISO_8859_1);
        return (Message) new Decoder().decode(frame, 0, frame.length);
    }

    private static Message order(String more) {
        return message("35=D|49=B|56=A|34=2|52=20261126-10:00:00|" + more + "11=x|55=IBM|54=1|38=7|40=1|60=20261126-10:00:00|");
    }

    private static Wording wording(String more) throws Exception {
        return Wording.of(ConfigReader.read("a.cfg", "[SESSION]\nConnectionType=acceptor\nSocketAcceptPort=0\nBeginString=FIXT.1.1\nSenderCompID=A\nTargetCompID=B\n" + more));
    }

    private static void assertInWords(String text) {
        assertTrue(text.startsWith("NewOrderSingle(D) | "), text);
        assertTrue(text.contains(" | Side(54)=1 BUY"), text);
    }

    @Test
    void theConfigurationMaySayTheVersion() throws Exception {
        assertInWords(wording("DefaultApplVerID=FIX.5.0SP2\n").of(order(""), SESSION));
    }

    @Test
    void theCounterpartysLogonMaySayTheVersion() throws Exception {
        var wording = wording("");
        wording.learn(order(""), SESSION);
        wording.learn(message("35=A|49=B|56=A|34=1|52=20261126-10:00:00|98=0|108=30|1137=9|"), SESSION);
        assertInWords(wording.of(order(""), SESSION));
    }

    @Test
    void theMessageMaySayTheVersion() throws Exception {
        assertInWords(wording("").of(order("1128=7|"), SESSION));
    }

    @Test
    void withoutAConfigurationTheStandardDictionariesServe() {
        assertInWords(Wording.standard().of(order("1128=9|"), SESSION));
        assertTrue(Wording.standard().of(order(""), SessionID.of("FIX.9.9", "A", "B")).contains("35=D"));
    }
}
