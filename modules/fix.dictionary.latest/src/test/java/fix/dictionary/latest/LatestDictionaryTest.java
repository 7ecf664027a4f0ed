package fix.dictionary.latest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.codec.Decoder;
import fix.core.codec.WireLayout;
import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.DictionaryException;
import fix.core.dictionary.DictionaryLoader;
import fix.core.dictionary.SessionDictionary;
import fix.core.dictionary.Valid;
import fix.core.dictionary.ValidationSettings;
import fix.core.dictionary.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LatestDictionaryTest {
    @Test
    void itIsWhatItsXmlSays() throws IOException {
        var compact = Dictionaries.get("FIX.Latest");
        try (var in = Files.newInputStream(Path.of("target", "dictionary-xml", "FIXLatest.xml"))) {
            var xml = DictionaryLoader.load(in, "FIXLatest.xml");
            assertEquals("FIX.Latest", xml.version());
            assertEquals(xml.version(), compact.version());
            assertEquals(xml.fields(), compact.fields());
            assertEquals(xml.messages().toString(), compact.messages().toString());
            for (var message : xml.messages()) {
                assertEquals(message.members(), compact.message(message.msgType()).orElseThrow().members());
            }
        }
    }

    @Test
    void aSessionOfFixtCarriesIt() {
        var session = SessionDictionary.standard("FIXT.1.1").withDefault(ApplicationVersion.FIX44);
        var bytes = Message.parse("8=FIXT.1.1|35=D|49=A|56=B|34=2|52=20260102-03:04:05|1128=10|11=X|55=ABC|54=1|60=20260102-03:04:05.123456789012|38=1|40=1|"
                + "2593=1|2594=2|2595=Y|").toBytes();
        var message = (Message) new Decoder(session).decode(bytes, 0, bytes.length);
        assertEquals("FIX.Latest", session.dictionaryOf(message).orElseThrow().version());
        assertEquals("Y", message.getGroups(Tag.NO_ORDER_ATTRIBUTES).getFirst().getString(Tag.ORDER_ATTRIBUTE_VALUE));
        assertEquals(Valid.VALID, new Validator(session, ValidationSettings.standard()).validate(message));
    }

    @Test
    void pitfall20TheDataFieldsOfEveryVersionAreKnownWithoutADictionary() {
        assertEquals(10, Dictionaries.versions().size());
        for (var version : Dictionaries.versions()) {
            var dictionary = Dictionaries.get(version);
            for (var field : dictionary.fields()) {
                var length = dictionary.lengthTagOf(field.tag());
                if (field.type().isData()) {
                    assertTrue(length > 0, version + ' ' + field);
                    assertEquals(field.tag(), WireLayout.STANDARD.dataTagOf(length), version + ' ' + field);
                }
            }
        }
    }

    @Test
    void constantsNameWhatItAdds() {
        assertEquals(1128, Tag.APPL_VER_ID);
        assertEquals("10", ApplVerID.FIXLATEST);
        assertEquals("D", MsgType.NEW_ORDER_SINGLE);
        assertEquals(43_110, Tag.LEG_PAYMENT_STREAM_FORMULA_LENGTH);
    }

    @Test
    void otherVersionsAreNotItsOwn() {
        assertEquals("the resource FIX.9.dictionary is missing: build the module that provides it anew",
                assertThrows(DictionaryException.class, () -> new LatestDictionary().load("FIX.9")).getMessage());
    }
}
