package fix.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RunnerTest {
    private static Script script(String file, String text) {
        return ScriptParser.parse(file, Text.bytes(text.replace("|", Text.SOH)));
    }

    @Test
    void aSessionsSlowScriptsComeLastAndResultsKeepTheOrderGiven() {
        var slow = script("slow", "I8=FIX.4.4|35=A|\nE8=FIX.4.4|35=0|");
        var quick = script("quick", "iCONNECT\nI8=FIX.4.4|35=A|");
        var order = new ArrayList<String>();

        var summary = new Runner(FakeLine::new, RunnerSettings.DEFAULT).run(List.of(slow, quick), result -> order.add(result.script().file()));

        assertEquals(List.of("quick", "slow"), order);
        assertEquals(List.of("slow", "quick"), summary.results().stream().map(result -> result.script().file()).toList());
    }

    @Test
    void differentSessionsRunSideBySide() {
        var meet = new CyclicBarrier(2);
        var runner = new Runner(() -> {
            try {
                meet.await(10, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("the other session did not start", e);
            }
            return new FakeLine();
        }, RunnerSettings.DEFAULT);

        assertTrue(runner.run(List.of(script("a", "iCONNECT\nI8=FIX.4.2|35=A|"), script("b", "iCONNECT\nI8=FIX.4.4|35=A|"))).passed());
    }

    @Test
    void aFailureDoesNotStopTheOthersAndTheSummaryCounts() {
        var bad = script("bad.def", "iCONNECT\neDISCONNECT");
        var good = script("good.def", "iCONNECT\nhello");

        var summary = new Runner(FakeLine::new, RunnerSettings.DEFAULT).run(List.of(bad, good));

        assertFalse(summary.passed());
        assertEquals(List.of("bad.def"), summary.failed().stream().map(result -> result.script().file()).toList());
        var words = summary.inWords();
        assertTrue(words.startsWith("warning: good.def:2: ignored, not a step: hello\nbad.def:2\n  expected: the server to close the connection\n"), words);
        assertTrue(words.contains("\n2 scripts, 1 passed, 1 failed, "), words);
        assertEquals("FAILED bad.def (22.0 s)", summary.failed().getFirst().inWords());
    }

    @Test
    void aLineThatBreaksIsThrown() {
        var runner = new Runner(() -> {
            throw new UnsupportedOperationException("no line");
        }, RunnerSettings.DEFAULT);

        assertThrows(IllegalStateException.class, () -> runner.run(List.of(script("a", "iCONNECT"))));
    }

    @Test
    void scriptsRunOverTcp() throws Exception {
        var logon = ((Line.Event.Bytes) FakeLine.message("8=FIX.4.4|35=A|34=1|49=ISLD|52=<TIME>|56=TW|98=0|108=30|")).bytes();
        try (var server = new LoopbackServer(socket -> socket.getOutputStream().write(logon))) {
            var script = script("tcp.def", "iCONNECT\nE8=FIX.4.4|35=A|34=1|49=ISLD|52=<TIME>|56=TW|98=0|108=30|\neDISCONNECT");

            var summary = new Runner(() -> new TcpLine("127.0.0.1", server.port(), 0), RunnerSettings.DEFAULT).run(List.of(script));

            assertTrue(summary.inWords().contains("s away from the clock"), "the message is from 2026-01-05: " + summary.inWords());
            server.join();
        }
    }
}
