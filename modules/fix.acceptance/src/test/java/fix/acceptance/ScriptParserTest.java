package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptParserTest {

    private static Script parse(String text) {
        return ScriptParser.parse("a.def", Text.bytes(text.replace("|", Text.SOH)));
    }

    @Test
    void everyKindOfLineBecomesItsStep() {
        var script = parse("""
                # comment
                  # indented comment

                iCONNECT
                i2,CONNECT
                I8=FIX.4.4|35=0|
                I12,8=FIX.4.4|35=0|
                E8=FIX.4.4|35=0|
                E2,8=FIX.4.4|35=0|
                iSET_SESSION FIX.4.4:ISLD->TW NEXTTARGETSEQNUM=7
                iDISCONNECT
                e2,DISCONNECT
                """);

        assertEquals(List.of(
                new Step.Connect(4, 1),
                new Step.Connect(5, 2),
                new Step.Send(6, 1, "8=FIX.4.4\00135=0\001"),
                new Step.Send(7, 12, "8=FIX.4.4\00135=0\001"),
                new Step.Expect(8, 1, "8=FIX.4.4\00135=0\001"),
                new Step.Expect(9, 2, "8=FIX.4.4\00135=0\001"),
                new Step.SetSession(10, new ControlCommand("FIX.4.4:ISLD->TW", ControlCommand.Key.NEXTTARGETSEQNUM, 7)),
                new Step.Disconnect(11, 1),
                new Step.ExpectDisconnect(12, 2)), script.steps());
        assertEquals(List.of(), script.warnings());
    }

    @Test
    void linesMayEndInCrLf() {
        assertEquals(parse("iCONNECT\nI8=FIX.4.4|\neDISCONNECT"), parse("iCONNECT\r\nI8=FIX.4.4|\r\neDISCONNECT"));
    }

    @Test
    void aByteIsACharacter() {
        var script = ScriptParser.parse("a.def", new byte[] {'I', '5', '8', '=', (byte) 0xe9});

        assertEquals(List.of(new Step.Send(1, 1, "58=\u00e9")), script.steps());
    }

    @Test
    void otherLinesAreIgnoredWithAWarning() {
        var script = parse(" expect the message\neCONNECT\nExpect nothing\niSET_SESSION FIX.4.4:ISLD->TW NEXT=1\ni CONNECT");

        assertEquals(List.of(), script.steps());
        assertEquals(List.of(
                "a.def:1: ignored, not a step:  expect the message",
                "a.def:2: ignored, a server does not connect: eCONNECT",
                "a.def:3: ignored, a message has fields: Expect nothing",
                "a.def:4: ignored, the key is NEXTSENDERSEQNUM or NEXTTARGETSEQNUM, got NEXT: iSET_SESSION FIX.4.4:ISLD->TW NEXT=1",
                "a.def:5: ignored, not a step: i CONNECT"), script.warnings());
    }

    @Test
    void theSessionIsThatOfTheLogon() {
        assertEquals("FIX.4.4", parse("Igarbled|\nI8=FIX.3.9|35=0|\nI8=FIX.4.4|35=A|34=1|").beginString());
        assertEquals("FIX.3.9", parse("I8=FIX.3.9|35=0|").beginString());
        assertEquals("", parse("iCONNECT").beginString());
    }

    @Test
    void aScriptThatWaitsForTheServersTimerIsSlow() {
        assertTrue(parse("E8=FIX.4.4|35=0|34=2|").isSlow());
        assertTrue(parse("E8=FIX.4.4|35=1|34=2|112=TEST|").isSlow());
        assertFalse(parse("E8=FIX.4.4|35=0|34=2|112=HELLO|\nI8=FIX.4.4|35=0|34=2|").isSlow());
    }

    @Test
    void foldersAreSearchedForScripts(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/2.def"), "");
        Files.writeString(folder.resolve("b/1.def"), "");
        Files.writeString(folder.resolve("README.md"), "");
        Files.writeString(folder.resolve("one.txt"), "");

        var found = ScriptParser.parseAll(List.of(folder.resolve("one.txt"), folder)).stream().map(script -> Path.of(script.file()).getFileName().toString()).toList();

        assertEquals(List.of("one.txt", "1.def", "2.def"), found);
        assertThrows(IOException.class, () -> ScriptParser.parseAll(List.of(folder.resolve("missing"))));
    }
}
