package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.codec.Decoder;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With dictionaries of a few fields; fix.dictionary tests the same with the standard's. */
class SessionDictionaryTest {
    private static final Dictionary TRANSPORT = load("""
            <fix type='FIXT' major='1' minor='1'><header><field name='BeginString' required='Y'/><field name='BodyLength' required='Y'/><field name='MsgType' required='Y'/>
              <field name='ApplVerID' required='N'/></header><trailer><field name='CheckSum' required='Y'/></trailer>
            <messages><message name='Heartbeat' msgtype='0' msgcat='admin'/></messages>
            <fields><field number='8' name='BeginString' type='STRING'/><field number='9' name='BodyLength' type='LENGTH'/><field number='35' name='MsgType' type='STRING'/>
              <field number='10' name='CheckSum' type='STRING'/><field number='1128' name='ApplVerID' type='STRING'/></fields></fix>""");
    private static final Dictionary FIX50 = application("5", "<group name='NoLegs' required='N'><field name='LegSymbol' required='Y'/></group>");
    private static final Dictionary FIX44 = application("4", "<field name='Blob' required='N'/>");

    private final SessionDictionary bare = SessionDictionary.overTransport(TRANSPORT);
    private final SessionDictionary session = bare.withApplication(ApplicationVersion.FIX50, FIX50).withApplication(ApplicationVersion.FIX44, FIX44);

    @ParameterizedTest
    @CsvSource({"'35=D|1128=7|', FIX.5.0", "'35=D|1128=6|', FIX.4.0", "'35=D|', FIX.5.0", "'35=E|', FIX.4.0", "'35=E|1128=7|', FIX.5.0", "'35=0|1128=6|', FIXT.1.1",
        "'35=D|1128=9|', none", "'35=D|1128=|', none"})
    void eachMessageHasTheDictionaryOfItsVersion(String fields, String expected) {
        var defaults = session.withDefault(ApplicationVersion.FIX50).withDefault("E", ApplicationVersion.FIX44);
        var message = decode(defaults, fields);
        assertEquals(expected, defaults.dictionaryOf(message).map(Dictionary::version).orElse("none"));
    }

    @Test
    void withoutADefaultAMessageMustSayItsVersion() {
        assertEquals(Optional.empty(), session.defaultVersion());
        assertEquals(Optional.empty(), session.versionOf(decode(session, "35=D|")));
        assertEquals(Optional.of(ApplicationVersion.FIX44), session.versionOf(decode(session, "35=D|1128=6|")));
        assertEquals(Optional.of(ApplicationVersion.FIX50), session.withDefault(ApplicationVersion.FIX50).versionOf(decode(session, "35=D|")));
    }

    @Test
    void groupsAreThoseOfTheMessagesVersion() {
        var legs = "555=1|600=X|";
        assertEquals("X", decode(session, "35=D|1128=7|" + legs).getGroups(555).getFirst().getString(600));
        assertThrows(IllegalStateException.class, () -> decode(session, "35=D|1128=6|" + legs).getGroups(555));
        assertThrows(IllegalStateException.class, () -> decode(session, "35=D|" + legs).getGroups(555), "no version, no groups");
        assertEquals(Optional.empty(), session.group("D", 555));
        assertEquals(555, session.withDefault(ApplicationVersion.FIX50).group("D", 555).orElseThrow().countTag());
    }

    @Test
    void pitfall20TheDataFieldsOfAllVersionsAreReadByTheirLengths() {
        var message = decode(session, "35=D|1128=6|5090=5|5091=a|9=b|11=X|");
        assertEquals("a\u00019=b", message.getString(5091));
        assertEquals(96, session.dataFields().dataTagOf(95), "and the standard's");
        assertEquals(0, SessionDictionary.of(TRANSPORT).dataFields().dataTagOf(95), "one dictionary speaks for itself");
    }

    @Test
    void aDictionaryOverTheTransportIsMadeOnce() {
        var made = session.application(ApplicationVersion.FIX50).orElseThrow();
        assertSame(made, session.withDefault(ApplicationVersion.FIX44).application(ApplicationVersion.FIX50).orElseThrow());
        assertSame(made, FIX50.over(TRANSPORT));
        assertEquals(Optional.empty(), session.application(ApplicationVersion.LATEST));
        assertEquals(Optional.empty(), bare.application(ApplicationVersion.FIX50));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            35=D|1128=9|11=X|; 18 Invalid/Unsupported Application Version: there is no dictionary of FIX.5.0SP2
            35=D|1128=x|11=X|; 5 Value is incorrect (out of range) for this tag: ApplVerID(1128)=x, allowed are 0 to 10
            35=D|1128=|11=X|; 4 Tag specified without a value: ApplVerID(1128)
            35=D|11=X|; 18 Invalid/Unsupported Application Version: neither ApplVerID(1128) nor DefaultApplVerID(1137) says one
            35=D|1128=6|555=1|600=X|; 0 Invalid tag number: 555
            """)
    void theValidatorHoldsAMessageToItsVersion(String fields, String expected) {
        var fault = (Fault) new Validator(session, ValidationSettings.standard()).validate(decode(session, fields));
        assertEquals(expected, fault.reason().code() + " " + fault.text());
    }

    @Test
    void oneValidatorIsForAllVersions() {
        var validator = new Validator(session, ValidationSettings.standard());
        assertSame(session, validator.dictionary());
        for (var i = 0; i < 3; i++) {
            assertEquals(Valid.VALID, validator.validate(decode(session, "35=D|1128=7|555=1|600=X|")));
            assertEquals(Valid.VALID, validator.validate(decode(session, "35=D|1128=6|5090=1|5091=x|")));
            assertEquals(Valid.VALID, validator.validate(decode(session, "35=0|")));
        }
    }

    @Test
    void aLogonSetsTheDefaultsOfItsSender() {
        var logon = Message.parse("8=FIXT.1.1|35=A|384=3|372=D|1130=6|1410=Y|372=E|1130=6|1410=N|372=F|1130=zz|1410=Y|1137=7|");
        var defaults = session.withDefaultsOf(logon);
        assertEquals(Optional.of(ApplicationVersion.FIX50), defaults.defaultVersion());
        assertEquals(Optional.of(ApplicationVersion.FIX44), defaults.versionOf(decode(session, "35=D|")));
        assertEquals(Optional.of(ApplicationVersion.FIX50), defaults.versionOf(decode(session, "35=E|")));
        assertEquals(Optional.of(ApplicationVersion.FIX50), defaults.versionOf(decode(session, "35=F|")));
        var malformed = session.withDefaultsOf(Message.parse("8=FIXT.1.1|35=A|384=2|372=D|1130=6|1410=Y|1137=7|"));
        assertEquals(Optional.of(ApplicationVersion.FIX50), malformed.versionOf(decode(session, "35=D|")));
        assertEquals(Optional.empty(), session.withDefaultsOf(Message.parse("8=FIXT.1.1|35=A|1137=zz|")).defaultVersion());
    }

    @Test
    void aSessionOfOneDictionaryHasNoVersions() {
        var one = SessionDictionary.of(SmallDictionary.DICTIONARY);
        var message = Sample.message("D", Sample.ORDER);
        assertFalse(one.carriesVersions());
        assertTrue(session.carriesVersions());
        assertSame(SmallDictionary.DICTIONARY, one.dictionaryOf(message).orElseThrow());
        assertSame(one, one.withDefaultsOf(message));
        assertEquals(Optional.empty(), one.application(ApplicationVersion.FIX44));
        assertEquals(SmallDictionary.DICTIONARY.describe(message), one.describe(message));
        assertEquals(SmallDictionary.DICTIONARY.toString(), one.toString());
        for (var wrong : new Runnable[] {() -> one.withDefault(ApplicationVersion.FIX44), () -> one.withDefault("D", ApplicationVersion.FIX44),
            () -> one.withApplication(ApplicationVersion.FIX44, FIX44)}) {
            assertEquals("FIX.4.4 carries no other versions: only a session of FIXT.1.1 does", assertThrows(IllegalStateException.class, wrong::run).getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> SessionDictionary.of(FIX44));
    }

    @Test
    void itSaysWhatItIs() {
        assertEquals("FIXT.1.1 with no default version", session.toString());
        assertEquals("FIXT.1.1 with FIX.5.0", session.withDefault(ApplicationVersion.FIX50).toString());
        assertTrue(session.describe(decode(session, "35=D|1128=7|11=X|")).startsWith("Order(D) | "));
        assertTrue(session.describe(decode(session, "35=D|11=X|")).startsWith("unknown message(D) | "));
        var missing = assertThrows(DictionaryException.class, () -> SessionDictionary.standard("FIX.4.4")).getMessage();
        assertTrue(missing.startsWith("no provider has a dictionary for FIX.4.4"), missing);
    }

    @Test
    void aVersionIsNamedByItsNameOrItsValue() {
        for (var version : ApplicationVersion.values()) {
            assertEquals(version, ApplicationVersion.named(version.version()));
            assertEquals(version, ApplicationVersion.named(version.value()));
            assertEquals(Optional.of(version), ApplicationVersion.ofValue(version.value()));
            assertEquals(version.ordinal(), Integer.parseInt(version.value()));
        }
        assertEquals(Optional.empty(), ApplicationVersion.ofValue("11"));
        var message = assertThrows(IllegalArgumentException.class, () -> ApplicationVersion.named("FIX50")).getMessage();
        assertTrue(message.startsWith("'FIX50' is no application version; allowed are FIX.2.7 or 0, FIX.3.0 or 1,") && message.endsWith("FIX.Latest or 10"), message);
    }

    private static Message decode(SessionDictionary session, String fields) {
        var bytes = Message.parse("8=FIXT.1.1|" + fields).toBytes();
        return (Message) new Decoder(session).decode(bytes, 0, bytes.length);
    }

    private static Dictionary application(String major, String members) {
        return load("""
                <fix major='%s' minor='0'><header/><trailer/>
                <messages><message name='Order' msgtype='D' msgcat='app'><field name='ClOrdID' required='N'/>%s<field name='BlobLength' required='N'/></message>
                  <message name='List' msgtype='E' msgcat='app'/></messages>
                <fields><field number='11' name='ClOrdID' type='STRING'/>%s</fields></fix>""".formatted(major, members, major.equals("5")
                ? "<field number='5090' name='BlobLength' type='LENGTH'/><field number='555' name='NoLegs' type='NUMINGROUP'/><field number='600' name='LegSymbol' type='STRING'/>"
                : "<field number='5090' name='BlobLength' type='LENGTH'/><field number='5091' name='Blob' type='DATA'/>"));
    }

    private static Dictionary load(String xml) {
        return DictionaryLoader.load(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "x.xml");
    }
}
