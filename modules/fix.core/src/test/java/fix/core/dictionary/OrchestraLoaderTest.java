package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrchestraLoaderTest {
    private static final String SMALL = """
            <?xml version='1.0'?>
            <fixr:repository xmlns:fixr='http://fixprotocol.io/2020/orchestra/repository' name='Mine' version='FIX.Mine_EP7'>
              <fixr:metadata/>
              <fixr:codeSets>
                <fixr:codeSet name='SideCodeSet' id='54' type='char'>
                  <fixr:code name='Buy' id='1' value='1'/><fixr:code name='SellShortExempt' id='2' value='6'/><fixr:annotation/>
                </fixr:codeSet>
                <fixr:codeSet name='SideCodeSet' id='54' type='char' scenario='other'/>
              </fixr:codeSets>
              <fixr:datatypes><fixr:datatype name='Lots' baseType='Qty'/><fixr:datatype name='Qty' baseType='float'/></fixr:datatypes>
              <fixr:fields>
                <fixr:field id='35' name='MsgType' type='String'/><fixr:field id='10' name='CheckSum' type='String'/>
                <fixr:field id='54' name='Side' type='SideCodeSet' unionDataType='String'/><fixr:field id='38' name='OrderQty' type='Lots'/>
                <fixr:field id='453' name='NoPartyIDs' type='NumInGroup'/><fixr:field id='448' name='PartyID' type='String'/>
                <fixr:field id='447' name='PartyIDSource' type='SideCodeSet'/><fixr:field id='55' name='Symbol' type='String'/>
              </fixr:fields>
              <fixr:components>
                <fixr:component name='StandardHeader' id='1024'><fixr:fieldRef id='35' presence='required'/></fixr:component>
                <fixr:component name='StandardTrailer' id='1025'><fixr:fieldRef id='10' presence='required'/></fixr:component>
                <fixr:component name='Instrument' id='1'><fixr:fieldRef id='55' presence='required'/></fixr:component>
              </fixr:components>
              <fixr:groups>
                <fixr:group name='Parties' id='2'><fixr:numInGroup id='453'/><fixr:fieldRef id='448' presence='required'/><fixr:fieldRef id='447'/></fixr:group>
              </fixr:groups>
              <fixr:messages>
                <fixr:message name='Heartbeat' id='1' msgType='0' category='Session'><fixr:structure><fixr:componentRef id='1024' presence='required'/></fixr:structure></fixr:message>
                <fixr:message name='Order' id='2' msgType='D' category='SingleGeneralOrderHandling'>
                  <fixr:structure>
                    <fixr:componentRef id='1024' presence='required'/>
                    <fixr:componentRef id='1'/>
                    <fixr:groupRef id='2'/>
                    <fixr:fieldRef id='54' presence='required'><fixr:annotation/></fixr:fieldRef>
                    <fixr:fieldRef id='38' presence='forbidden'/>
                    <fixr:componentRef id='1025' presence='required'/>
                  </fixr:structure>
                </fixr:message>
                <fixr:message name='Order' id='2' msgType='D' scenario='short'><fixr:structure/></fixr:message>
              </fixr:messages>
            </fixr:repository>
            """;

    @Test
    void aRepositoryIsTheModelThatQuickFixsFormatIs() {
        var orchestra = load(SMALL);
        var quickFix = load("""
                <fix major='4' minor='4'><header><field name='MsgType' required='Y'/></header><trailer><field name='CheckSum' required='Y'/></trailer>
                <messages><message name='Heartbeat' msgtype='0' msgcat='admin'/>
                  <message name='Order' msgtype='D' msgcat='app'><component name='Instrument' required='N'/>
                    <group name='NoPartyIDs' required='N'><field name='PartyID' required='Y'/><field name='PartyIDSource' required='N'/></group>
                    <field name='Side' required='Y'/></message></messages>
                <components><component name='Instrument'><field name='Symbol' required='Y'/></component></components>
                <fields><field number='35' name='MsgType' type='STRING'/><field number='10' name='CheckSum' type='STRING'/>
                  <field number='54' name='Side' type='CHAR' allowOtherValues='true'><value enum='1' description='BUY'/><value enum='6' description='SELL_SHORT_EXEMPT'/></field>
                  <field number='38' name='OrderQty' type='QTY'/><field number='453' name='NoPartyIDs' type='NUMINGROUP'/><field number='448' name='PartyID' type='STRING'/>
                  <field number='447' name='PartyIDSource' type='CHAR'><value enum='1' description='BUY'/><value enum='6' description='SELL_SHORT_EXEMPT'/></field>
                  <field number='55' name='Symbol' type='STRING'/></fields></fix>""");
        assertEquals("FIX.4.4 -> FIX.Mine: no differences", DictionaryDiff.between(quickFix, orchestra).toString());
        assertTrue(orchestra.message("0").orElseThrow().isAdmin());
        assertFalse(orchestra.message("D").orElseThrow().isAdmin());
    }

    @Test
    void theVersionMayBeTheCallers(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("mine.xml"), SMALL);
        assertEquals("FIX.Mine", DictionaryLoader.load(file).version());
        try (var in = Files.newInputStream(file)) {
            assertEquals("FIX.5.0SP2", DictionaryLoader.load(in, "mine.xml", "FIX.5.0SP2").version());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            id='54' presence='required'><fixr:annotation/> | id='99'> | o.xml:32: the field with id 99 is not defined; define it, or remove this reference
            <fixr:groupRef id='2'/> | <fixr:groupRef id='3'/> | o.xml:31: the group with id 3 is not defined; define it, or remove this reference
            <fixr:componentRef id='1'/> | <fixr:componentRef id='9'/> | o.xml:30: the component with id 9 is not defined; define it, or remove this reference
            <fixr:componentRef id='1'/> | <fixr:componentRef/> | o.xml:30: <componentRef> lacks the attribute 'id'; add it
            <fixr:componentRef id='1'/> | <fixr:blockRef id='9'/> | o.xml:30: unexpected <blockRef>; allowed here are fieldRef, groupRef, componentRef
            <fixr:numInGroup id='453'/> | "" | o.xml:23: the group lacks <numInGroup id=...>, which names the field that counts its entries
            <fixr:fieldRef id='448' presence='required'/><fixr:fieldRef id='447'/> | "" | o.xml:23: the group has no fields; give it a fieldRef
            <fixr:fieldRef id='448' presence='required'/> | <fixr:fieldRef id='447'/> | o.xml:23: PartyIDSource(447) is there twice; remove one of them
            <fixr:fieldRef id='448' presence='required'/> | <fixr:groupRef id='2'/> | o.xml:23: <group> 2 contains itself; break the circle
            <fixr:fieldRef id='55' presence='required'/> | <fixr:componentRef id='1'/> | o.xml:20: <component> 1 contains itself; break the circle
            id='448' name | id='447' name | o.xml:15: tag 447 is defined twice; remove one of its fields
            name='PartyID' | name='Side' | o.xml:2: the name Side is that of two fields, 54 and 448; rename one of them
            id='448' name | id='x' name | o.xml:14: 'x' is no tag; allowed are the numbers from 1 to 999999999
            msgType='0' | msgType='D' | o.xml:27: message type 'D' is defined twice, as Heartbeat and as Order; remove one of them
            name='Order' id='2' msgType='D' category='SingleGeneralOrderHandling' | msgType='D' | o.xml:27: <message> lacks the attribute 'name'; add it
            name='Instrument' id='1' | name='Instrument' id='1025' | o.xml:20: <component> 1025 is defined twice; remove one of them
            value='6' | vlaue='6' | o.xml:6: <code> lacks the attribute 'value'; add it
            </fixr:groups> | </fixr:group> | o.xml:24: not well-formed XML, correct it there
            <?xml version='1.0'?> | <!DOCTYPE x [<!ENTITY a 'lol'><!ENTITY b '&a;&a;'>]> | o.xml:1: a document type (<!DOCTYPE ...>) is not allowed here; remove it
            <fixr:metadata/> | <fixr:metadata>&b;</fixr:metadata> | o.xml:3: not well-formed XML, correct it there
            """)
    void whatIsWrongIsSaidWithFileLineAndRemedy(String right, String wrong, String expected) {
        assertTrue(SMALL.contains(right), right);
        var changed = right.equals("name='Instrument' id='1'") ? SMALL.replaceFirst(right, wrong) : SMALL.replace(right, wrong);
        var fault = assertThrows(DictionaryException.class, () -> load(changed)).getMessage();
        assertTrue(fault.startsWith(expected), fault);
    }

    @Test
    void anUnknownTypeIsAnsweredWithTheKnownOnes() {
        var fault = assertThrows(DictionaryException.class, () -> load(SMALL.replace("baseType='float'", "").replace("type='Lots'", "type='Strng'"))).getMessage();
        assertTrue(fault.startsWith("o.xml:13: the type 'Strng' is neither a code set nor a data type of FIX; define it under codeSets, or under datatypes with a baseType, or use "
                + "one of INT, LENGTH,"), fault);
    }

    @Test
    void aMissingSectionIsNamed() {
        assertEquals("o.xml:1: <repository> lacks <fields>; add it, an empty one is allowed",
                assertThrows(DictionaryException.class, () -> load("<repository/>")).getMessage());
        assertEquals("o.xml:1: <repository> lacks <messages>; add it, an empty one is allowed",
                assertThrows(DictionaryException.class, () -> load("<repository><fields/></repository>")).getMessage());
    }

    private static Dictionary load(String xml) {
        return DictionaryLoader.load(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "o.xml");
    }
}
