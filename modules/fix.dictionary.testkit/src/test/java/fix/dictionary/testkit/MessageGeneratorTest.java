package fix.dictionary.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.dictionary.Dictionaries;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageGeneratorTest {
    private final MessageGenerator generator = MessageGenerator.of(Dictionaries.get("FIX.4.4"));

    @Test
    void theSameSeedGivesTheSameMessage() {
        assertEquals(generator.message("D", new Random(7)), generator.message("D", new Random(7)));
        assertNotEquals(generator.message("D", new Random(7)), generator.message("D", new Random(8)));
        assertEquals("D", generator.message("D", RandomGenerator.of("L64X128MixRandom")).msgType(), "any generator will do");
    }

    @Test
    void theShareOfOptionalFieldsIsTheCallers() {
        var required = generator.withOptionalFields(0).message("D", new Random(1));
        assertEquals(Set.of(8, 9, 35, 34, 49, 56, 52, 11, 55, 54, 60, 40, 10), Set.copyOf(IntStream.range(0, required.fieldCount()).mapToObj(required::tagAt).toList()));
        assertTrue(generator.withOptionalFields(100).withRoom(2000).message("D", new Random(1)).fieldCount() > 200);
        assertTrue(generator.withOptionalFields(100).withRoom(0).message("D", new Random(1)).fieldCount() == required.fieldCount());
    }

    @Test
    void plainValuesHaveTheDictionarysOrder() {
        var message = generator.withPlainValues().withOptionalFields(0).message("D", new Random(1));
        assertEquals("[8, 9, 35, 49, 56, 34, 52, 11, 55, 54, 60, 40, 10]", IntStream.range(0, message.fieldCount()).mapToObj(message::tagAt).toList().toString());
    }

    @Test
    void applicationMessagesOfASessionOfFixtBearTheirVersion() {
        var sp2 = MessageGenerator.of(Versions.DICTIONARIES.get("FIXT.1.1 with FIX.5.0SP2"));
        var order = sp2.message("D", new Random(1));
        assertEquals("FIXT.1.1 9", order.beginString() + ' ' + order.getString(1128));
        var logon = sp2.message("A", new Random(1));
        assertFalse(logon.has(1128));
    }

    @Test
    void aDraftIsTheMessageWithoutWhatTheSessionWrites() {
        var draft = generator.draft("D", new Random(3));
        assertEquals(generator.message("D", new Random(3)).toBuilder().toString(), draft.toString());
        assertFalse(draft.has(34));
    }

    @Test
    void eachFlawComesUpAndSaysWhatItIsRejectedFor() {
        var random = new Random(5);
        var met = EnumSet.noneOf(Flaw.class);
        for (var i = 0; i < 100; i++) {
            for (var flaw : Flaw.values()) {
                generator.flawed("E", flaw, random).ifPresent(flawed -> met.add(flawed.flaw()));
            }
        }
        assertEquals(Set.of(Flaw.values()), met);
        var flawed = generator.flawed(Flaw.UNKNOWN_TYPE, random).orElseThrow();
        assertEquals("~~ INVALID_MSG_TYPE 35", flawed.message().msgType() + ' ' + flawed.reason() + ' ' + flawed.refTagID());
        assertEquals(flawed.message(), Message.parse(flawed.message().toBytes()), "the frame is sound");
    }

    @Test
    void wrongArgumentsAreSaid() {
        assertEquals("FIX.5.0 has no header: put it over its transport, as in fix50.over(fixt11)", refusal(() -> MessageGenerator.of(Dictionaries.get("FIX.5.0"))));
        assertEquals("FIX.4.4 has no message of type 'd1'", refusal(() -> generator.message("d1", new Random())));
        assertEquals("101 percent of the optional fields: must be 0 to 100", refusal(() -> generator.withOptionalFields(101)));
        assertEquals("-1 percent of the optional fields: must be 0 to 100", refusal(() -> generator.withOptionalFields(-1)));
        assertEquals("room for -1 members: must be 0 or more", refusal(() -> generator.withRoom(-1)));
    }

    private static String refusal(Runnable work) {
        return assertThrows(IllegalArgumentException.class, work::run).getMessage();
    }
}
