package fix.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.DictionaryException;
import fix.core.dictionary.DictionaryLoader;
import fix.core.dictionary.FieldType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardDictionariesTest {
    @ParameterizedTest
    @CsvSource({"FIX.4.0,FIX40", "FIX.4.1,FIX41", "FIX.4.2,FIX42", "FIX.4.3,FIX43", "FIX.4.4,FIX44", "FIX.5.0,FIX50", "FIX.5.0SP1,FIX50SP1",
        "FIX.5.0SP2,FIX50SP2", "FIXT.1.1,FIXT11"})
    void eachVersionIsWhatItsXmlSays(String version, String file) throws IOException {
        var compact = Dictionaries.get(version);
        try (var in = Files.newInputStream(Path.of("target", "dictionary-xml", file + ".xml"))) {
            var xml = DictionaryLoader.load(in, file, version);
            assertEquals(version, compact.version());
            assertEquals(xml.fields().stream().toList(), compact.fields().stream().toList());
            assertEquals(xml.header().members(), compact.header().members());
            assertEquals(xml.trailer().members(), compact.trailer().members());
            assertEquals(xml.messages().toString(), compact.messages().toString());
            for (var message : xml.messages()) {
                assertEquals(message.members(), compact.message(message.msgType()).orElseThrow().members());
            }
        }
    }

    @Test
    void allVersionsAreFoundThroughTheServiceLoader() {
        assertEquals("[FIX.4.0, FIX.4.1, FIX.4.2, FIX.4.3, FIX.4.4, FIX.5.0, FIX.5.0SP1, FIX.5.0SP2, FIXT.1.1]", Dictionaries.versions().toString());
        assertSame(Dictionaries.get("FIX.4.4"), Dictionaries.find("FIX.4.4").orElseThrow(), "a dictionary is loaded once");
        assertEquals("no provider has a dictionary for FIX.4.5; there are " + String.join(", ", Dictionaries.versions()),
                assertThrows(DictionaryException.class, () -> Dictionaries.get("FIX.4.5")).getMessage());
    }

    @Test
    void aResourceThatIsMissingIsNamed() {
        assertEquals("the resource FIX.9.9.dictionary is missing: build the module that provides it anew",
                assertThrows(DictionaryException.class, () -> new StandardDictionaries().load("FIX.9.9")).getMessage());
    }

    @Test
    void theProviderStandsInTheServiceFileToo() throws IOException {
        try (var in = Files.newInputStream(Path.of("target", "classes", "META-INF", "services", "fix.core.dictionary.DictionaryProvider"))) {
            assertEquals(StandardDictionaries.class.getName(), new String(in.readAllBytes()).strip());
        }
    }

    @Test
    void pitfall20_allDataFieldsHaveTheirLengths() {
        for (var version : Dictionaries.versions()) {
            var dictionary = Dictionaries.get(version);
            for (var field : dictionary.fields()) {
                if (field.type() == FieldType.DATA || field.type() == FieldType.XMLDATA) {
                    assertEquals(field.tag(), dictionary.dataTagOf(dictionary.lengthTagOf(field.tag())), version + ' ' + field);
                }
            }
        }
        var fix44 = Dictionaries.get("FIX.4.4");
        assertEquals(Tag.RAW_DATA, fix44.dataTagOf(Tag.RAW_DATA_LENGTH));
        assertEquals(Tag.SIGNATURE, fix44.dataTagOf(Tag.SIGNATURE_LENGTH));
        assertEquals(Tag.ENCODED_TEXT, fix44.dataTagOf(Tag.ENCODED_TEXT_LEN));
    }

    @Test
    void anApplicationVersionLiesOverItsTransport() {
        var session = Dictionaries.get("FIX.5.0SP2").over(Dictionaries.get("FIXT.1.1"));
        assertTrue(Dictionaries.get("FIX.5.0SP2").message(MsgType.LOGON).isEmpty());
        assertTrue(session.message(MsgType.LOGON).orElseThrow().isAdmin());
        assertFalse(session.message(MsgType.NEW_ORDER_SINGLE).orElseThrow().isAdmin());
        assertTrue(session.header().contains(Tag.APPL_VER_ID));
        assertTrue(session.trailer().contains(Tag.CHECK_SUM));
        assertEquals("FIX.5.0SP2", session.version());
    }

    @Test
    void constantsNameTheWorld() {
        assertEquals(11, Tag.CL_ORD_ID);
        assertEquals(453, Tag.NO_PARTY_IDS);
        assertEquals(64, Tag.SETTL_DATE);
        assertEquals(Tag.FUT_SETT_DATE, Tag.SETTL_DATE, "the name before FIX 4.4");
        assertEquals("D", MsgType.NEW_ORDER_SINGLE);
        assertEquals('1', Side.BUY);
        assertEquals(38, PartyRole.POSITION_ACCOUNT);
        assertEquals("CS", SecurityType.COMMON_STOCK);
        assertTrue(PossDupFlag.POSSIBLE_DUPLICATE);
    }
}
