package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompareRulesTest {
    private static final Script NOTHING_SENT = new Script("", List.of(), List.of());

    private static void same(String expected, String received) {
        assertEquals(List.of(), differences(NOTHING_SENT, expected, received));
    }

    private static void differs(String expected, String received, String... differences) {
        assertEquals(List.of(differences), differences(NOTHING_SENT, expected, received));
    }

    private static List<String> differences(Script script, String expected, String received) {
        return new CompareRules(script).differences(Field.split(expected.replace("|", Text.SOH)), Field.split(received.replace("|", Text.SOH)));
    }

    @Test
    void theOrderOfDifferentTagsIsFree() {
        same("35=D|11=a|55=b|", "35=D|55=b|11=a|");
    }

    @Test
    void aMissingTagAnExtraTagAndAnotherValueDiffer() {
        differs("35=D|11=a|", "35=D|", "tag 11: expected \"a\", got nothing");
        differs("35=D|", "35=D|11=a|", "tag 11: expected nothing, got \"a\"");
        differs("35=D|11=a|", "35=D|11=b|", "tag 11: expected \"a\", got \"b\"");
    }

    @Test
    void valuesAreComparedAsText() {
        differs("35=D|38=100|", "35=D|38=100.0|", "tag 38: expected \"100\", got \"100.0\"");
    }

    @Test
    void theValuesOfOneTagHaveAnOrder() {
        same("35=D|79=a|80=1|79=b|80=2|", "35=D|79=a|79=b|80=1|80=2|");
        differs("35=D|79=a|79=b|", "35=D|79=b|79=a|", "tag 79: expected \"a\", \"b\", got \"b\", \"a\"");
        differs("35=D|79=a|", "35=D|79=a|79=a|", "tag 79: expected \"a\", got \"a\", \"a\"");
    }

    @Test
    void bodyLengthAndCheckSumAreNotCompared() {
        same("8=FIX.4.4|9=1|35=0|10=0|", "8=FIX.4.4|9=55|35=0|10=123|");
        same("8=FIX.4.4|35=0|", "8=FIX.4.4|9=55|35=0|10=123|");
    }

    @Test
    void timesNeedOnlyBeWellFormed() {
        for (var tag : List.of("42", "52", "60", "122")) {
            same("35=D|" + tag + "=<TIME>|", "35=D|" + tag + "=20260105-10:00:00|");
            same("35=D|" + tag + "=00000000-00:00:00.000|", "35=D|" + tag + "=20260105-10:00:00.123456789012|");
            differs("35=D|" + tag + "=<TIME>|", "35=D|" + tag + "=10:00:00|", "tag " + tag + ": expected a UTCTimestamp, got \"10:00:00\"");
            differs("35=D|" + tag + "=<TIME>|", "35=D|", "tag " + tag + ": expected 1 UTCTimestamp, got nothing");
        }
    }

    @Test
    void sendingTransactAndOrigSendingTimeMayBeThereUnasked() {
        same("35=D|", "35=D|52=20260105-10:00:00|60=20260105-10:00:00|122=20260105-10:00:00|");
        differs("35=D|", "35=D|42=20260105-10:00:00|", "tag 42: expected nothing, got \"20260105-10:00:00\"");
        differs("35=D|", "35=D|122=now|", "tag 122: expected a UTCTimestamp or nothing, got \"now\"");
    }

    @Test
    void aTimeThatTheScriptSentMustComeBackUnchanged() {
        var script = ScriptParser.parse("a", Text.bytes("I8=FIX.4.4\00135=D\00160=20200101-00:00:00.5"));

        assertEquals(List.of(), differences(script, "35=D|60=20200101-00:00:00.5|", "35=D|60=20200101-00:00:00.5|"));
        assertEquals(
                List.of("tag 60: expected the time that the script sent, \"20200101-00:00:00.5\", got \"20200101-00:00:00.500\""),
                differences(script, "35=D|60=20200101-00:00:00.5|", "35=D|60=20200101-00:00:00.500|"));
        assertEquals(List.of(), differences(script, "35=D|60=20020619-16:14:10|", "35=D|60=20200101-00:00:00.5|"), "an old date that was not sent");
    }

    @Test
    void theWordsOfARefusalAreTheEngines() {
        for (var type : List.of("3", "5", "j")) {
            same("35=" + type + "|58=words|", "35=" + type + "|58=others|");
            differs("35=" + type + "|58=words|", "35=" + type + "|", "tag 58: expected a value of the server's choice, got nothing");
            same("35=" + type + "|", "35=" + type + "|58=words|371=1|372=D|373=5|");
        }
        differs("35=D|58=words|", "35=D|58=others|", "tag 58: expected \"words\", got \"others\"");
        differs("35=D|", "35=D|58=words|", "tag 58: expected nothing, got \"words\"");
    }

    @Test
    void theReasonOfARefusalIsComparedWhereTheScriptHasIt() {
        differs("35=3|373=5|", "35=3|373=6|", "tag 373: expected \"5\", got \"6\"");
        differs("35=3|371=55|", "35=3|", "tag 371: expected \"55\", got nothing");
        differs("35=3|", "35=3|45=2|", "tag 45: expected nothing, got \"2\"");
    }

    @Test
    void defaultApplVerIdOfALogonNeedsAValue() {
        same("35=A|1137=7|", "35=A|1137=9|");
        differs("35=A|1137=7|", "35=A|", "tag 1137: expected a value of the server's choice, got nothing");
        differs("35=A|1137=7|", "35=A|1137=|", "tag 1137: expected a value of the server's choice, got \"\"");
        differs("35=A|", "35=A|1137=9|", "tag 1137: expected nothing, got \"9\"");
    }

    @Test
    void testReqIdOfATestRequestIsTheServersChoice() {
        same("35=1|112=TEST|", "35=1|112=4711|");
        differs("35=1|112=TEST|", "35=1|", "tag 112: expected a value of the server's choice, got nothing");
        differs("35=0|112=TEST|", "35=0|112=4711|", "tag 112: expected \"TEST\", got \"4711\"");
    }

    @Test
    void dataMayHoldTheSeparator() {
        same("35=D|95=3|96=a|b|55=x|", "35=D|95=3|96=a|b|55=x|");
        differs("35=D|96=a|b|", "35=D|96=a|c|", "tag 96: expected \"***\", got \"***\"");
    }
}
