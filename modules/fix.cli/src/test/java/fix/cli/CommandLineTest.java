package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong on the command line is exit code 2 and a clear line. */
class CommandLineTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
            "acceptor;Missing required parameter: 'FILE'",
            "bogus;Unmatched argument at index 0: 'bogus'",
            "acceptor /nowhere/x.cfg;/nowhere/x.cfg: cannot be read: there is no such file",
            "initiator x.cfg --window 0;--window must be 1 or more, --wait 0 or more",
            "simulate --count -1;--count must be 0 or more",
            "simulate --no-faults --fault CUT;--fault and --no-faults do not go together",
            "simulate --orders 0;orders=0 is out of bounds: allowed is 1 to 100000",
            "simulate --repeat strike;'strike' is no choice: what a failed run printed looks like strike.512=33",
            "simulate --exhaustive --repeat x;--exhaustive and --repeat do not go together",
            "acceptance run --port 0 x;--port=0 is no port: allowed are 1 to 65535",
            "acceptance run --port 1 /nowhere;there is no file or folder /nowhere",
            "bench --port 1 --sender A --target B --rate 0;0 orders a second: must be 1 to 1000000",
            "bench --port 1 --sender A --target B --orders 0;--orders 0: must be 1 to 10000000",
            "proxy --to nowhere;--to=nowhere is no place: write HOST:PORT, for example localhost:9880",
            "proxy --to localhost:0;--to=0 is no port: allowed are 1 to 65535",
            "proxy --to localhost:1 --throttle 0;0 bytes per second is out of bounds: allowed is 1 or more",
            "acceptance serve --port 65536;--port=65536 is no port: allowed are 0 to 65535",
            "acceptance serve --port 0 --session X;'X' names no session: ",
            "acceptance serve --port 0 --set Bogus=1;Bogus: unknown setting"})
    void misuseIsExitCode2(String words, String expected) {
        assertEquals(2, run(words.split(" ")));
        assertTrue(err.toString().startsWith("fix: " + expected), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void aSeedIsRepeatedInOneLine() {
        assertEquals(0, run("simulate", "--seed", "7", "--count", "1"));
        var once = out.toString();
        assertTrue(once.startsWith("seed 7: "), once);
        assertEquals(0, run("simulate", "--seed", "7", "--count", "1"));
        assertEquals(once + once, out.toString());
    }

    @Test
    void manySeedsEndWithACount() {
        assertEquals(0, run("simulate", "--count", "20", "--fault", "cut", "--fault", "KILL"));
        assertTrue(out.toString().startsWith("20 runs, 0 failed; "), out.toString());
    }

    @Test
    void allThatDepartsOnceFromTheOrdinaryIsTriedAndCounted() {
        assertEquals(0, run("simulate", "--exhaustive", "--orders", "1", "--faults", "cut,garbled"));
        assertTrue(out.toString().matches("\\d+ paths, \\d+ states; \\d+ paths met a known state; complete\\R"), out.toString());
    }

    @Test
    void withoutSwarmsEveryFaultOccursInOneRun() {
        assertEquals(0, run("simulate", "--count", "1", "--seed", "2", "--faults", "EARLY_TICK,SLOW_STORE", "--no-swarm"));
        assertTrue(out.toString().matches("(?s).*happened: .EARLY_TICK=\\d+, SLOW_STORE=\\d+..*"), out.toString());
    }

    @Test
    void aRunIsRepeatedByItsChoices() {
        assertEquals(0, run("simulate", "--orders", "2", "--repeat", "strike.30=1"));
        assertTrue(out.toString().contains("happened: {CUT=1}"), out.toString());
    }

    @Test
    void aFolderWithoutScriptsIsMisuse() {
        assertEquals(2, run("acceptance", "run", "--port", "1", folder.toString()));
        assertTrue(err.toString().startsWith("fix: there is no script in ["), err.toString());
    }

    @Test
    void anInitiatorsFileIsNotForTheAcceptor() throws Exception {
        var file = Files.writeString(folder.resolve("i.cfg"), """
                [DEFAULT]
                ConnectionType=initiator
                BeginString=FIX.4.4
                SenderCompID=A
                SocketConnectHost=localhost
                SocketConnectPort=1
                [SESSION]
                TargetCompID=B
                """);
        assertEquals(2, run("acceptor", file.toString()));
        assertEquals("fix: " + file + ":7:1: ConnectionType: session FIX.4.4:A->B is of type initiator, this command runs sessions of type acceptor alone\n", err.toString());
    }

    @Test
    void ofSeveralSessionsOneIsChosen() throws Exception {
        var file = Files.writeString(folder.resolve("i.cfg"), """
                [DEFAULT]
                ConnectionType=initiator
                BeginString=FIX.4.4
                SenderCompID=A
                SocketConnectHost=localhost
                SocketConnectPort=1
                [SESSION]
                TargetCompID=B
                [SESSION]
                TargetCompID=C
                """);
        assertEquals(2, run("initiator", file.toString()));
        assertEquals(2, run("initiator", file.toString(), "--session", "FIX.4.4:A->D"));
        assertEquals("fix: " + file + " has 2 sessions: choose one with --session; there are FIX.4.4:A->B, FIX.4.4:A->C\n"
                + "fix: " + file + " has no session FIX.4.4:A->D; there are FIX.4.4:A->B, FIX.4.4:A->C\n", err.toString());
    }

    @Test
    void aScriptThatFailsIsExitCode1AndSaysWhere() throws Exception {
        Files.writeString(folder.resolve("logon.def"), "iCONNECT\neDISCONNECT\n");
        int free;
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        assertEquals(1, run("acceptance", "run", "--port", Integer.toString(free), folder.toString()));
        assertTrue(out.toString().contains("1 scripts, 0 passed, 1 failed, "), out.toString());
        assertEquals(2, run("acceptance", "run", "--port", "1", "--fix", "FIX.9", folder.toString()));
        assertTrue(err.toString().startsWith("fix: --fix FIX.9: there is no such version; there are "), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "acceptance"})
    void aGroupOfCommandsAloneSaysWhatItHas(String group) {
        assertEquals(0, run(group));
        assertTrue(out.toString().startsWith("Usage: fix " + group), out.toString());
    }

    @Test
    void theHelpNamesEveryCommandAndTheExitCodes() {
        assertEquals(0, run("--help"));
        for (var word : new String[] {"demo", "acceptor", "initiator", "acceptance", "bench", "Exit codes:", "2   the command line or a configuration is wrong"}) {
            assertTrue(out.toString().contains(word), out.toString());
        }
    }

    @Test
    void withoutACommandTheHelpIsShown() {
        assertEquals(0, run());
        assertTrue(out.toString().startsWith("Usage: fix "), out.toString());
    }
}
