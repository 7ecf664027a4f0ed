package fix.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.codec.Decoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupTest {

    private static final String PARTIES = "453=3|448=a|447=D|802=2|523=x|803=1|523=y|452=1|448=b|448=c|802=1|523=z|";

    private static Message with(String body) {
        return Message.parse("8=FIX.4.4|35=D|11=A|" + body + "54=1|448=stray|");
    }

    private static Message decoded(String body) {
        byte[] frame = with(body).toBytes();
        return assertInstanceOf(Message.class, new Decoder(Layouts.PARTIES_IN_D).decode(frame, 0, frame.length));
    }

    private static List<String> texts(List<Group> groups) {
        return groups.stream().map(Group::toString).toList();
    }

    @Test
    void aDictionaryTellsEntriesAndTheirNestedGroups() {
        var parties = decoded(PARTIES).getGroups(453);

        assertEquals(List.of("448=a|447=D|802=2|523=x|803=1|523=y|452=1|", "448=b|", "448=c|802=1|523=z|"), texts(parties));
        assertEquals(List.of("523=x|803=1|", "523=y|"), texts(parties.getFirst().getGroups(802)));
        assertEquals(List.of(), parties.get(1).getGroups(802));
        assertEquals(List.of("523=z|"), texts(parties.getLast().getGroups(802)));
        assertEquals("b", parties.get(1).getString(448));
        assertEquals(1, parties.getFirst().getInt(452));
        assertThrows(FieldMissingException.class, () -> parties.get(1).getInt(452));
        assertThrows(UnsupportedOperationException.class, parties::removeFirst);
        assertEquals(1, parties.get(1).fieldCount());
        assertEquals(448, parties.get(1).tagAt(0));
        assertEquals("b", parties.get(1).stringAt(0));
        assertThrows(IndexOutOfBoundsException.class, () -> parties.get(1).tagAt(1));
        assertThrows(IndexOutOfBoundsException.class, () -> parties.get(1).tagAt(-1));
    }

    @Test
    void anEntryMayBeginWithAGroup() {
        byte[] frame = with("555=2|453=2|448=a|802=1|523=x|448=b|600=one|453=1|448=c|600=two|").toBytes();
        var legs = ((Message) new Decoder(Layouts.LEGS_AND_PARTIES_IN_D).decode(frame, 0, frame.length)).getGroups(555);

        assertEquals(List.of("453=2|448=a|802=1|523=x|448=b|600=one|", "453=1|448=c|600=two|"), texts(legs));
        assertEquals(List.of("448=a|802=1|523=x|", "448=b|"), texts(legs.getFirst().getGroups(453)));
    }

    @Test
    void entriesMayBeginWithAnotherFieldThanTheDictionarysAsLongAsAllDo() {
        assertEquals(List.of("447=D|448=a|", "447=E|452=1|"), texts(decoded("453=2|447=D|448=a|447=E|452=1|").getGroups(453)));
    }

    @Test
    void aGroupOfTheMessageIsNotTakenForOneOfThatNameWithinAnother() {
        byte[] both = with("555=1|453=1|448=leg|600=one|59=0|453=1|448=mine|").toBytes();
        byte[] nested = with("555=1|453=1|448=leg|600=one|").toBytes();

        assertEquals(List.of("448=mine|"), texts(((Message) new Decoder(Layouts.LEGS_AND_PARTIES_IN_D).decode(both, 0, both.length)).getGroups(453)));
        assertEquals(List.of(), ((Message) new Decoder(Layouts.LEGS_AND_PARTIES_IN_D).decode(nested, 0, nested.length)).getGroups(453));
    }

    @Test
    void whoKnowsTheFieldsNeedsNoDictionary() {
        var parties = with(PARTIES).getGroups(453, 448, 447, 452, 802, 523, 803);

        assertEquals(List.of("448=a|447=D|802=2|523=x|803=1|523=y|452=1|", "448=b|", "448=c|802=1|523=z|"), texts(parties));
        assertEquals(List.of("523=x|803=1|", "523=y|"), texts(parties.getFirst().getGroups(802, 523, 803)));
        assertThrows(IllegalArgumentException.class, () -> with(PARTIES).getGroups(453, new int[0]));
    }

    @Test
    void withoutADictionaryTheOtherMethodIsNamed() {
        var e = assertThrows(IllegalStateException.class, () -> with(PARTIES).getGroups(453));
        assertEquals("no dictionary says how group 453 of message type D is laid out: use getGroups(countTag, memberTags...)", e.getMessage());
        var party = with(PARTIES).getGroups(453, 448, 447, 452, 802, 523, 803).getFirst();
        assertTrue(assertThrows(IllegalStateException.class, () -> party.getGroups(802)).getMessage().contains("memberTags"));
        assertThrows(IllegalStateException.class, () -> decoded(PARTIES).getGroups(555));
    }

    @Test
    void absentOrZeroIsAnEmptyList() {
        assertEquals(List.of(), decoded("").getGroups(453));
        assertEquals(List.of(), decoded("453=0|").getGroups(453));
        assertEquals(List.of(), with("").getGroups(453, 448));
    }

    @ParameterizedTest
    @ValueSource(strings = {"453=2|448=a|", "453=1|448=a|448=b|", "453=0|448=a|", "453=x|448=a|", "453=-1|448=a|", "453=|448=a|",
        "453=1|11=A|", "453=2|448=a|38=1|448=b|", "453=999999999|448=a|", "453=99999999999999999999|448=a|"})
    void pitfall23_aCountThatIsNotTheNumberOfEntriesIsAnError(String group) {
        assertEquals(453, assertThrows(FieldFormatException.class, () -> decoded(group).getGroups(453)).tag());
        assertThrows(FieldFormatException.class, () -> with(group).getGroups(453, 448, 447));
    }

    @Test
    void pitfall23_aCountOfZeroIsDroppedWhenBuiltAnew() {
        assertEquals("35=D|11=A|54=1|448=stray|", decoded("453=0|").toBuilder().toString());
        assertEquals("35=D|11=A|453=1|448=a|447=D|54=1|448=stray|", decoded("453=1|448=a|802=0|447=D|").toBuilder().toString());
    }

    @Test
    void aGroupOfAMessageIsReplacedAsAWhole() {
        var draft = decoded(PARTIES).toBuilder().group(453, GroupBuilder.of().set(448, "only"));
        assertEquals("35=D|11=A|453=1|448=only|54=1|448=stray|", draft.toString());
    }

    @Test
    void anEntryCanBeBuiltAnew() {
        var first = decoded(PARTIES).getGroups(453).getFirst();
        assertEquals("448=new|447=D|802=2|523=x|803=1|523=y|452=1|", first.toBuilder().set(448, "new").toString());
        assertEquals("448=a|447=D|452=1|", first.toBuilder().remove(802).toString());
    }
}
