package fix.testkit;

import static fix.testkit.MessageAssert.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.codec.Decoder;
import fix.core.dictionary.Dictionaries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageMatcherTest {
    private static final Message REPORT = decoded("8=FIX.4.4|35=8|34=7|43=N|37=O1|11=C1|17=E1|150=F|39=8|55=AAPL|54=1|38=0100|31=187.250|60=20261122-10:00:00.5|58=no|554=hunter2|"
            + "453=2|448=BANK|452=1|448=ME|452=3|");

    private static Message decoded(String text) {
        var bytes = Message.parse(text).toBytes();
        return (Message) new Decoder(Dictionaries.get("FIX.4.4")).decode(bytes, 0, bytes.length);
    }

    @Test
    void whatIsAsWantedMatchesHoweverANumberOrATimeIsWritten() {
        var wanted = MessageMatcher.ofType("8").with(11, "C1").with(54, '1').with(38, 100).with(38, new BigDecimal("100.0")).with(31, new BigDecimal("187.25"))
                .with(43, false).with(60, Instant.parse("2026-11-22T10:00:00.5Z")).with(17).with(58, "a word of two letters", text -> text.length() == 2).without(99)
                .withGroup(453, 2).withEntry(453, 1, entry -> entry.with(448, "ME").with(452, 3).without(447));
        assertEquals(List.of(), wanted.mismatches(REPORT));
        assertTrue(wanted.matches(REPORT));
    }

    @Test
    void allThatIsNotAsWantedIsToldAtOnceWithTheDictionarysNames() {
        var wanted = MessageMatcher.ofType("D").with(39, '2').with(11, "C2").with(100, "XNYS").without(58).with(38, 99).with(55, 7).with(60, Instant.EPOCH)
                .withGroup(453, 1).withEntry(453, 1, entry -> entry.with(448, "YOU").with(452, 3)).withEntry(453, 2, entry -> entry).with(554, "other");
        assertEquals(List.of(
                "expected NewOrderSingle(D), but was ExecutionReport(8)",
                "OrdStatus(39): expected 2 FILLED, but was 8 REJECTED",
                "ClOrdID(11): expected C2, but was C1",
                "ExDestination(100): expected XNYS, but it is missing",
                "Text(58): expected none, but was no",
                "OrderQty(38): expected 99, but was 0100",
                "Symbol(55): expected 7, but was AAPL",
                "TransactTime(60): expected 1970-01-01T00:00:00Z, but was 20261122-10:00:00.5",
                "NoPartyIDs(453): expected 1 entries, but there are 2",
                "NoPartyIDs(453), entry 1: PartyID(448): expected YOU, but was ME",
                "NoPartyIDs(453): expected an entry 2, but there are 2",
                "Password(554): expected ***, but was ***"), wanted.mismatches(REPORT));
    }

    @Test
    void aGroupWithoutADictionaryIsAMismatchThatSaysSo() {
        var faults = MessageMatcher.any().withGroup(453, 1).mismatches(Message.parse("8=FIX.4.4|35=8|453=1|448=A|"));
        assertTrue(faults.getFirst().startsWith("NoPartyIDs(453): no dictionary says"), faults.toString());
    }

    @Test
    void withoutADictionaryTagsStandForNames() {
        assertEquals(List.of("expected a message of type 8, but was a message of type D", "field 11: it is missing"),
                MessageMatcher.ofType("8").with(11).mismatches(Message.parse("8=FIX.9.9|35=D|")));
    }

    @Test
    void anAssertionThatFailsShowsTheMessageInWords() {
        assertMessage(REPORT).isOfType("8").hasField(11).hasField(11, "C1").hasField(54, '1').hasField(38, 100).hasField(31, new BigDecimal("187.25")).hasNoField(99)
                .hasGroup(453, 2).hasEntry(453, 0, entry -> entry.with(448, "BANK"));
        var failure = assertThrows(AssertionError.class, () -> assertMessage(REPORT).hasField(39, '2')).getMessage();
        assertTrue(failure.startsWith("the message is not as expected:\n  OrdStatus(39): expected 2 FILLED, but was 8 REJECTED\nin ExecutionReport(8) | "), failure);
        assertFalse(failure.contains("hunter2"), failure);
        assertThrows(AssertionError.class, () -> assertMessage(REPORT).isOfType("D"));
        assertThrows(AssertionError.class, () -> assertMessage(REPORT).hasNoField(58));
        assertThrows(AssertionError.class, () -> assertMessage(REPORT).hasGroup(453, 1));
        assertThrows(AssertionError.class, () -> assertMessage(REPORT).hasEntry(453, 0, entry -> entry.with(448, "ME")));
    }

    @Test
    void twoMessagesThatSayTheSameMayDifferInWhatTheSessionWrites() {
        var again = decoded(REPORT.toString().replace("***", "hunter2").replaceFirst("9=\\d+\\|", "").replaceFirst("10=\\d+\\|", "").replace("34=7", "34=8").replace("|58=no", "|58=yes").replace("448=ME", "448=YOU"));
        var failure = assertThrows(AssertionError.class, () -> assertMessage(again).saysTheSameAs(REPORT)).getMessage();
        assertTrue(failure.contains("\n  ~ Text(58): no -> yes\n  ~ NoPartyIDs(453)[2] PartyID(448): ME -> YOU\nin ExecutionReport(8) | "), failure);
        assertMessage(again).saysTheSameAs(REPORT, 58, 448);
        assertMessage(Message.parse("8=FIX.9.9|35=D|34=2|11=A|")).saysTheSameAs(Message.parse("8=FIX.9.9|35=D|34=1|11=A|"));
    }

    @Test
    void aMatcherSaysWhatItWants() {
        assertEquals("35=D | 11=A | without 58 | with 44 | 453 with 1 entries", MessageMatcher.ofType("D").with(11, "A").without(58).with(44).withGroup(453, 1).toString());
    }
}
