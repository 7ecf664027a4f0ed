package fix.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageBuilderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T21:48:39.123456789Z");

    private final MessageBuilder draft = MessageBuilder.of("D");

    private String fields() {
        return draft.toString().substring("35=D|".length());
    }

    @Test
    void everyTypeIsWrittenAsTheStandardHasIt() {
        draft.set(1, "text").set(2, 42).set(3, -7L).set(4, new BigDecimal("1E+2")).set(5, new BigDecimal("1.50")).set(6, 'c').set(7, true)
            .set(11, false).set(12, NOW).set(13, NOW, TimestampPrecision.SECONDS).set(14, NOW, TimestampPrecision.NANOS)
            .set(15, LocalDate.of(2026, 1, 2)).set(16, LocalTime.of(3, 4, 5, 6_000_000), TimestampPrecision.MILLIS)
            .setScaled(17, 1_872_500, 4).setScaled(18, -5, 2).setScaled(19, 7, 0).set(58, "caf\u00e9");

        assertEquals("1=text|2=42|3=-7|4=100|5=1.50|6=c|7=Y|11=N|12=20261122-21:48:39.123|13=20261122-21:48:39|"
            + "14=20261122-21:48:39.123456789|15=20260102|16=03:04:05.006|17=187.2500|18=-0.05|19=7|58=caf\u00e9|", fields());
    }

    @Test
    void whatIsSetCanBeReadBack() {
        draft.set(11, "A").set(38, 100).set(54, '1').group(453, GroupBuilder.of().set(448, "bank"), GroupBuilder.of().set(448, "broker"));

        assertEquals("A", draft.getString(11));
        assertEquals(100, draft.getInt(38));
        assertEquals("bank", draft.getString(448));
        assertTrue(draft.has(453));
        assertFalse(draft.has(1));
        assertEquals("broker", draft.getGroups(453, 448).getLast().getString(448));
        assertEquals("D", draft.msgType());
        assertFalse(draft.isAdmin());
        assertTrue(MessageBuilder.of("A").isAdmin());
    }

    @Test
    void whatAnAnswerRepeatsIsCopiedFromAMessageAGroupAndADraft() {
        var order = Message.parse("8=FIX.4.4|35=D|11=A|453=1|448=caf\u00e9|38=0100.50|");
        draft.set(38, 1).copy(order, 11, 38).copyAs(14, order, 38).copyAs(58, order.getGroups(453, 448).getFirst(), 448).copyAs(151, draft, 14);

        assertEquals("38=0100.50|11=A|14=0100.50|58=caf\u00e9|151=0100.50|", fields());
    }

    @Test
    void whatCannotBeCopiedIsRefused() {
        var from = MessageBuilder.of("B").set(95, 96, new byte[] {'a', 1, 'b'}).set(11, "A");
        var empty = Message.parse("8=FIX.4.4|35=D|11=|");

        assertEquals(54, assertThrows(FieldMissingException.class, () -> draft.copy(from, 11, 54)).tag());
        assertThrows(IllegalArgumentException.class, () -> draft.copy(from, 96));
        assertThrows(IllegalArgumentException.class, () -> draft.copy(empty, 11));
        assertThrows(IllegalArgumentException.class, () -> draft.copyAs(34, from, 11));
        assertThrows(IllegalArgumentException.class, () -> draft.copyAs(0, from, 11));
        assertEquals("11=A|", fields());
    }

    @Test
    void membersOfGroupsAreFoundHoweverDeepTheyStand() {
        draft.set(11, "A").group(453, GroupBuilder.of().set(448, "bank").group(802, GroupBuilder.of().set(523, "desk")));

        assertEquals("desk", draft.getString(523));
        assertFalse(draft.has(523 - 64));
    }

    @Test
    void aFieldThatIsThereIsReplacedInItsPlace() {
        draft.set(11, "first").set(55, "MSFT").set(54, '1').set(11, "a longer second one").set(55, "T").set(54, '2');

        assertEquals("11=a longer second one|55=T|54=2|", fields());
        assertEquals("T", draft.getString(55));
        assertEquals('2', draft.getChar(54));
    }

    @Test
    void tagsThatShareABitOfTheFilterAreDifferentTags() {
        draft.set(1, "a").set(65, "b").set(129, "c").set(65, "d");
        assertEquals("1=a|65=d|129=c|", fields());
    }

    @Test
    void aGroupIsReplacedAsAWholeAndItsMembersAreNotFields() {
        draft.set(11, "A").group(453, GroupBuilder.of().set(448, "a").set(447, 'D'), GroupBuilder.of().set(448, "b")).set(54, '1');
        draft.set(448, "own");
        assertEquals("11=A|453=2|448=a|447=D|448=b|54=1|448=own|", fields());

        draft.group(453, List.of(GroupBuilder.of().set(448, "c")));
        assertEquals("11=A|453=1|448=c|54=1|448=own|", fields());
        assertEquals('1', draft.getChar(54));

        draft.group(453);
        assertEquals("11=A|54=1|448=own|", fields());
    }

    @Test
    void groupsNest() {
        var party = GroupBuilder.of().set(448, "a").group(802, GroupBuilder.of().set(523, "x"), GroupBuilder.of().set(523, "y")).set(452, 1);
        draft.group(453, party, GroupBuilder.of().set(448, "b"));
        party.set(448, "changed later");

        assertEquals("453=2|448=a|802=2|523=x|523=y|452=1|448=b|", fields());
        assertEquals("x", draft.getString(523));
    }

    @Test
    void anEmptyGroupWritesNothing() {
        draft.set(11, "A").group(453, List.of());
        assertEquals("11=A|", fields());
    }

    @Test
    void removingACountRemovesItsEntries() {
        draft.set(11, "A").group(453, GroupBuilder.of().set(448, "a").set(447, 'D')).set(54, '1');
        draft.remove(453).remove(453).remove(9999);
        assertEquals("11=A|54=1|", fields());
        draft.remove(11).remove(54);
        assertEquals("", fields());
        draft.set(11, "B");
        assertEquals("11=B|", fields());
    }

    @Test
    void pitfall20_dataIsWrittenWithItsLengthBeforeIt() {
        byte[] data = {'a', 1, 0, (byte) 0xFF, '|'};
        draft.set(95, 96, data).set(58, "x");
        assertArrayEquals(data, draft.getBytes(96));
        assertEquals(5, draft.getInt(95));

        draft.set(95, 96, new byte[] {'b', 1});
        assertEquals("95=2|96=b\u2401|58=x|", fields());
    }

    @Test
    void pitfall20_lengthAndDataStandTogether() {
        draft.set(96, "abc").set(58, "x").set(95, 3).set(95, 96, new byte[] {'d'});
        assertEquals("58=x|95=1|96=d|", fields());
        draft.set(58, "y");
        assertEquals("58=y|95=1|96=d|", fields());
    }

    @Test
    void aLongMessageGrows() {
        for (int tag = 5000; tag < 6000; tag++) {
            draft.set(tag, "value of " + tag);
        }
        assertEquals("value of 5000", draft.getString(5000));
        assertEquals("value of 5999", draft.getString(5999));
        assertEquals("x".repeat(100_000), draft.set(58, "x".repeat(100_000)).getString(58));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0001b", "\u0001", "\u20ac"})
    void whatTheWireCannotCarryIsRefusedAndChangesNothing(String value) {
        draft.set(11, "A");
        var e = assertThrows(IllegalArgumentException.class, () -> draft.set(11, value));
        assertTrue(e.getMessage().startsWith("field 11: "), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> MessageBuilder.of(value));
        assertEquals("11=A|", fields());
    }

    @Test
    void valuesAtTheEdgesAreAccepted() {
        draft.set(1, new BigDecimal("1E+1000")).set(2, new BigDecimal("1E-1000")).set(3, LocalDate.of(0, 1, 1)).set(4, LocalDate.of(9999, 12, 31))
            .set(5, '\u00ff').set(6, Instant.parse("9999-12-31T23:59:59.999Z")).setScaled(7, Long.MIN_VALUE, 18);
        assertEquals(0, new BigDecimal("1E+1000").compareTo(draft.getDecimal(1)));
        assertEquals(new BigDecimal("1E-1000"), draft.getDecimal(2));
        assertEquals(LocalDate.of(0, 1, 1), draft.getDate(3));
        assertEquals(LocalDate.of(9999, 12, 31), draft.getDate(4));
        assertEquals('\u00ff', draft.getChar(5));
        assertEquals(Instant.parse("9999-12-31T23:59:59.999Z"), draft.getInstant(6));
        assertEquals("-9.223372036854775808", draft.getString(7));
    }

    @Test
    void everyTypeFitsWhereverTheBufferEnds() {
        for (int filled = 1; filled < 300; filled++) {
            String before = "x".repeat(filled);
            assertTail("x", MessageBuilder.of("D").set(58, before).set(1234567890, "x"));
            assertTail("-9223372036854775808", MessageBuilder.of("D").set(58, before).set(1, Long.MIN_VALUE));
            assertTail("-9.223372036854775808", MessageBuilder.of("D").set(58, before).setScaled(1, Long.MIN_VALUE, 18));
            assertTail("c", MessageBuilder.of("D").set(58, before).set(1, 'c'));
            assertTail("20261122-21:48:39.123456789", MessageBuilder.of("D").set(58, before).set(1, NOW, TimestampPrecision.NANOS));
            assertTail("20260102", MessageBuilder.of("D").set(58, before).set(1, LocalDate.of(2026, 1, 2)));
            assertTail("03:04:05.000000006", MessageBuilder.of("D").set(58, before).set(1, LocalTime.of(3, 4, 5, 6), TimestampPrecision.NANOS));
            assertTail("data", MessageBuilder.of("D").set(58, before).set(95, 96, new byte[] {'d', 'a', 't', 'a'}));
            assertTail("broker", MessageBuilder.of("D").set(58, before).group(453, GroupBuilder.of().set(448, "broker")));
        }
    }

    private static void assertTail(String value, MessageBuilder built) {
        assertTrue(built.toString().endsWith("=" + value + "|"), built.toString());
    }

    @Test
    void valuesThatNoFieldCanHoldAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> draft.set(11, '\u0001'));
        assertThrows(IllegalArgumentException.class, () -> draft.set(11, '\u20ac'));
        assertThrows(IllegalArgumentException.class, () -> draft.set(11, new BigDecimal("1E+1001")));
        assertThrows(IllegalArgumentException.class, () -> draft.set(11, new BigDecimal("1E-1001")));
        assertThrows(IllegalArgumentException.class, () -> draft.set(11, new BigDecimal("1".repeat(1001))));
        assertThrows(IllegalArgumentException.class, () -> draft.set(11, Instant.MAX));
        assertThrows(IllegalArgumentException.class, () -> draft.set(11, LocalDate.of(10_000, 1, 1)));
        assertThrows(IllegalArgumentException.class, () -> draft.set(11, LocalDate.of(-1, 1, 1)));
        assertThrows(IllegalArgumentException.class, () -> draft.setScaled(11, 1, 19));
        assertThrows(IllegalArgumentException.class, () -> draft.set(95, 96, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> draft.set(0, "x"));
        assertThrows(IllegalArgumentException.class, () -> draft.set(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> draft.group(453, GroupBuilder.of()));
        var e = assertThrows(IllegalArgumentException.class,
            () -> draft.group(453, GroupBuilder.of().set(448, "a"), GroupBuilder.of().set(447, 'D')));
        assertEquals("group 453: entry 2 begins with field 447, the first one with 448", e.getMessage());
        assertEquals("", fields());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 34, 35, 49, 52, 56})
    void whatTheSessionWritesIsRefused(int tag) {
        var e = assertThrows(IllegalArgumentException.class, () -> draft.set(tag, "1"));
        assertEquals("field " + tag + " is written by the session when the message is sent: do not set it", e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> draft.set(tag, 1));
        assertThrows(IllegalArgumentException.class, () -> draft.set(tag, 'x'));
        assertThrows(IllegalArgumentException.class, () -> draft.set(tag, true));
        assertThrows(IllegalArgumentException.class, () -> draft.set(tag, BigDecimal.ONE));
        assertThrows(IllegalArgumentException.class, () -> draft.setScaled(tag, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> draft.set(tag, NOW));
        assertThrows(IllegalArgumentException.class, () -> draft.set(tag, LocalDate.EPOCH));
        assertThrows(IllegalArgumentException.class, () -> draft.set(tag, LocalTime.NOON, TimestampPrecision.SECONDS));
        assertThrows(IllegalArgumentException.class, () -> draft.group(tag, GroupBuilder.of().set(448, "a")));
        assertThrows(IllegalArgumentException.class, () -> draft.set(tag, 96, new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> draft.set(95, tag, new byte[1]));
    }

    @Test
    void aDraftOfAMessageKeepsItsTextAndLeavesTheSessionsFieldsOut() {
        var message = Message.parse("8=FIX.4.4|35=D|34=2|43=Y|49=TW|50=desk|56=ISLD|57=gate|52=20261122-21:48:39|122=20261122-21:48:38|97=Y|"
            + "115=client|369=7|11=A|38=002000.00|60=20261122-21:48:39|93=3|89=a|b|");
        assertEquals("35=D|50=desk|57=gate|97=Y|115=client|11=A|38=002000.00|60=20261122-21:48:39|", message.toBuilder().toString());
    }
}
