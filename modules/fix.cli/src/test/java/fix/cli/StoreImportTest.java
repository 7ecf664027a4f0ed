package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fix store import} as its user sees it. */
class StoreImportTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("our.cfg"), """
                [DEFAULT]
                ConnectionType=initiator
                SocketConnectHost=localhost
                SocketConnectPort=1
                Store=sqlite
                StorePath=%s
                BeginString=FIX.4.4
                SenderCompID=US
                [SESSION]
                TargetCompID=THEM
                [SESSION]
                TargetCompID=OTHER
                """.formatted(folder.resolve("store")));
        var old = Files.createDirectory(folder.resolve("old"));
        var frame = Message.parse("8=FIX.4.4|35=D|34=1|49=US|52=20260102-03:04:05|56=THEM|11=X|").toBytes();
        Files.write(old.resolve("FIX.4.4-US-THEM.body"), frame);
        try (var header = new DataOutputStream(Files.newOutputStream(old.resolve("FIX.4.4-US-THEM.header")))) {
            header.writeInt(1);
            header.writeLong(0);
            header.writeInt(frame.length);
        }
        Files.writeString(old.resolve("FIX.4.4-US-THEM.seqnums"), "2 : 12");
        Files.writeString(old.resolve("FIX.4.4-US-THEM.session"), "20260102-03:04:05");
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(words);
    }

    private int take(String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of("store", "import", folder.resolve("our.cfg").toString(), "--files", folder.resolve("old").toString()));
        words.addAll(java.util.List.of(more));
        return run(words.toArray(String[]::new));
    }

    @Test
    void eachSessionSaysWhatWasTakenOver() {
        assertEquals(0, take("--dry-run"));
        assertTrue(out.toString().contains("could be taken over: 1 of 2 sessions"), out.toString());
        assertEquals(0, take());
        assertEquals("""
                FIX.4.4:US->THEM: next outbound 1 -> 2, next inbound 1 -> 12, 1 messages
                taken over: 1 of 2 sessions
                """, out.toString());
        assertEquals("fix: FIX.4.4:US->OTHER: QuickFIX's store has nothing of this session\n", err.toString());
    }

    @Test
    void aSecondImportIsRefusedUnlessItIsWanted() {
        assertEquals(0, take("--session", "FIX.4.4:US->THEM"));
        assertEquals(1, take("--session", "FIX.4.4:US->THEM"));
        assertTrue(err.toString().startsWith("fix: session FIX.4.4:US->THEM is in our store already: generation 2, next outbound 2"), err.toString());
        assertEquals(0, take("--session", "FIX.4.4:US->THEM", "--over"));
        assertTrue(out.toString().contains("next outbound 2 -> 2, next inbound 12 -> 12"), out.toString());
    }

    @Test
    void misuseIsALine() {
        assertEquals(2, take("--session", "FIX.4.4:US->NOBODY"));
        assertTrue(err.toString().startsWith("fix: --session FIX.4.4:US->NOBODY is not in "), err.toString());
        assertEquals(1, run("store", "import", folder.resolve("our.cfg").toString(), "--files", folder.resolve("none").toString()));
        assertTrue(err.toString().contains("is no folder; give the one that QuickFIX's FileStorePath names"), err.toString());
        assertEquals(2, run("store", "import", folder.resolve("our.cfg").toString()));
        assertEquals(2, run("store", "import", folder.resolve("our.cfg").toString(), "--jdbc", "jdbc:nobody:x"));
        assertTrue(err.toString().startsWith("fix: no driver knows the database of --jdbc; name its jar with --driver"), err.toString());
        assertEquals(2, run("store", "import", folder.resolve("our.cfg").toString(), "--jdbc", "jdbc:sqlite:x", "--messages-table", "a b"));
        assertEquals(2, run("store", "import", folder.resolve("our.cfg").toString(), "--jdbc", "jdbc:nobody:x", "--password-file", "/nowhere"));
        assertTrue(err.toString().startsWith("fix: --password-file: /nowhere cannot be read"), err.toString());
        assertEquals(2, run("store", "import", folder.resolve("our.cfg").toString(), "--jdbc", "jdbc:nobody:x", "--driver", "/nowhere.jar"));
    }

    @Test
    void aDatabaseWithoutTheTablesIsALineForEachSession() {
        assertEquals(1, run("store", "import", folder.resolve("our.cfg").toString(), "--jdbc", "jdbc:sqlite:" + folder.resolve("q.db")));
        assertTrue(err.toString().startsWith("fix: table sessions, session FIX.4.4:US->THEM: the database says: "), err.toString());
    }
}
