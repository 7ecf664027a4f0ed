package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fix.core.Message;
import fix.core.codec.Decoder;
import fix.core.dictionary.DictionaryLoader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EchoTest {
    private final Echo echo = new Echo();

    private static Message message(String beginString, String headAndBody) {
        return Message.parse("8=" + beginString + "|" + headAndBody.replaceFirst("\\|", "|34=7|49=TW|52=20260105-10:00:00|56=ISLD|"));
    }

    private String reply(String headAndBody) {
        return assertInstanceOf(Echo.Answer.Reply.class, echo.answer(message("FIX.4.4", headAndBody))).message().toString();
    }

    @Test
    void anOrderComesBackWithItsTextUnchanged() {
        assertEquals("35=D|11=a|38=002000.00|60=20260105-10:00:00.5|58=x|", reply("35=D|11=a|38=002000.00|60=20260105-10:00:00.5|58=x|"));
    }

    @Test
    void ofTheHeaderOnlyPossResendIsKept() {
        assertEquals("35=D|97=Y|11=a|", reply("35=D|43=Y|97=Y|122=20260105-09:00:00|50=s|57=t|115=o|128=d|347=UTF-8|11=a|"));
    }

    @Test
    void aPossResendOfAnOrderThatWasSeenIsNotAnswered() {
        reply("35=D|11=a|");

        assertEquals(new Echo.Answer.Silence(), echo.answer(message("FIX.4.4", "35=D|97=Y|11=a|")));
        assertEquals("35=D|97=Y|11=b|", reply("35=D|97=Y|11=b|"), "another order");
        assertEquals("35=D|11=a|", reply("35=D|11=a|"), "the same without PossResend");
    }

    @Test
    void afterALogoutNoOrderHasBeenSeen() {
        reply("35=D|11=a|");
        echo.forget();

        assertEquals("35=D|97=Y|11=a|", reply("35=D|97=Y|11=a|"));
    }

    @Test
    void aSecurityDefinitionComesBackFromFix42On() {
        assertEquals("35=d|320=r|", reply("35=d|320=r|"));
        assertInstanceOf(Echo.Answer.Reply.class, echo.answer(message("FIX.4.2", "35=d|320=r|")));
        assertEquals(new Echo.Answer.Unsupported(), echo.answer(message("FIX.4.1", "35=d|320=r|")));
    }

    @Test
    void theCountOfAnEmptyGroupIsDropped() {
        var xml = """
                <fix type='FIX' major='4' minor='4'>
                  <header/><trailer/>
                  <messages>
                    <message name='SecurityDefinition' msgtype='d' msgcat='app'>
                      <field name='SecurityReqID' required='Y'/>
                      <group name='NoSecurityAltID' required='N'><field name='SecurityAltID' required='Y'/></group>
                    </message>
                  </messages>
                  <fields>
                    <field number='320' name='SecurityReqID' type='STRING'/>
                    <field number='454' name='NoSecurityAltID' type='NUMINGROUP'/>
                    <field number='455' name='SecurityAltID' type='STRING'/>
                  </fields>
                </fix>""";
        var dictionary = DictionaryLoader.load(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "tiny.xml");
        var bytes = message("FIX.4.4", "35=d|320=r|454=0|").toBytes();
        var decoded = assertInstanceOf(Message.class, new Decoder(dictionary).decode(bytes, 0, bytes.length));

        assertEquals("35=d|320=r|", assertInstanceOf(Echo.Answer.Reply.class, echo.answer(decoded)).message().toString());
    }

    @Test
    void everyOtherTypeIsUnsupported() {
        assertEquals(new Echo.Answer.Unsupported(), echo.answer(message("FIX.4.4", "35=8|37=x|")));
    }
}
