package crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn -Pcrash -pl checks/crash -am verify -Dkills=200 -Dseed=1}; a seed repeats the choice of whom to kill and when, not the threads' course. */
class CrashTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void whoeverIsKilledTheSessionRecoversAndEveryOrderIsAnsweredExactlyOnce() throws Exception {
        int kills = Integer.getInteger("kills", 20);
        long seed = System.getProperty("seed", "").isEmpty() ? new Random().nextLong() : Long.getLong("seed");
        var what = kills + " kills with seed " + seed + " in " + folder;
        System.out.println(what);
        var harness = new Harness(Path.of(System.getProperty("repo.root"), "modules/fix.cli/target/lib"), folder, seed);
        harness.run(kills);
        var acknowledged = acknowledged();
        var checker = new Checker(
                Side.read("trader", Trader.SESSION, folder.resolve("trader"), folder.resolve("log")),
                Side.read("broker", SessionID.of("FIX.4.4", "BROKER", "TRADER"), folder.resolve("broker"), folder.resolve("log")),
                acknowledged);
        System.out.println(checker.inWords() + "; the trader was started " + harness.lives() + " times; " + harness.slowCallbacks()
                + " callbacks took more than 100 ms, and could lose the promise to answer once");
        assertEquals(List.of(), checker.violations(), what);
        assertTrue(acknowledged.size() > kills, acknowledged.size() + " orders");
    }

    private Map<String, Long> acknowledged() throws Exception {
        var numbers = new HashMap<String, Long>();
        for (var line : Files.readAllLines(folder.resolve("acknowledged"))) {
            var words = line.split(" ");
            numbers.put(words[0], Long.parseLong(words[1]));
        }
        return numbers;
    }
}
