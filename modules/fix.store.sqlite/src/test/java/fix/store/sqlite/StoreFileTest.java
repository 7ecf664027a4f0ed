package fix.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.store.Durability;
import fix.store.StoreException;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The file: where it is, whose it is, and who else has it. */
class StoreFileTest {

    @Test
    void aFolderHoldsTheDatabaseAndAPathThatEndsInDbIsIt(@TempDir Path dir) throws Exception {
        assertFile(dir.resolve("a/b/heddle.db"), dir.resolve("a/b"));
        assertFile(dir.resolve("c/orders.db"), dir.resolve("c/orders.db"));
        Files.createDirectory(dir.resolve("folder.db"));
        assertFile(dir.resolve("folder.db/heddle.db"), dir.resolve("folder.db"));
        Files.createFile(dir.resolve("plain"));
        assertFile(dir.resolve("plain"), dir.resolve("plain"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatItMakesIsForItsOwnerAlone(@TempDir Path dir) throws Exception {
        try (var store = SqliteStore.open(dir.resolve("new/store"),
                Durability.PROCESS); var session = store.open(SessionID.of("FIX.4.4", "A", "B"))) {
            CrashChild.writeBatches(session, 1);
            assertEquals("rwx------", permissions(dir.resolve("new")));
            assertEquals("rwx------", permissions(dir.resolve("new/store")));
            for (var suffix : new String[] {"", "-wal", "-shm", ".lock"}) {
                assertEquals("rw-------", permissions(Path.of(store.file() + suffix)));
            }
        }
    }

    @Test
    void aSecondStoreOnTheFileIsRefusedAndDoesNotBreakTheFirstOnesLock(@TempDir Path dir) throws Exception {
        try (var store = SqliteStore.open(dir, Durability.PROCESS)) {
            var words = assertThrows(StoreException.class, () -> SqliteStore.open(dir, Durability.PROCESS)).getMessage();
            assertEquals(store.file() + " is open already in this process; open a store once and share it", words);
            var link = Files.createSymbolicLink(dir.resolve("link.db"), store.file());
            assertThrows(StoreException.class, () -> SqliteStore.open(link, Durability.PROCESS));
            store.open(SessionID.of("FIX.4.4", "A", "B")).close();
        }
        SqliteStore.open(dir, Durability.PROCESS).close();
    }

    @Test
    @Timeout(60)
    void aStoreThatAnotherProcessHasIsRefusedByTheNumberOfThatProcess(@TempDir Path dir) throws Exception {
        var child = CrashChild.start(dir);
        try (BufferedReader out = child.inputReader()) {
            assertEquals("READY", out.readLine(), "the child did not come up");
            var words = assertThrows(StoreException.class, () -> SqliteStore.open(dir, Durability.PROCESS)).getMessage();
            assertTrue(words.contains("heddle.db is in use by another process, pid " + child.pid() + ";"), words);
        } finally {
            child.destroyForcibly().waitFor();
        }
        SqliteStore.open(dir, Durability.PROCESS).close();
    }

    @Test
    void aPathThatCannotBeMadeIsNamed(@TempDir Path dir) throws Exception {
        Files.createFile(dir.resolve("file"));
        var words = assertThrows(StoreException.class, () -> SqliteStore.open(dir.resolve("file/store"), Durability.PROCESS)).getMessage();
        assertTrue(words.contains("cannot create " + dir.resolve("file/store/heddle.db")) && words.contains("check StorePath"), words);
    }

    private static void assertFile(Path expected, Path storePath) throws Exception {
        try (var store = SqliteStore.open(storePath, Durability.PROCESS)) {
            assertEquals(expected.toRealPath(), store.file());
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
