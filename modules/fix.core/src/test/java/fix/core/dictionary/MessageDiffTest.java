package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.dictionary.MessageDiff.Difference;
import fix.core.dictionary.MessageDiff.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessageDiffTest {
    private static final String GROUPS = "78=2|79=Q|80=1|539=1|524=P|538=3|79=R|80=2|";

    @Test
    void theSameMessageHasNoDifferences() {
        var diff = diff(Sample.ORDER + GROUPS, Sample.ORDER + GROUPS);
        assertTrue(diff.isEmpty());
        assertEquals("no differences", diff.toString());
    }

    @Test
    void theOrderOfFieldsDoesNotCount() {
        assertTrue(diff("11=X|55=ABC|54=1|", "54=1|55=ABC|11=X|").ignoring(MessageDiff.TRANSPORT).isEmpty());
    }

    @Test
    void addedRemovedAndChangedFieldsAreToldWithTheirNames() {
        var diff = diff("11=X|55=ABC|54=1|9000=a|", "11=Y|54=1|38=5|9000=b|").ignoring(MessageDiff.TRANSPORT);
        assertEquals("""
                ~ ClOrdID(11): X -> Y
                - Symbol(55): ABC
                ~ 9000: a -> b
                + OrderQty(38): 5""", diff.toString());
        assertEquals(new Difference(Kind.CHANGED, "", "ClOrdID(11)", 11, "X", "Y"), diff.differences().getFirst());
        assertFalse(diff.isEmpty());
    }

    @Test
    void groupsAreComparedEntryByEntry() {
        assertEquals("""
                ~ NoAllocs(78)[1] AllocAccount(79): Q -> Z
                ~ NoAllocs(78)[1] NoNestedPartyIDs(539)[1] NestedPartyRole(538): 3 -> 4
                - NoAllocs(78)[2]: 79=R 80=2""", diff(GROUPS, "78=1|79=Z|80=1|539=1|524=P|538=4|").ignoring(MessageDiff.TRANSPORT).toString());
        assertEquals("+ NoAllocs(78)[1] NoNestedPartyIDs(539)[2]: 524=S",
                diff("78=1|79=Q|539=1|524=P|", "78=1|79=Q|539=2|524=P|524=S|").ignoring(MessageDiff.TRANSPORT).toString());
        assertEquals("+ NoAllocs(78): 1 [79=Q]", diff("", "78=1|79=Q|").ignoring(MessageDiff.TRANSPORT).toString());
    }

    @Test
    void aCountThatIsWrongIsADifference() {
        assertEquals("~ NoAllocs(78): 1 -> 3", diff("78=1|79=Q|", "78=3|79=Q|").ignoring(MessageDiff.TRANSPORT).toString());
    }

    @Test
    void tagsMayBeIgnoredAtAnyDepth() {
        var diff = diff(GROUPS, "78=1|79=Z|80=1|539=1|524=P|538=4|");
        assertEquals(Set.of(9, 10, 79, 538, 78), Set.copyOf(diff.differences().stream().map(Difference::tag).toList()));
        assertEquals("- NoAllocs(78)[2]: 79=R 80=2", diff.ignoring(Set.of(9, 10, 79, 538)).toString());
        assertTrue(diff.ignoring(Set.of(9, 10, 79, 538, 78)).isEmpty());
    }

    @Test
    void theTransportsFieldsAreThoseThatASessionWritesAnew() {
        var before = Message.parse("8=FIX.4.2|35=D|34=1|49=A|52=20260102-03:04:05|56=B|11=X|");
        var after = Message.parse("8=FIX.4.4|35=D|34=7|43=Y|97=Y|122=20260102-03:04:05|369=3|49=A|52=20260102-03:04:06|56=B|11=X|");
        assertEquals(Set.of(8, 9, 10, 34, 43, 52, 97, 122, 369),
                Set.copyOf(MessageDiff.between(before, after).differences().stream().map(Difference::tag).toList()));
        assertTrue(MessageDiff.between(before, after).ignoring(MessageDiff.TRANSPORT).isEmpty());
    }

    @Test
    void withoutADictionaryFieldsHaveNoNamesAndRepeatedTagsAreComparedOneByOne() {
        var before = Message.parse("8=FIX.4.4|35=D|78=2|79=Q|79=R|");
        var after = Message.parse("8=FIX.4.4|35=D|78=3|79=Q|79=S|79=T|");
        assertEquals("~ 78: 2 -> 3\n~ 79: R -> S\n+ 79: T", MessageDiff.between(before, after).ignoring(MessageDiff.TRANSPORT).toString());
    }

    @Test
    void secretsAreNotShown() {
        assertEquals("~ 554: *** -> ***\n- 925: ***", MessageDiff.between(Message.parse("8=FIX.4.4|35=A|554=one|925=x|"), Message.parse("8=FIX.4.4|35=A|554=two|"))
                .ignoring(MessageDiff.TRANSPORT).toString());
    }

    @Test
    void aSessionsDictionaryIsAsGood() {
        var session = SessionDictionary.of(SmallDictionary.DICTIONARY);
        var diff = MessageDiff.between(Sample.message("D", GROUPS), Sample.message("D", "78=1|79=Z|"), session);
        assertEquals(MessageDiff.between(Sample.message("D", GROUPS), Sample.message("D", "78=1|79=Z|"), SmallDictionary.DICTIONARY), diff);
    }

    @Test
    void nothingIsChanged() {
        var before = Sample.message("D", GROUPS);
        var bytes = before.toBytes();
        MessageDiff.between(before, Sample.message("D", Sample.ORDER), SmallDictionary.DICTIONARY);
        assertArrayEquals(bytes, before.toBytes());
    }

    private static MessageDiff diff(String before, String after) {
        return MessageDiff.between(Sample.message("D", before), Sample.message("D", after), SmallDictionary.DICTIONARY);
    }
}
