package fix.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIDTest {

    @Test
    void theNameShowsWhatIsThere() {
        assertEquals("FIX.4.4:ISLD->TW", SessionID.of("FIX.4.4", "ISLD", "TW").toString());
        assertEquals("FIX.4.4:ISLD/desk->TW:q", new SessionID("FIX.4.4", "ISLD", "desk", "", "TW", "", "", "q").toString());
        assertEquals("FIXT.1.1:ISLD->TW/gate/LDN", new SessionID("FIXT.1.1", "ISLD", "", "", "TW", "gate", "LDN", "").toString());
        assertEquals("FIX.4.4:ISLD//LDN->TW", new SessionID("FIX.4.4", "ISLD", "", "LDN", "TW", "", "", "").toString());
        assertEquals("FIX.4.4:A%2FB->C%3AD", SessionID.of("FIX.4.4", "A/B", "C:D").toString());
    }

    @Test
    void fileNamesAreSafe() {
        assertEquals("FIX.4.4-ISLD-TW", SessionID.of("FIX.4.4", "ISLD", "TW").fileName());
        assertEquals("FIX.4.4-..%2F%2D-TW_gate_-q%5F", new SessionID("FIX.4.4", "../-", "", "", "TW", "gate", "", "q_").fileName());
    }

    @Test
    void lettersAndDigitsStandForThemselvesInFileNames() {
        assertEquals("FIX.4.4-azAZ09-%60%7B%40%5B%3A%FF", SessionID.of("FIX.4.4", "azAZ09", "`{@[:\u00ff").fileName());
    }

    @Test
    void aPercentThatEscapesNothingIsItself() {
        assertEquals(SessionID.of("FIX.4.4", "a%zz", "%2"), SessionID.parse("FIX.4.4:a%zz->%2"));
        assertEquals(SessionID.of("FIX.4.4", "%g0", "%0g"), SessionID.parse("FIX.4.4:%g0->%0g"));
        assertEquals(SessionID.of("FIX.4.4", "/", ":"), SessionID.parse("FIX.4.4:%2f->%3A"));
    }

    @Test
    void thePeerSeesItReversed() {
        var session = new SessionID("FIX.4.4", "a", "b", "c", "d", "e", "f", "g");
        assertEquals(new SessionID("FIX.4.4", "d", "e", "f", "a", "b", "c", "g"), session.reversed());
        assertEquals(session, session.reversed().reversed());
    }

    @Provide
    Arbitrary<SessionID> session() {
        var must = Arbitraries.strings().withChars("ab->/:%2F_. \u00e9").ofMinLength(1).ofMaxLength(5);
        var may = Arbitraries.strings().withChars("ab->/:%2F_. \u00e9").ofMaxLength(3);
        return Combinators.combine(must, must, may, may, must, may, may, may).as(SessionID::new);
    }

    @Property
    void anyNameNamesItsSession(@ForAll("session") SessionID session) {
        assertEquals(session, SessionID.parse(session.toString()));
    }

    @Property
    void differentSessionsHaveDifferentFiles(@ForAll("session") SessionID one, @ForAll("session") SessionID other) {
        if (!one.equals(other)) {
            assertNotEquals(one.fileName(), other.fileName());
        }
        assertTrue(one.fileName().matches("[A-Za-z0-9.%_-]+"), one.fileName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FIX.4.4", "FIX.4.4:ISLD", "FIX.4.4:ISLD->", "FIX.4.4:->TW", ":ISLD->TW", "FIX.4.4:ISLD-TW", "ISLD->TW",
        "FIX.4.4:a/b/c/d->TW", "FIX.4.4:ISLD->TW:", "FIX.4.4:ISLD->TW:a:b", "FIX.4.4:ISLD->TW->X"})
    void whatNamesNoSessionSaysTheForm(String text) {
        var e = assertThrows(IllegalArgumentException.class, () -> SessionID.parse(text));
        assertTrue(e.getMessage().contains("for example FIX.4.4:ISLD->TW"), e.getMessage());
    }

    @Test
    void whatNoMessageCanCarryIsNoIdentity() {
        assertThrows(IllegalArgumentException.class, () -> SessionID.of("", "a", "b"));
        assertThrows(IllegalArgumentException.class, () -> SessionID.of("FIX.4.4", "", "b"));
        assertThrows(IllegalArgumentException.class, () -> SessionID.of("FIX.4.4", "a", ""));
        assertThrows(IllegalArgumentException.class, () -> SessionID.of("FIX.4.4", "a\u0001", "b"));
        assertThrows(IllegalArgumentException.class, () -> SessionID.of("FIX.4.4", "a", "\u20ac"));
        assertThrows(IllegalArgumentException.class, () -> new SessionID("FIX.4.4", "a", "", "", "b", "", "", "\n"));
    }
}
