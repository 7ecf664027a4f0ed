package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DictionaryLoaderTest {
    private static final String FIELDS = """
            <fields>
            <field number='1' name='A' type='STRING'/>
            <field number='2' name='B' type='INT'/>
            </fields>""";

    private final Dictionary dictionary = SmallDictionary.DICTIONARY;

    @Test
    void theVersionIsWhatTheRootSays() {
        assertEquals("FIX.4.4", dictionary.version());
        assertEquals("FIXT.1.1", load("<fix type='FIXT' major='1' minor='1'><header/><trailer/><messages/><fields/></fix>").version());
        assertEquals("FIX.5.0SP2", load("<fix major='5' minor='0' servicepack='2'><header/><trailer/><messages/><fields/></fix>").version());
        assertEquals("FIX.Latest", load("<fix major='Latest' minor='0'><header/><trailer/><messages/><fields/></fix>").version());
    }

    @Test
    void componentsAreExpandedInPlace() {
        var order = dictionary.message("D").orElseThrow();
        assertEquals("NewOrderSingle(D)", order.toString());
        assertFalse(order.isAdmin());
        assertEquals("[11, 453, 78, 18, 55, 167, 54, 60, 38, 40, 44, 58, 354, 355]", order.members().stream().map(Member::tag).toList().toString());
        assertEquals("NoHops(627)", dictionary.header().groupCountedBy(627).orElseThrow().toString());
    }

    @Test
    void membersOfAComponentAreRequiredOnlyIfTheComponentIs() {
        var order = dictionary.message("D").orElseThrow();
        assertTrue(order.member(55).orElseThrow().required());
        assertFalse(order.member(38).orElseThrow().required());
        assertTrue(order.groupCountedBy(78).orElseThrow().member(79).orElseThrow().required());
    }

    @Test
    void groupsNest() {
        var parties = dictionary.messageNamed("NewOrderSingle").orElseThrow().groupCountedBy(453).orElseThrow();
        assertEquals(448, parties.delimiterTag());
        assertTrue(parties.contains(802));
        assertFalse(parties.contains(523));
        assertEquals(523, parties.groupCountedBy(802).orElseThrow().delimiterTag());
    }

    @Test
    void fieldsHaveTypesAndValues() {
        var side = dictionary.field("Side").orElseThrow();
        assertEquals(side, dictionary.field(54).orElseThrow());
        assertEquals(FieldType.CHAR, side.type());
        assertEquals("SELL", side.nameOf("2").orElseThrow());
        assertTrue(side.nameOf("3").isEmpty());
        assertEquals(FieldType.MULTIPLESTRINGVALUE, dictionary.field(18).orElseThrow().type());
        assertFalse(dictionary.field(452).orElseThrow().isEnumerated(), "its enumeration is open");
    }

    @Test
    void pitfall20_aLengthIsPairedWithItsDataByNameOrByPosition() {
        assertEquals(96, dictionary.dataTagOf(95));
        assertEquals(89, dictionary.dataTagOf(93));
        assertEquals(355, dictionary.dataTagOf(354));
        assertEquals(5091, dictionary.dataTagOf(5090), "BlobSize stands before Blob");
        assertEquals(5090, dictionary.lengthTagOf(5091));
        for (var tag : new int[] {Integer.MIN_VALUE, -1, 0, 9, 5001, 70_000, Integer.MAX_VALUE}) {
            assertEquals(0, dictionary.dataTagOf(tag));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            <messages><message name='M' msgtype='M' msgcat='app'><field name='C' required='Y'/></message></messages> | x.xml:2: field C is not defined; define it under <fields>, or correct the name
            <messages><message name='M' msgtype='M' msgcat='app'><field name='A' required='J'/></message></messages> | x.xml:2: 'J' for the attribute 'required'; allowed are Y and N
            <messages><message name='M' msgtype='M' msgcat='app'><field name='A'/></message></messages> | x.xml:2: <field> lacks the attribute 'required'; add it
            <messages><message name='M' msgtype='M' msgcat='app'><field name='A' required='Y'/><field name='A' required='N'/></message></messages> | x.xml:2: A(1) is there twice; remove one of them
            <messages><message name='M' msgtype='M' msgcat='app'><feld name='A' required='Y'/></message></messages> | x.xml:2: unexpected <feld>; allowed here are field, group, component
            <messages><message name='M' msgcat='app'/></messages> | x.xml:2: <message> lacks the attribute 'msgtype'; add it
            <messages><message name='M' msgtype='M'/><message name='N' msgtype='M'/></messages> | x.xml:2: message type 'M' is defined twice, as M and as N; remove one of them
            <messages><message name='M' msgtype='M'><component name='P' required='Y'/></message></messages> | x.xml:2: component P is not defined; define it under <components>, or correct the name
            <messages><message name='M' msgtype='M'><group name='B' required='Y'/></message></messages> | x.xml:2: group B(2) has no fields; the first one begins each entry
            <messages/><messages/> | x.xml:2: a second <messages>; join it with the first
            <massages/> | x.xml:2: unexpected <massages>; allowed here are header, trailer, messages, components, fields
            """)
    void whatIsWrongWithAMessageIsNamedWithItsLine(String messages, String expected) {
        var fault = assertThrows(DictionaryException.class, () -> load("<fix major='4' minor='4'><header/><trailer/>\n" + messages + FIELDS + "</fix>"));
        assertEquals(expected, fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            <field number='x' name='A' type='INT'/> | x.xml:3: 'x' is no tag; allowed are the numbers from 1 to 999999999
            <field number='0' name='A' type='INT'/> | x.xml:3: '0' is no tag; allowed are the numbers from 1 to 999999999
            <field number='1' name='A' type='INT'/><field number='1' name='B' type='INT'/> | x.xml:3: tag 1 is defined twice, as A and as B; remove one of them
            <field number='1' name='A' type='INT'/><field number='2' name='A' type='INT'/> | x.xml:3: field A is defined twice; remove one of them
            <field number='1' name='A' type='INT'><value description='X'/></field> | x.xml:3: <value> lacks the attribute 'enum'; add it
            """)
    void whatIsWrongWithAFieldIsNamedWithItsLine(String field, String expected) {
        var fault = assertThrows(DictionaryException.class,
                () -> load("<fix major='4' minor='4'><header/><trailer/><messages/>\n<fields>\n" + field + "</fields></fix>"));
        assertEquals(expected, fault.getMessage());
    }

    @Test
    void anUnknownTypeIsAnsweredWithTheKnownOnes() {
        var fault = assertThrows(DictionaryException.class,
                () -> load("<fix major='4' minor='4'><header/><trailer/><messages/><fields><field number='1' name='A' type='STRNG'/></fields></fix>"));
        assertTrue(fault.getMessage().startsWith("x.xml:1: field A(1) has the unknown type 'STRNG'; allowed are INT, LENGTH, "), fault.getMessage());
    }

    @Test
    void whichCountsStandWithinOtherGroupsIsKnown() {
        var dictionary = SmallDictionary.DICTIONARY;
        assertTrue(dictionary.isNestedToo("D", 539), "within NoAllocs(78)");
        assertFalse(dictionary.isNestedToo("D", 78));
        assertFalse(dictionary.isNestedToo("D", 453));
        assertFalse(dictionary.isNestedToo("0", 539));
        assertTrue(dictionary.isNestedToo("U9", 453), "nothing is known of the type");
    }

    @Test
    void aMissingSectionIsNamed() {
        var fault = assertThrows(DictionaryException.class, () -> load("<fix major='4' minor='4'>\n<trailer/><messages/><fields/></fix>"));
        assertEquals("x.xml:1: <fix> lacks <header>; an empty one is allowed", fault.getMessage());
    }

    @Test
    void componentsThatContainThemselvesAreRefused() {
        var fault = assertThrows(DictionaryException.class, () -> load("""
                <fix major='4' minor='4'><header/><trailer/>
                <messages><message name='M' msgtype='M'><component name='P' required='Y'/></message></messages>
                <components>
                <component name='P'><component name='Q' required='Y'/></component>
                <component name='Q'><component name='P' required='Y'/></component>
                </components><fields/></fix>"""));
        assertEquals("x.xml:5: component P contains itself; break the circle", fault.getMessage());
    }

    @Test
    void componentsThatMultiplyAreBounded() {
        var xml = new StringBuilder("<fix major='4' minor='4'><header/><trailer/><messages><message name='M' msgtype='M'><component name='C0' required='Y'/></message></messages>"
                + "<components>");
        for (var i = 0; i < 40; i++) {
            xml.append("<component name='C%d'><component name='C%d' required='Y'/><component name='C%d' required='Y'/></component>".formatted(i, i + 1, i + 1));
        }
        xml.append("<component name='C40'/></components><fields/></fix>");
        var fault = assertThrows(DictionaryException.class, () -> load(xml.toString()));
        assertTrue(fault.getMessage().contains("more than 100000 members"), fault.getMessage());
    }

    @Test
    void documentTypesAndEntitiesAreRefused(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "TOP SECRET");
        var fault = assertThrows(DictionaryException.class, () -> load("""
                <?xml version='1.0'?>
                <!DOCTYPE fix [<!ENTITY s SYSTEM '%s'>]>
                <fix major='4' minor='4' x='&s;'/>""".formatted(secret.toUri())));
        assertTrue(fault.getMessage().startsWith("x.xml:2: a document type"), fault.getMessage());
    }

    @Test
    void whatIsNoXmlIsSaidWithItsLine() {
        var fault = assertThrows(DictionaryException.class, () -> load("<fix major='4' minor='4'>\n<header>\n</fix>"));
        assertTrue(fault.getMessage().startsWith("x.xml:3: not well-formed XML, correct it there: "), fault.getMessage());
        assertTrue(assertThrows(DictionaryException.class, () -> load("")).getMessage().startsWith("x.xml:1: not well-formed XML, correct it there: "));
        assertEquals("x.xml:1: the root element is <html>, not <fix> of QuickFIX's format or <repository> of FIX Orchestra: this is no dictionary",
                assertThrows(DictionaryException.class, () -> load("<html/>")).getMessage());
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        var file = folder.resolve("FIX99.xml");
        assertEquals("dictionary " + file + " does not exist", assertThrows(DictionaryException.class, () -> DictionaryLoader.load(file)).getMessage());
    }

    private static Dictionary load(String xml) {
        return DictionaryLoader.load(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "x.xml");
    }
}
