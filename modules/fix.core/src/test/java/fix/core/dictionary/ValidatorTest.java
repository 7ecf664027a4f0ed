package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fix.core.Message;
import fix.core.codec.Decoder;
import java.io.ByteArrayInputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidatorTest {
    private final Validator validator = new Validator(SmallDictionary.DICTIONARY, ValidationSettings.standard());

    @Test
    void whatKeepsToTheDictionaryIsValid() {
        assertValid(Sample.message("0", ""));
        assertValid(Sample.message("0", "112=hello|93=3|89=a.c|"));
        assertValid(Sample.message("D", Sample.ORDER));
        assertValid(Sample.message("D", Sample.ORDER + "78=2|79=Q|80=1|539=1|524=P|538=3|79=R|38=100.50|44=-1.25|18=1 G|167=SOMETHING_LONG|"));
    }

    @Test
    void theOrderWithinHeaderAndBodyIsFree() {
        assertValid(Sample.raw("35=D|52=20260102-03:04:05|34=1|56=B|49=A|40=1|60=20260102-03:04:05|54=1|55=ABC|11=X|"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            U9; ''; 11; 35; Invalid MsgType: U9 is no message of FIX.4.4
            D; 11=X|54=1|60=20260102-03:04:05|40=1; 1; 55; Required tag missing: Symbol(55)
            D; 11=X|55=ABC|54=1|60=20260102-03:04:05|40=1|78=1|79=Q|539=1|538=1; 15; 538; Repeating group fields out of order: NestedPartyRole(538)
            D; 11=X|55=ABC|54=1|60=20260102-03:04:05|40=1|78=1|80=5; 15; 80; Repeating group fields out of order: AllocQty(80)
            0; 55=ABC; 2; 55; Tag not defined for this message type: Symbol(55)
            D; 11=X|55=ABC|54=1|60=20260102-03:04:05|40=1|448=A; 2; 448; Tag not defined for this message type: PartyID(448)
            0; 999=HI; 0; 999; Invalid tag number: 999
            0; 0=HI; 0; 0; Invalid tag number: 0
            0; -1=HI; 0; -1; Invalid tag number: -1
            0; 9000=HI; 0; 9000; Invalid tag number: 9000
            0; 70000=HI; 0; 70000; Invalid tag number: 70000
            0; 5001=1; 2; 5001; Tag not defined for this message type: AInt(5001)
            0; 112=; 4; 112; Tag specified without a value: TestReqID(112)
            0; 999=; 4; 999; Tag specified without a value: 999
            D; 11=X|55=ABC|54=3|60=20260102-03:04:05|40=1; 5; 54; Value is incorrect (out of range) for this tag: Side(54)=3, allowed are 1 2
            D; 11=X|55=ABC|167=XX|54=1|60=20260102-03:04:05|40=1; 5; 167; Value is incorrect (out of range) for this tag: SecurityType(167)=XX, allowed are CS CORP SOMETHING_LONG
            D; 11=X|55=ABC|18=1 X|54=1|60=20260102-03:04:05|40=1; 5; 18; Value is incorrect (out of range) for this tag: ExecInst(18)=1 X, allowed are 1 2 G
            D; 11=X|55=ABC|38=+200.00|54=1|60=20260102-03:04:05|40=1; 6; 38; Incorrect data format for value: OrderQty(38)=+200.00, its type is QTY
            D; 11=X|55=ABC|54=11|60=20260102-03:04:05|40=1; 6; 54; Incorrect data format for value: Side(54)=11, its type is CHAR
            D; 11=X|55=ABC|54=1|54=1|60=20260102-03:04:05|40=1; 13; 54; Tag appears more than once: Side(54)
            D; 11=X|55=ABC|54=1|60=20260102-03:04:05|40=1|35=D; 14; 35; Tag specified out of required order: MsgType(35)
            D; 11=X|55=ABC|54=1|60=20260102-03:04:05|40=1|43=N; 14; 43; Tag specified out of required order: PossDupFlag(43)
            D; 11=X|55=ABC|54=1|60=20260102-03:04:05|93=1|89=A|40=1; 14; 40; Tag specified out of required order: OrdType(40)
            D; 11=X|55=ABC|54=1|60=20260102-03:04:05|93=1|89=A|40=1|43=N; 14; 40; Tag specified out of required order: OrdType(40)
            """)
    void eachFaultHasItsReason(String msgType, String body, int reason, int refTag, String text) {
        assertFault(Sample.message(msgType, body.isEmpty() ? "" : body + '|'), reason, refTag, text);
    }

    @Test
    void aMissingHeaderFieldIsNamed() {
        assertFault(Sample.raw("35=0|49=A|34=1|52=20260102-03:04:05|"), 1, 56, "Required tag missing: TargetCompID(56)");
    }

    @Test
    void anEmptyHeaderFieldIsThereButEmpty() {
        assertFault(Sample.raw("35=0|49=A|34=1|52=20260102-03:04:05|56=|"), 4, 56, "Tag specified without a value: TargetCompID(56)");
    }

    @Test
    void aHeaderFieldBehindTheBodyIsOutOfOrder() {
        assertFault(Sample.raw("35=D|55=ABC|34=1|49=A|52=20260102-03:04:05|56=B|11=X|54=1|60=20260102-03:04:05|40=1|"), 14, 34,
                "Tag specified out of required order: MsgSeqNum(34)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            453=2|448=A|447=D|452=1; 16; 453; Incorrect NumInGroup count for repeating group: NoPartyIDs(453)=2, entries are 1
            453=1|448=A|448=B; 16; 453; Incorrect NumInGroup count for repeating group: NoPartyIDs(453)=1, entries are 2
            453=0|448=A; 16; 453; Incorrect NumInGroup count for repeating group: NoPartyIDs(453)=0, entries are 1
            453=-1; 16; 453; Incorrect NumInGroup count for repeating group: NoPartyIDs(453)=-1, entries are 0
            453=1|448=A|802=2|523=S; 16; 802; Incorrect NumInGroup count for repeating group: NoPartySubIDs(802)=2, entries are 1
            453=x|448=A; 6; 453; Incorrect data format for value: NoPartyIDs(453)=x, its type is NUMINGROUP
            453=1|447=D|448=A; 15; 447; Repeating group fields out of order: PartyIDSource(447)
            453=1|448=A|452=1|447=D; 15; 447; Repeating group fields out of order: PartyIDSource(447)
            453=1|448=A|447=D|447=D; 15; 447; Repeating group fields out of order: PartyIDSource(447)
            453=1|448=A|802=1|803=1; 15; 803; Repeating group fields out of order: PartySubIDType(803)
            453=1|448=A|453=1|448=B; 13; 453; Tag appears more than once: NoPartyIDs(453)
            453=2|448=A|112=z|452=1|448=B; 2; 112; Tag not defined for this message type: TestReqID(112)
            453=2|448=A|999=z|452=1|448=B; 0; 999; Invalid tag number: 999
            453=1|448=A|447=Z; 5; 447; Value is incorrect (out of range) for this tag: PartyIDSource(447)=Z, allowed are B D
            453=2|448=A|448=; 4; 448; Tag specified without a value: PartyID(448)
            78=2|79=Q|80=1|80=2|79=R; 15; 80; Repeating group fields out of order: AllocQty(80)
            78=1|79=Q|539=1|524=P|448=A; 2; 448; Tag not defined for this message type: PartyID(448)
            """)
    void pitfall23_eachFaultOfAGroupHasItsReason(String group, int reason, int refTag, String text) {
        assertFault(Sample.message("D", Sample.ORDER + group + '|'), reason, refTag, text);
    }

    @Test
    void pitfall23_groupsThatAreRightAreValid() {
        assertValid(Sample.message("D", Sample.ORDER + "453=0|"));
        assertValid(Sample.message("D", Sample.ORDER + "453=0|78=0|"));
        assertValid(Sample.message("D", Sample.ORDER + "453=2|448=A|802=2|523=S|803=1|523=T|448=B|447=D|452=7|78=2|79=Q|79=R|539=1|524=N|44=1|"));
        assertValid(Sample.raw("35=0|49=A|56=B|34=1|52=20260102-03:04:05|627=2|628=H|630=1|628=I|112=X|"));
    }

    @Test
    void pitfall23_aRequiredFieldOfAnEntryIsMissedInThatEntry() {
        var text = """
                <fix major='4' minor='4'><header><field name='T' required='N'/></header><trailer/>
                <messages><message name='M' msgtype='M'>
                <group name='N' required='N'><field name='A' required='Y'/><field name='B' required='Y'/></group>
                </message></messages>
                <fields><field number='35' name='T' type='STRING'/><field number='100' name='N' type='NUMINGROUP'/>
                <field number='101' name='A' type='STRING'/><field number='102' name='B' type='STRING'/></fields></fix>""";
        var small = new Validator(DictionaryLoader.load(new ByteArrayInputStream(text.getBytes()), "x"),
                ValidationSettings.standard().withAllowUnknownMsgFields(true));
        assertEquals(Valid.VALID, small.validate(Message.parse("8=FIX.4.4|35=M|100=2|101=a|102=b|101=c|102=d|")));
        assertEquals("Required tag missing: B(102)", ((Fault) small.validate(Message.parse("8=FIX.4.4|35=M|100=2|101=a|101=c|102=d|"))).text());
        assertEquals("Required tag missing: B(102)", ((Fault) small.validate(Message.parse("8=FIX.4.4|35=M|100=2|101=a|102=d|101=c|"))).text());
    }

    @Test
    void pitfall20_aLengthMustBeThatOfItsData() {
        assertValid(Sample.message("D", Sample.ORDER + "354=4|355=a bc|"));
        assertFault(Sample.message("D", Sample.ORDER + "354=2|355=abc|"), 5, 354, "Value is incorrect (out of range) for this tag: EncodedTextLen(354)=2");
        assertFault(Sample.message("D", Sample.ORDER + "354=99|355=abc|"), 5, 354, "Value is incorrect (out of range) for this tag: EncodedTextLen(354)=99");
        assertFault(Sample.message("D", Sample.ORDER + "355=abc|"), 1, 354, "Required tag missing: EncodedTextLen(354) directly before EncodedText(355)");
    }

    @Test
    void pitfall20_dataMayHoldTheDelimiter() {
        var text = "8=FIX.4.4\u000135=D\u0001" + (Sample.HEADER + Sample.ORDER).replace('|', '\u0001') + "354=8\u0001355=a\u000154=9\u0001b\u0001";
        var bytes = Message.parse(text).toBytes();
        assertValid((Message) new Decoder(SmallDictionary.DICTIONARY).decode(bytes, 0, bytes.length));
    }

    @Test
    void pitfall32_secretsAppearInNoFault() {
        var secret = "hunter2";
        for (var body : new String[] {"554=" + secret + "|554=" + secret, "95=1|96=" + secret, "925=" + secret + "|925=" + secret}) {
            var fault = assertInstanceOf(Fault.class, validator.validate(Sample.message("A", "98=0|108=30|" + body + '|')));
            assertFalse(fault.toString().contains(secret), fault.toString());
        }
    }

    @Test
    void whatAFaultQuotesIsFitForAText() {
        var fault = assertInstanceOf(Fault.class, validator.validate(Sample.message("D", "11=X|55=ABC|60=20260102-03:04:05|40=1|54=\u00e9\t" + "9".repeat(100) + '|')));
        assertEquals("Incorrect data format for value: Side(54)=??" + "9".repeat(38) + "..., its type is CHAR", fault.text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            11=X|54=3|54=1|60=20260102-03:04:05|40=1; 13
            11=X|54=3|43=N|60=20260102-03:04:05|40=1; 14
            11=X|54=3|60=20260102-03:04:05|40=1; 1
            11=X|55=ABC|54=3|999=1|60=20260102-03:04:05|40=1; 5
            11=X|55=ABC|999=1|54=3|60=20260102-03:04:05|40=1; 0
            """)
    void ofSeveralFaultsOrderGoesBeforeWhatIsMissingAndThatBeforeTheRest(String body, int reason) {
        assertEquals(reason, ((Fault) validator.validate(Sample.message("D", body + '|'))).reason().code());
    }

    @Test
    void aDictionaryWithoutAHeaderNeedsItsTransport() {
        var bare = DictionaryLoader.load(new ByteArrayInputStream("<fix major='5' minor='0'><header/><trailer/><messages/><fields/></fix>".getBytes()), "x");
        assertEquals("FIX.5.0 has no header: put it over its transport, as in fix50.over(fixt11), or use overTransport",
                assertThrows(IllegalArgumentException.class, () -> new Validator(bare, ValidationSettings.standard())).getMessage());
        var over = new Validator(bare.over(SmallDictionary.DICTIONARY), ValidationSettings.standard());
        assertEquals(Valid.VALID, over.validate(Sample.message("0", "112=hello|")));
    }

    @Test
    void threadsMayShareAValidator() throws Exception {
        var good = Sample.message("D", Sample.ORDER + "453=1|448=A|");
        var bad = Sample.message("D", Sample.ORDER + "453=2|448=A|");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tasks = IntStream.range(0, 4).<Callable<Integer>>mapToObj(thread -> () -> {
                var wrong = 0;
                for (var i = 0; i < 20_000; i++) {
                    var valid = validator.validate(thread % 2 == 0 ? good : bad) == Valid.VALID;
                    wrong += valid == (thread % 2 == 0) ? 0 : 1;
                }
                return wrong;
            }).toList();
            for (var result : threads.invokeAll(tasks)) {
                assertEquals(0, result.get());
            }
        }
    }

    private void assertValid(Message message) {
        assertEquals(Valid.VALID, validator.validate(message), message.toString());
    }

    private void assertFault(Message message, int reason, int refTag, String text) {
        var fault = assertInstanceOf(Fault.class, validator.validate(message), message.toString());
        assertEquals(reason + " " + refTag + " " + text, fault.reason().code() + " " + fault.refTagID() + " " + fault.text());
    }
}
