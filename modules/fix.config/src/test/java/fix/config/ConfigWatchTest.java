package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.engine.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files are read anew when they have changed and are written no more. */
@Timeout(60)
class ConfigWatchTest {

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final ConfigWatch.Listener listener = new ConfigWatch.Listener() {
        @Override
        public void reloaded(ReloadReport report) {
            told.add(report.lines().getLast());
        }

        @Override
        public void refused(ConfigException wrong) {
            told.add(wrong.getMessage());
        }
    };

    @BeforeEach
    void write() throws Exception {
        write("Include=sessions/*.cfg\n");
        Files.createDirectory(folder.resolve("sessions"));
    }

    @AfterEach
    void close() throws Exception {
        for (var resource : open.reversed()) {
            resource.close();
        }
    }

    private void write(String more) throws Exception {
        Files.writeString(folder.resolve("a.cfg"), "[DEFAULT]\nConnectionType=acceptor\nBeginString=FIX.4.4\nSenderCompID=A\nSocketAcceptAddress=127.0.0.1\nSocketAcceptPort=0\nStore=memory\n"
                + more + "[SESSION]\nTargetCompID=B\n");
    }

    private ConfigWatch watch() throws Exception {
        var source = ConfigSource.file(folder.resolve("a.cfg")).withEnvironment(Map.of());
        var engine = ConfiguredEngine.start(source::read, _ -> new Application() { }, _ -> { });
        open.add(engine);
        var watch = ConfigWatch.start(engine, listener);
        open.add(watch);
        return watch;
    }

    @Test
    void aChangeCountsOnceItHasSettledAndIsToldOnce() throws Exception {
        var watch = watch();
        watch.check();
        Files.writeString(folder.resolve("sessions/c.cfg"), "[SESSION]\nTargetCompID=C\n");
        watch.check();
        assertEquals(List.of(), List.copyOf(told), "it may be being written");
        watch.check();
        watch.check();
        assertEquals(List.of("reloaded: 1 added, 0 removed, 0 changed, 1 as they were"), List.copyOf(told));
        Files.delete(folder.resolve("sessions/c.cfg"));
        watch.check();
        watch.check();
        assertEquals("reloaded: 0 added, 1 removed, 0 changed, 1 as they were", List.copyOf(told).getLast());
    }

    @Test
    void whatIsWrongIsToldOnceForEachStateOfTheFiles() throws Exception {
        var watch = watch();
        write("HeartBeatInt=5\n");
        for (int i = 0; i < 4; i++) {
            watch.check();
        }
        assertEquals(List.of(folder.resolve("a.cfg") + ":8:1: HeartBeatInt: unknown setting; did you mean HeartBtInt?"), List.copyOf(told));
        write("HeartBtInt=5\n");
        for (int i = 0; i < 4; i++) {
            watch.check();
        }
        assertEquals(2, told.size());
    }

    @Test
    void theConfigurationSaysHowOften() throws Exception {
        write("ReloadInterval=1\n");
        watch();
        write("ReloadInterval=1\nHeartBtInt=5\n");
        assertTrue(told.poll(30, TimeUnit.SECONDS).startsWith("reloaded: "));
    }

    private void writeWithPassword(String from) throws Exception {
        write("Username=joe\nPassword=${file:" + from + "}\n");
    }

    @Test
    void aFileThatAValueComesFromCountsAsOneOfThem() throws Exception {
        var secret = Files.writeString(folder.resolve("password"), "old");
        writeWithPassword(secret.toString());
        var watch = watch();
        watch.check();
        watch.check();
        assertEquals(List.of(), List.copyOf(told));
        Files.writeString(secret, "other");
        watch.check();
        watch.check();
        watch.check();
        assertEquals(List.of("reloaded: 0 added, 0 removed, 1 changed, 0 as they were"), List.copyOf(told));
    }

    /** As clusters put secrets into containers: the files are links into a folder, and that is a link to another one from one instant to the next. */
    @Test
    void soDoesOneThatIsReplacedByALink() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("first")).resolve("password"), "same");
        Files.writeString(Files.createDirectory(folder.resolve("second")).resolve("password"), "diff");
        var data = Files.createSymbolicLink(folder.resolve("data"), folder.resolve("first"));
        var secret = Files.createSymbolicLink(folder.resolve("password"), Path.of("data/password"));
        writeWithPassword(secret.toString());
        var watch = watch();
        var fresh = Files.createSymbolicLink(folder.resolve("data.new"), folder.resolve("second"));
        Files.move(fresh, data, java.nio.file.StandardCopyOption.ATOMIC_MOVE, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        watch.check();
        watch.check();
        assertEquals(List.of("reloaded: 0 added, 0 removed, 1 changed, 0 as they were"), List.copyOf(told));
    }

    @Test
    void oneThatAWrongConfigurationWaitsForIsLookedForToo() throws Exception {
        var watch = watch();
        var absent = folder.resolve("password");
        writeWithPassword(absent.toString());
        watch.check();
        watch.check();
        assertEquals(1, told.size());
        assertTrue(told.peek().contains("the file " + absent + " cannot be read (there is no such file)"), told.peek());
        Files.writeString(absent, "it comes later");
        watch.check();
        watch.check();
        assertEquals("reloaded: 0 added, 0 removed, 1 changed, 0 as they were", List.copyOf(told).getLast());
    }

    @Test
    void whatANewConfigurationBringsAlongIsNoFurtherChange() throws Exception {
        var watch = watch();
        write("SecretKeyset=" + Files.writeString(folder.resolve("our.keyset"), "") + "\n");
        for (int i = 0; i < 5; i++) {
            watch.check();
        }
        assertEquals(List.of("reloaded: 0 added, 0 removed, 1 changed, 0 as they were"), List.copyOf(told));
        Files.writeString(folder.resolve("our.keyset"), "rotated");
        watch.check();
        watch.check();
        assertEquals(2, told.size(), "the keyset counts from then on");
    }

    @Test
    void oneThatTheEnvironmentNamesCountsAsWell() throws Exception {
        var secret = Files.writeString(folder.resolve("password"), "old");
        write("Username=joe\n");
        var source = ConfigSource.file(folder.resolve("a.cfg")).withEnvironment(Map.of("HEDDLE_PASSWORD", "${file:" + secret + "}"));
        var engine = ConfiguredEngine.start(source::read, _ -> new Application() { }, _ -> { });
        open.add(engine);
        var watch = ConfigWatch.start(engine, listener);
        open.add(watch);
        Files.writeString(secret, "other");
        watch.check();
        watch.check();
        assertEquals(List.of("reloaded: 0 added, 0 removed, 1 changed, 0 as they were"), List.copyOf(told));
    }
}
