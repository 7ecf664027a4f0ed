package fix.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.store.Durability;
import fix.store.StoreException;
import fix.store.Stores;
import fix.store.spi.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreProviderTest {

    @Test
    void itIsFoundByItsNameAndWithoutOneAsTheOnlyDurableStore(@TempDir Path dir) throws Exception {
        var settings = StoreSettings.NONE.with("StorePath", dir.toString());
        for (var name : new String[] {"sqlite", ""}) {
            try (var store = Stores.installed().open(name, settings)) {
                assertInstanceOf(SqliteStore.class, store);
                assertEquals(Durability.PROCESS, store.durability());
            }
        }
        try (var store = Stores.installed().open("sqlite", settings.with("Durability", "DISK"))) {
            assertEquals(Durability.DISK, store.durability());
        }
    }

    @Test
    void itsSettingsAreCheckedBeforeAnythingIsTouched(@TempDir Path dir) {
        assertWords("store sqlite needs StorePath=: ", StoreSettings.NONE);
        assertWords("Durability=NONE of store sqlite is not allowed; allowed: PROCESS, DISK",
                StoreSettings.NONE.with("StorePath", dir.resolve("none").toString()).with("Durability", "NONE"));
        assertWords("store sqlite does not know the setting Path; it knows StorePath, Durability", StoreSettings.NONE.with("Path", "x"));
        assertWords("is not a path: ", StoreSettings.NONE.with("StorePath", "nul\0byte"));
        assertTrue(Files.notExists(dir.resolve("none")));
    }

    private static void assertWords(String expected, StoreSettings settings) {
        var words = assertThrows(StoreException.class, () -> new SqliteStoreProvider().open(settings)).getMessage();
        assertTrue(words.contains(expected), words);
    }
}
