package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The transcript of the demo. */
@Timeout(120)
class DemoTest {
    private static String transcript() {
        var out = new StringWriter();
        var err = new StringWriter();
        assertEquals(0, Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute("demo"), err::toString);
        return out.toString();
    }

    @Test
    void itTradesIsCutAndRecoversInTheSameWordsEachTime() {
        var first = transcript();
        assertEquals(first, transcript());
        assertTrue(first.contains("TRADER  X  [5] Report on C4: filled 300 @ 141 ---"), first);
        assertTrue(first.contains("TRADER -- [8] ResendRequest: all from 4 on, please ---"), first);
        assertTrue(first.contains("TRADER <-- [5] Report on C4: filled 300 @ 141, PossDup ---"), first);
        assertTrue(first.contains("TRADER <-- [7] GapFill: next comes 8, PossDup ---"), first);
        assertTrue(first.endsWith("   Every order has exactly one report: nothing was lost, and nothing was done twice.\n"), first);
        assertFalse(first.contains("TRADER <-- [5] Report on C4: filled 300 @ 141 ---"), "what was lost must not have arrived: " + first);
    }

    @Test
    void eachLineFitsATerminal() {
        assertEquals(0, transcript().lines().filter(line -> line.length() > 100).count());
    }
}
