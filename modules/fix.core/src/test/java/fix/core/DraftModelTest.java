package fix.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fix.core.codec.Decoder;
import fix.core.codec.Encoder;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** A draft behaves as a map in order of insertion, and arrives as it was built. */
class DraftModelTest {

    private static final int[] TAGS = {1, 11, 38, 44, 65, 75, 129, 5001, 115, 50, 97, 448};
    private static final SessionID SESSION = SessionID.of("FIX.4.4", "ISLD", "TW");

    /** One change of a draft, and the same change of a model: tag to the text of the field with all that belongs to it. */
    record Change(String what, int tag, String value) {

        void apply(MessageBuilder draft, Map<Integer, String> model) {
            switch (what) {
                case "set" -> {
                    draft.set(tag, value);
                    model.put(tag, field(tag, value));
                }
                case "remove" -> {
                    draft.remove(tag);
                    model.remove(tag);
                }
                case "data" -> {
                    String data = value + "\u0001" + tag + "=\u000110=000\u0001";
                    draft.set(95, 96, data.getBytes(StandardCharsets.ISO_8859_1));
                    model.put(95, field(95, "" + data.length()) + field(96, data));
                }
                case "copy" -> {
                    draft.copyAs(tag, MessageBuilder.of("8").set(58, value), 58);
                    model.put(tag, field(tag, value));
                }
                default -> group(draft, model);
            }
        }

        private void group(MessageBuilder draft, Map<Integer, String> model) {
            var entries = new ArrayList<GroupBuilder>();
            var text = new StringBuilder();
            for (char c : value.toCharArray()) {
                entries.add(GroupBuilder.of().set(448, c).group(802, GroupBuilder.of().set(523, value)));
                text.append(field(448, "" + c)).append(field(802, "1")).append(field(523, value));
            }
            draft.group(453, entries);
            model.put(453, field(453, "" + value.length()) + text);
        }

        private static String field(int tag, String value) {
            return tag + "=" + value + "\u0001";
        }
    }

    @Provide
    Arbitrary<Change> change() {
        var tags = Arbitraries.integers().between(0, TAGS.length - 1).map(i -> TAGS[i]);
        var values = Arbitraries.strings().withCharRange(' ', '~').withChars('\u00e9', '\u00ff').ofMinLength(1).ofMaxLength(30);
        return Combinators.combine(Arbitraries.of("set", "set", "set", "copy", "remove", "data", "group"), tags, values).as(Change::new);
    }

    @Property(tries = 2000)
    void whatIsBuiltArrives(@ForAll @Size(max = 30) List<@From("change") Change> changes) {
        var draft = MessageBuilder.of("D");
        var model = new LinkedHashMap<Integer, String>();
        changes.forEach(change -> change.apply(draft, model));

        var message = sent(draft);

        assertEquals(header(model) + body(model), afterTarget(message));
        assertEquals(message.toBuilder().toString(), fromWire(message).toBuilder().toString());
        for (int tag : model.keySet()) {
            assertEquals(message.getString(tag), draft.getString(tag));
        }
        var again = sent(message.toBuilder());
        assertEquals(message, again, "a draft of the message is the message");
    }

    private static Message sent(MessageBuilder draft) {
        byte[] frame = new Encoder(SESSION, TimestampPrecision.MILLIS).encode(draft, 7, 1_795_384_119_123_000_000L);
        var framer = new Framer(FrameLimits.DEFAULT);
        framer.append(frame, 0, frame.length);
        assertEquals(Framer.Result.FRAME, framer.next());
        assertEquals(frame.length, framer.frameLength());
        return assertInstanceOf(Message.class, new Decoder(Layouts.PARTIES_IN_D).decode(framer.buffer(), framer.frameStart(), frame.length));
    }

    private static Message fromWire(Message message) {
        return Message.parse(message.toBytes());
    }

    private static String header(Map<Integer, String> model) {
        return part(model, true);
    }

    private static String body(Map<Integer, String> model) {
        return part(model, false);
    }

    private static String part(Map<Integer, String> model, boolean header) {
        var out = new StringBuilder();
        model.forEach((tag, text) -> out.append(Tags.isHeader(tag) == header ? text : ""));
        return out.toString();
    }

    private static String afterTarget(Message message) {
        String text = new String(message.toBytes(), StandardCharsets.ISO_8859_1);
        return text.substring(text.indexOf("\u000156=TW\u0001") + 7, text.length() - 7);
    }
}
