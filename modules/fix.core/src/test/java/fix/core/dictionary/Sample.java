package fix.core.dictionary;

import fix.core.Message;
import fix.core.codec.Decoder;

/** Messages for tests, decoded with the dictionary of {@code small.xml}. */
final class Sample {
    static final String HEADER = "49=A|56=B|34=1|52=20260102-03:04:05|";
    static final String ORDER = "11=X|55=ABC|54=1|60=20260102-03:04:05|40=1|";

    private Sample() {
    }

    /** {@code body} with {@link #HEADER} before it. */
    static Message message(String msgType, String body) {
        return raw("35=" + msgType + '|' + HEADER + body);
    }

    /** All but BeginString, BodyLength and CheckSum. */
    static Message raw(String fields) {
        var bytes = Message.parse("8=FIX.4.4|" + fields).toBytes();
        return (Message) new Decoder(SmallDictionary.DICTIONARY).decode(bytes, 0, bytes.length);
    }
}
