package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ValidationSettingsTest {
    private static final ValidationSettings STANDARD = ValidationSettings.standard();

    @Test
    void fieldsOutOfOrderCanBeAllowed() {
        var lax = STANDARD.withValidateFieldsOutOfOrder(false);
        assertEquals("14 43", check(STANDARD, Sample.ORDER + "43=N|"));
        assertEquals("valid", check(lax, Sample.ORDER + "43=N|"));
        assertEquals("13 49", check(lax, Sample.ORDER + "49=A|"));
    }

    @Test
    void emptyValuesCanBeAllowed() {
        var lax = STANDARD.withValidateFieldsHaveValues(false);
        assertEquals("4 38", check(STANDARD, Sample.ORDER + "38=|"));
        assertEquals("valid", check(lax, Sample.ORDER + "38=|453=|"));
        assertEquals("0 999", check(lax, Sample.ORDER + "999=|"));
        assertEquals("2 108", check(lax, Sample.ORDER + "108=|"));
    }

    @Test
    void userDefinedFieldsCanBeAllowed() {
        var lax = STANDARD.withValidateUserDefinedFields(false);
        for (var userDefined : new String[] {"9000=x|", "5001=7|", "453=1|448=A|9000=x|452=1|"}) {
            assertEquals("valid", check(lax, Sample.ORDER + userDefined), userDefined);
        }
        assertEquals("0 9000", check(STANDARD, Sample.ORDER + "9000=x|"));
        assertEquals("0 4999", check(lax, Sample.ORDER + "4999=x|"));
        assertEquals("6 5001", check(lax, Sample.ORDER + "5001=x|"));
        assertEquals("4 9000", check(lax, Sample.ORDER + "9000=|"));
    }

    @Test
    void unknownFieldsCanBeAllowed() {
        var lax = STANDARD.withAllowUnknownMsgFields(true);
        for (var unknown : new String[] {"999=x|", "108=7|", "448=A|", "453=2|448=A|999=z|448=B|"}) {
            assertEquals("valid", check(lax, Sample.ORDER + unknown), unknown);
        }
        assertEquals("0 9000", check(lax, Sample.ORDER + "9000=x|"));
        assertEquals("0 0", check(lax, Sample.ORDER + "0=x|"));
        assertEquals("0 -5", check(lax.withValidateUserDefinedFields(false), Sample.ORDER + "-5=x|"));
    }

    @Test
    void unknownValuesCanBeAllowed() {
        var lax = STANDARD.withAllowUnknownEnumValues(true);
        assertEquals("valid", check(lax, "11=X|55=ABC|54=Z|60=20260102-03:04:05|40=1|18=1 Z|"));
        assertEquals("6 54", check(lax, "11=X|55=ABC|54=ZZ|60=20260102-03:04:05|40=1|"));
        assertEquals("5 54", check(STANDARD, "11=X|55=ABC|54=Z|60=20260102-03:04:05|40=1|"));
    }

    @Test
    void theOrderWithinGroupsCanBeLeftFree() {
        var lax = STANDARD.withValidateUnorderedGroupFields(false);
        assertEquals("valid", check(lax, Sample.ORDER + "453=1|448=A|452=1|447=D|"));
        assertEquals("13 447", check(lax, Sample.ORDER + "453=1|448=A|447=D|447=D|"));
        assertEquals("15 447", check(lax, Sample.ORDER + "453=1|447=D|448=A|"));
    }

    @Test
    void entriesCanBeginWithWhatTheFirstBeginsWith() {
        var lax = STANDARD.withFirstFieldInGroupIsDelimiter(true);
        assertEquals("valid", check(lax, Sample.ORDER + "453=2|447=D|448=A|447=B|448=B|452=1|"));
        assertEquals("16 453", check(lax, Sample.ORDER + "453=1|447=D|448=A|447=B|"));
        assertEquals("15 448", check(lax, Sample.ORDER + "453=2|447=D|448=A|448=B|"));
    }

    private static String check(ValidationSettings settings, String body) {
        return switch (new Validator(SmallDictionary.DICTIONARY, settings).validate(Sample.message("D", body))) {
            case Valid _ -> "valid";
            case Fault fault -> fault.reason().code() + " " + fault.refTagID();
        };
    }
}
