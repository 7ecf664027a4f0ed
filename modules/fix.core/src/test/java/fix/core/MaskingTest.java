package fix.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored and logged of a message that holds secrets. */
class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "35=A|34=1|553=me|554=open sesame|, 35=A|34=1|553=me|554=***********|",
        "35=A|34=1|554=old|925=newer|, 35=A|34=1|554=***|925=*****|",
        "35=A|34=1|95=4|96=a=bc|98=0|, 35=A|34=1|95=4|96=****|98=0|",
        "35=BE|34=7|923=1|924=3|553=me|554=p|, 35=BE|34=7|923=1|924=3|553=me|554=*|"
    })
    void pitfall32_eachByteOfASecretIsAnAsterisk(String fields, String kept) {
        var message = Message.parse("8=FIX.4.4|" + fields);
        assertTrue(Masking.holdsSecrets(message));
        assertEquals("8=FIX.4.4|" + kept, body(Masking.bytes(message)));
    }

    @Test
    void pitfall32_theMessageItselfKeepsItsSecret() {
        var message = Message.parse("8=FIX.4.4|35=A|34=1|554=p|");
        Masking.bytes(message);
        assertEquals("p", message.getString(554));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "pp", "secret", "\u00ff\u00ff\u00ff", "a rather long pass phrase, with a comma", "0", "~~~~~~~~~~~~~~~~~~~"})
    void whatIsKeptIsAFrameWithARightCheckSum(String secret) {
        var kept = Masking.bytes(Message.parse("8=FIX.4.4|35=A|34=1|554=" + secret + "|"));
        assertArrayEquals(Message.parse("8=FIX.4.4|35=A|34=1|554=" + "*".repeat(secret.length()) + "|").toBytes(), kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"35=D|34=2|11=1|", "35=B|34=2|95=4|96=news|", "35=A|34=1|553=me|"})
    void aMessageWithoutSecretsIsKeptAsItIs(String fields) {
        var message = Message.parse("8=FIX.4.4|" + fields);
        assertFalse(Masking.holdsSecrets(message));
        assertArrayEquals(message.toBytes(), Masking.bytes(message));
        assertSame(Masking.bytes(message), Masking.bytes(message));
    }

    /** For the whole process and for good: so these are tags that no other test uses. */
    @Test
    void pitfall32_whatTheUserNamesIsASecretInEveryMessageAndText() {
        var fields = "8=FIX.4.4|35=D|34=2|20901=planted|20902=open|";
        assertFalse(Masking.holdsSecrets(Message.parse(fields)));
        Masking.alsoMask(Set.of(20_901));
        var message = Message.parse(fields);
        assertTrue(Masking.holdsSecrets(message));
        assertEquals("8=FIX.4.4|35=D|34=2|20901=*******|20902=open|", body(Masking.bytes(message)));
        assertFalse(message.toString().contains("planted"), message.toString());
        assertTrue(message.toString().contains("|20902=open|"), message.toString());
        var wrong = assertThrows(FieldException.class, () -> message.getInt(20_901));
        assertFalse(wrong.getMessage().contains("planted"), wrong.getMessage());
        assertTrue(Masking.holdsSecrets(MessageBuilder.of("D").set(20_901, "x")));
        assertFalse(Masking.holdsSecrets(MessageBuilder.of("D").set(20_902, "x")));
        Masking.alsoMask(Set.of(20_902));
        assertTrue(Masking.holdsSecrets(MessageBuilder.of("D").set(20_901, "x")), "nothing is taken back");
    }

    /** The store may have it, to send the message again; nobody is to read it. */
    @Test
    void pitfall32_whatIsHiddenIsInNoTextAndIsKeptAsItIs() {
        var fields = "8=FIX.4.4|35=D|34=2|20911=planted|20912=open|";
        Masking.alsoHide(Set.of(20_911));
        var message = Message.parse(fields);
        assertFalse(Masking.holdsSecrets(message));
        assertFalse(Masking.holdsSecrets(message.toBuilder()));
        assertSame(message.bytes, Masking.bytes(message));
        assertFalse(message.toString().contains("planted"), message.toString());
        assertFalse(message.toBuilder().toString().contains("planted"), message.toBuilder().toString());
        var wrong = assertThrows(FieldException.class, () -> message.getInt(20_911));
        assertFalse(wrong.getMessage().contains("planted"), wrong.getMessage());
        assertEquals("planted", message.getString(20_911));
        Masking.alsoMask(Set.of(20_911));
        assertTrue(Masking.holdsSecrets(message), "who masks it as well goes before");
        Masking.alsoHide(Set.of(20_911));
        assertTrue(Masking.holdsSecrets(message), "and stays so");
        assertThrows(IllegalArgumentException.class, () -> Masking.alsoHide(Set.of(20_913, 34)));
        assertTrue(Message.parse("8=FIX.4.4|35=D|34=2|20913=open|").toString().contains("20913=open"), "nothing of it was taken");
    }

    @Test
    void whatASessionWritesItselfCannotBeMasked() {
        for (int tag : new int[] {8, 34, 49, 10, 0, -1}) {
            assertThrows(IllegalArgumentException.class, () -> Masking.alsoMask(Set.of(20_903, tag)), "tag " + tag);
        }
        assertFalse(Masking.holdsSecrets(MessageBuilder.of("D").set(20_903, "x")), "nothing of it was taken");
    }

    /** The frame as text, without BodyLength(9) and CheckSum(10). */
    private static String body(byte[] frame) {
        return new String(frame, StandardCharsets.ISO_8859_1).replace('\u0001', '|').replaceAll("9=\\d+\\|(?=35)|10=\\d{3}\\|$", "");
    }
}
