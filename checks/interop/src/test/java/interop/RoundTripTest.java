package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Fields;
import fix.core.Group;
import fix.core.Message;
import fix.core.codec.Decoder;
import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.Member;
import fix.core.dictionary.MemberSet;
import fix.core.dictionary.SessionDictionary;
import fix.dictionary.Tag;
import fix.dictionary.testkit.MessageGenerator;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import quickfix.DataDictionary;
import quickfix.FieldMap;
import quickfix.ValidationSettings;

/**
 * Random valid messages of every type of every version go through our codec and QuickFIX/J's parser, each with its own dictionary, and back: both agree on every field,
 * groups included. Data hold no delimiter here: within groups QuickFIX/J 3.0.0 cuts them there. {@code -Dseed=7} repeats a run, {@code -Dmessages=1000} makes so many of each type.
 */
class RoundTripTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int MESSAGES = Integer.getInteger("messages", 5);

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4"})
    void bothAgreeOnEveryMessageOf(String version) throws Exception {
        var theirs = theirs(version);
        everyType(Dictionaries.get(version), theirs, theirs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4", "FIX.5.0", "FIX.5.0SP1", "FIX.5.0SP2", "FIX.Latest"})
    void bothAgreeOnEveryMessageOfASessionOfFixtWith(String version) throws Exception {
        var dictionary = SessionDictionary.standard(SessionDictionary.FIXT).application(ApplicationVersion.named(version)).orElseThrow();
        everyType(dictionary, theirs("FIXT.1.1"), theirs(version));
    }

    private static DataDictionary theirs(String version) throws Exception {
        return new DataDictionary(version.replace(".", "") + ".xml");
    }

    private static void everyType(Dictionary ours, DataDictionary session, DataDictionary application) throws Exception {
        var random = new Random(SEED);
        var generator = MessageGenerator.of(ours).withPlainValues();
        var settings = new ValidationSettings();
        for (var type : ours.messages()) {
            for (var i = 0; i < MESSAGES; i++) {
                var message = readableByBoth(ours, generator, type.msgType(), random);
                var where = "seed " + SEED + ": " + message;
                try {
                    var parsed = new quickfix.Message(text(message.toBytes()), session, application, settings, true);
                    assertEquals(fields(message, ours), fields(parsed), where);
                    var back = parsed.toString().getBytes(StandardCharsets.ISO_8859_1);
                    var again = (Message) new Decoder(ours).decode(back, 0, back.length);
                    assertEquals(fields(message, ours), fields(again, ours), where);
                } catch (quickfix.InvalidMessage | RuntimeException e) {
                    throw new AssertionError(where, e);
                }
            }
        }
        assertTrue(ours.messages().size() >= 8, "there were messages");
    }

    /** QuickFIX/J 3.0.0 finds the length of data by its tag, which must be one less: some data of FIX Latest it cannot read. */
    private static Message readableByBoth(Dictionary ours, MessageGenerator generator, String type, Random random) {
        while (true) {
            var message = generator.withOptionalFields(random.nextInt(101)).message(type, random);
            if (IntStream.range(0, message.fieldCount()).map(message::tagAt)
                    .allMatch(tag -> tag == Tag.SIGNATURE || ours.lengthTagOf(tag) == 0 || ours.lengthTagOf(tag) == tag - 1)) {
                return message;
            }
        }
    }

    /** All fields by tag, groups as lists of the same, but for BodyLength(9) and CheckSum(10). */
    private static String fields(Message message, Dictionary dictionary) {
        var body = dictionary.message(message.msgType()).orElseThrow();
        var fields = new TreeMap<Integer, String>();
        for (var i = 0; i < message.fieldCount(); ) {
            var tag = message.tagAt(i);
            var member = body.member(tag).or(() -> dictionary.header().member(tag)).or(() -> dictionary.trailer().member(tag)).orElseThrow();
            i += put(fields, tag, message.stringAt(i), member, message);
        }
        fields.remove(9);
        fields.remove(10);
        return fields.toString();
    }

    private static String fields(Group entry, MemberSet members) {
        var fields = new TreeMap<Integer, String>();
        for (var i = 0; i < entry.fieldCount(); ) {
            i += put(fields, entry.tagAt(i), entry.stringAt(i), members.member(entry.tagAt(i)).orElseThrow(), entry);
        }
        return fields.toString();
    }

    /** Returns how many fields that was. */
    private static int put(Map<Integer, String> fields, int tag, String value, Member member, Fields owner) {
        if (!(member instanceof Member.Group(var group, _))) {
            fields.put(tag, value);
            return 1;
        }
        var entries = owner instanceof Message message ? message.getGroups(tag) : ((Group) owner).getGroups(tag);
        fields.put(tag, value + entries.stream().map(entry -> fields(entry, group)).toList());
        return 1 + entries.stream().mapToInt(Group::fieldCount).sum();
    }

    private static String fields(quickfix.Message message) {
        var all = new TreeMap<Integer, String>();
        collect(message.getHeader(), all);
        collect(message, all);
        collect(message.getTrailer(), all);
        all.remove(9);
        all.remove(10);
        return all.toString();
    }

    private static void collect(FieldMap map, Map<Integer, String> into) {
        map.iterator().forEachRemaining(field -> into.put(field.getField(), field.getObject().toString()));
        for (var count : map.groupKeys()) {
            into.merge(count, map.getGroups(count).stream().map(RoundTripTest::fields).toList().toString(), String::concat);
        }
    }

    private static String fields(quickfix.Group entry) {
        var fields = new TreeMap<Integer, String>();
        collect(entry, fields);
        return fields.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
