package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.dictionary.DictionaryChange.Kind;
import fix.core.dictionary.DictionaryChange.Part;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DictionaryDiffTest {
    private static final String BEFORE = """
            <fix major='4' minor='4'><header><field name='MsgType' required='Y'/></header><trailer/>
            <messages><message name='Order' msgtype='D' msgcat='app'><field name='Symbol' required='Y'/><field name='Side' required='N'/>
              <group name='NoPartyIDs' required='N'><field name='PartyID' required='Y'/><field name='PartyRole' required='N'/></group></message>
              <message name='Cancel' msgtype='F' msgcat='app'>
              <group name='NoPartyIDs' required='N'><field name='PartyID' required='Y'/><field name='PartyRole' required='N'/></group></message>
              <message name='News' msgtype='B' msgcat='app'/></messages>
            <fields><field number='35' name='MsgType' type='STRING'/><field number='55' name='Symbol' type='STRING'/>
              <field number='54' name='Side' type='CHAR'><value enum='1' description='BUY'/><value enum='2' description='SELL'/></field>
              <field number='453' name='NoPartyIDs' type='NUMINGROUP'/><field number='448' name='PartyID' type='STRING'/><field number='452' name='PartyRole' type='INT'/>
              <field number='58' name='Text' type='STRING'/></fields></fix>""";

    private final Dictionary before = load(BEFORE);

    @Test
    void whatIsTheSameHasNoDifferences() {
        var diff = DictionaryDiff.between(before, load(BEFORE));
        assertTrue(diff.isEmpty());
        assertEquals("FIX.4.4 -> FIX.4.4: no differences", diff.toString());
    }

    @Test
    void eachKindOfChangeIsTold() {
        var diff = DictionaryDiff.between(before, load(BEFORE
                .replace("minor='4'", "minor='5'")
                .replace("<field number='58' name='Text' type='STRING'/>", "<field number='59' name='TimeInForce' type='CHAR'/>")
                .replace("name='Side' type='CHAR'", "name='Side' type='INT' allowOtherValues='true'")
                .replace("<value enum='1' description='BUY'/><value enum='2' description='SELL'/>", "<value enum='1' description='LONG'/><value enum='3' description='BOTH'/>")
                .replace("<header><field name='MsgType' required='Y'/>", "<header><field name='MsgType' required='N'/>")
                .replace("<field name='Symbol' required='Y'/><field name='Side' required='N'/>", "<field name='Side' required='Y'/><field name='PartyRole' required='N'/>")
                .replace("<message name='News' msgtype='B' msgcat='app'/>", "<message name='Email' msgtype='C' msgcat='app'/>")
                .replace("<field name='PartyID' required='Y'/><field name='PartyRole' required='N'/>", "<field name='PartyRole' required='N'/><field name='PartyID' required='N'/>")
                .replace("name='Cancel' msgtype='F' msgcat='app'", "name='Kill' msgtype='F' msgcat='admin'")));
        assertEquals("""
                FIX.4.4 -> FIX.4.5: 16 differences
                ~ type Side(54): CHAR -> INT
                ~ other values Side(54): N -> Y
                ~ value Side(54)=1: BUY -> LONG
                - value Side(54)=2: SELL
                + value Side(54)=3: BOTH
                - field Text(58): STRING
                + field TimeInForce(59): CHAR
                ~ required StandardHeader MsgType(35): Y -> N
                - message News(B)
                + message Email(C)
                - member Order(D) Symbol(55): required
                ~ required Order(D) Side(54): N -> Y
                ~ required Order(D) NoPartyIDs(453) PartyID(448): Y -> N
                ~ order Order(D) NoPartyIDs(453): 448 452 -> 452 448
                + member Order(D) PartyRole(452): optional
                ~ message type F: Cancel -> Kill, administrative""", diff.toString());
        assertEquals(1, diff.of(Part.ORDER).size());
        assertEquals(new DictionaryChange(Part.TYPE, Kind.CHANGED, "Side(54)", "CHAR", "INT"), diff.of(Part.TYPE).getFirst());
        assertFalse(diff.isEmpty());
    }

    @Test
    void aGroupMayBecomeAField() {
        var diff = DictionaryDiff.between(before, load(BEFORE.replaceAll("(?s)<message name='Cancel'.*?</message>",
                "<message name='Cancel' msgtype='F' msgcat='app'><field name='NoPartyIDs' required='N'/></message>").replace("name='Text'", "name='Note'")));
        assertEquals("FIX.4.4 -> FIX.4.4: 2 differences\n~ field name tag 58: Text -> Note\n~ member Cancel(F) NoPartyIDs(453): a group -> a field", diff.toString());
    }

    private static Dictionary load(String xml) {
        return DictionaryLoader.load(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "x.xml");
    }
}
