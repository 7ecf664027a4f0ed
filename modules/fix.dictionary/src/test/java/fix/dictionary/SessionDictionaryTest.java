package fix.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.codec.Decoder;
import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionDictionary;
import fix.core.dictionary.Valid;
import fix.core.dictionary.ValidationSettings;
import fix.core.dictionary.Validator;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionDictionaryTest {
    private static final String HEADER = "|49=A|56=B|34=2|52=20260102-03:04:05";
    private static final String ORDER = "|11=X|21=1|55=ABC|54=1|60=20260102-03:04:05|38=1|40=1|";
    private final SessionDictionary fixt = SessionDictionary.standard("FIXT.1.1");
    private final SessionDictionary sp2 = fixt.withDefault(ApplicationVersion.FIX50SP2);

    @ParameterizedTest
    @CsvSource({"FIX40,FIX.4.0", "FIX41,FIX.4.1", "FIX42,FIX.4.2", "FIX43,FIX.4.3", "FIX44,FIX.4.4", "FIX50,FIX.5.0", "FIX50SP1,FIX.5.0SP1", "FIX50SP2,FIX.5.0SP2"})
    void aSessionOfFixtCarriesEveryVersion(ApplicationVersion version, String name) {
        assertEquals(version, ApplicationVersion.named(name));
        var order = version.compareTo(ApplicationVersion.FIX42) < 0 ? ORDER.replace("60=20260102-03:04:05|", "") : ORDER;
        var message = decode(fixt, "35=D" + HEADER + "|1128=" + version.value() + order);
        assertEquals(Optional.of(version), fixt.versionOf(message));
        var dictionary = fixt.dictionaryOf(message).orElseThrow();
        assertEquals(name, dictionary.version());
        assertTrue(dictionary.header().contains(Tag.APPL_VER_ID));
        assertEquals(Valid.VALID, validate(fixt, message));
        assertSame(dictionary, sp2.application(version).orElseThrow(), "made once, shared by the sessions");
    }

    @Test
    void theVersionOfTheMessageGoesBeforeThatOfItsTypeAndThatBeforeTheSessions() {
        var session = sp2.withDefault("D", ApplicationVersion.FIX44);
        assertEquals("FIX.4.2", version(session, "35=D" + HEADER + "|1128=4" + ORDER));
        assertEquals("FIX.4.4", version(session, "35=D" + HEADER + ORDER));
        assertEquals("FIX.5.0SP2", version(session, "35=F" + HEADER + ORDER));
        assertEquals("FIX.5.0SP2", version(sp2, "35=D" + HEADER + ORDER));
        assertEquals("none", version(fixt, "35=D" + HEADER + ORDER));
    }

    @Test
    void messagesOfSeveralVersionsInOneSessionAreEachHeldToTheirOwn() {
        var handlInst = "35=D" + HEADER + "|1128=%s" + ORDER.replace("21=1|", "");
        assertEquals("1/21", validate(sp2, decode(sp2, handlInst.formatted("4"))).toString(), "required in FIX 4.2");
        assertEquals(Valid.VALID, validate(sp2, decode(sp2, handlInst.formatted("6"))), "not in FIX 4.4");
        assertEquals("0/1300", validate(sp2, decode(sp2, "35=D" + HEADER + "|1128=6" + ORDER + "1300=X|")), "no field of FIX 4.4");
        assertEquals("2/1300", validate(sp2, decode(sp2, "35=D" + HEADER + ORDER + "1300=X|")), "one of FIX 5.0 SP2, in other messages");
    }

    @Test
    void groupsAreThoseOfTheMessagesVersion() {
        var parties = "453=1|448=ME|447=D|452=1|802=1|523=S|803=1|";
        var message = decode(sp2, "35=D" + HEADER + ORDER + parties);
        assertEquals("S", message.getGroups(Tag.NO_PARTY_IDS).getFirst().getGroups(Tag.NO_PARTY_SUB_IDS).getFirst().getString(Tag.PARTY_SUB_ID));
        var older = decode(sp2, "35=D" + HEADER + "|1128=4" + ORDER + parties);
        assertThrows(IllegalStateException.class, () -> older.getGroups(Tag.NO_PARTY_IDS), "FIX 4.2 has no parties");
        assertEquals("ME", message.toBuilder().getGroups(Tag.NO_PARTY_IDS, Tag.PARTY_ID, Tag.PARTY_ID_SOURCE, Tag.PARTY_ROLE, Tag.NO_PARTY_SUB_IDS, Tag.PARTY_SUB_ID,
                Tag.PARTY_SUB_ID_TYPE).getFirst().getString(Tag.PARTY_ID));
    }

    @Test
    void administrativeMessagesAreTheTransports() {
        assertEquals("FIXT.1.1", version(sp2, "35=0" + HEADER + "|1128=4|"));
        assertEquals(Valid.VALID, validate(fixt, decode(fixt, "35=A" + HEADER + "|98=0|108=30|1137=9|")));
        assertEquals("1/1137", validate(fixt, decode(fixt, "35=A" + HEADER + "|98=0|108=30|")).toString());
    }

    @Test
    void aLogonSetsTheDefaultsOfItsSender() {
        var logon = Message.parse("8=FIXT.1.1|35=A" + HEADER + "|98=0|108=30|384=3|372=D|385=S|1130=6|1410=Y|372=8|1130=7|1410=N|372=F|1130=77|1410=Y|1137=9|");
        var session = fixt.withDefaultsOf(logon);
        assertEquals(Optional.of(ApplicationVersion.FIX50SP2), session.defaultVersion());
        assertEquals("FIX.4.4", version(session, "35=D" + HEADER + ORDER));
        assertEquals("FIX.5.0SP2", version(session, "35=8" + HEADER + ORDER), "no default for the type: 1410=N");
        assertEquals("FIX.5.0SP2", version(session, "35=F" + HEADER + ORDER), "77 is no version");
        var wrongCount = Message.parse("8=FIXT.1.1|35=A" + HEADER + "|98=0|108=30|384=2|372=D|1130=6|1410=Y|1137=9|");
        assertEquals("FIX.5.0SP2", version(fixt.withDefaultsOf(wrongCount), "35=D" + HEADER + ORDER));
        assertEquals(Optional.of(ApplicationVersion.FIX44), fixt.withDefault(ApplicationVersion.FIX44)
                .withDefaultsOf(Message.parse("8=FIXT.1.1|35=A" + HEADER + "|1137=x|")).defaultVersion());
        var fix44 = SessionDictionary.standard("FIX.4.4");
        assertSame(fix44, fix44.withDefaultsOf(logon));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            |1128=1; 18/1128 Invalid/Unsupported Application Version: there is no dictionary of FIX.3.0
            |1128=99; 5/1128 Value is incorrect (out of range) for this tag: ApplVerID(1128)=99, allowed are 0 to 10
            |1128=; 4/1128 Tag specified without a value: ApplVerID(1128)
            ''; 18/1128 Invalid/Unsupported Application Version: neither ApplVerID(1128) nor DefaultApplVerID(1137) says one
            """)
    void aMessageOfAVersionThatNobodyHasIsRejectedForIt(String field, String text) {
        var message = decode(fixt, "35=D" + HEADER + field + ORDER);
        var fault = (Fault) new Validator(fixt, ValidationSettings.standard()).validate(message);
        assertEquals(text, fault.reason().code() + "/" + fault.refTagID() + ' ' + fault.text());
        assertTrue(fixt.describe(message).startsWith("unknown message(D) | BeginString(8)=FIXT.1.1"));
    }

    @Test
    void aDictionaryOfOnesOwnTakesTheStandardOnesPlace() {
        var session = sp2.withApplication(ApplicationVersion.FIX50SP2, Dictionaries.get("FIX.4.4"));
        assertEquals("FIX.4.4", version(session, "35=D" + HEADER + ORDER));
        assertEquals("FIX.5.0SP2", version(sp2, "35=D" + HEADER + ORDER), "the other sessions keep theirs");
        assertEquals("FIX.5.0", version(session, "35=D" + HEADER + "|1128=7" + ORDER));
    }

    @Test
    void aSessionUpToFix44HasOneDictionary() {
        var session = SessionDictionary.standard("FIX.4.4");
        var dictionary = Dictionaries.get("FIX.4.4");
        assertFalse(session.carriesVersions());
        assertSame(dictionary, session.transport());
        assertSame(dictionary, session.dictionaryOf(decode(session, "35=D" + HEADER + "|1128=9" + ORDER)).orElseThrow());
        assertEquals(Optional.empty(), session.application(ApplicationVersion.FIX44));
        assertEquals("FIX.4.4 carries no other versions: only a session of FIXT.1.1 does",
                assertThrows(IllegalStateException.class, () -> session.withDefault(ApplicationVersion.FIX44)).getMessage());
        assertEquals("FIX.5.0 has no header: put it over its transport, as in fix50.over(fixt11), or use overTransport",
                assertThrows(IllegalArgumentException.class, () -> SessionDictionary.of(Dictionaries.get("FIX.5.0"))).getMessage());
    }

    @Test
    void aVersionIsNamedByItsNameOrItsValue() {
        assertEquals(ApplicationVersion.FIX50SP2, ApplicationVersion.named("9"));
        assertEquals(Optional.of(ApplicationVersion.LATEST), ApplicationVersion.ofValue("10"));
        assertEquals(Optional.empty(), ApplicationVersion.ofValue("FIX.4.4"));
        var message = assertThrows(IllegalArgumentException.class, () -> ApplicationVersion.named("FIX50")).getMessage();
        assertTrue(message.startsWith("'FIX50' is no application version; allowed are FIX.2.7 or 0, FIX.3.0 or 1,"), message);
    }

    private static String version(SessionDictionary session, String fields) {
        return session.dictionaryOf(decode(session, fields)).map(dictionary -> dictionary.version()).orElse("none");
    }

    private static Message decode(SessionDictionary session, String fields) {
        var bytes = Message.parse("8=" + session.transport().version() + '|' + fields).toBytes();
        return (Message) new Decoder(session).decode(bytes, 0, bytes.length);
    }

    /** {@link Valid}, or reason and tag of the fault. */
    private static Object validate(SessionDictionary session, Message message) {
        return new Validator(session, ValidationSettings.standard()).validate(message) instanceof Fault fault ? fault.reason().code() + "/" + fault.refTagID() : Valid.VALID;
    }
}
