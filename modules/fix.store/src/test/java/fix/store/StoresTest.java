package fix.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.store.memory.MemoryStoreProvider;
import fix.store.spi.StoreProvider;
import fix.store.spi.StoreSetting;
import fix.store.spi.StoreSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoresTest {
    private static final StoreProvider MEMORY = new MemoryStoreProvider();

    private record Durable(String name) implements StoreProvider {
        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public List<StoreSetting> settings() {
            return List.of();
        }

        @Override
        public MessageStore open(StoreSettings settings) {
            return MessageStore.inMemory();
        }
    }

    @Test
    void theOneThatIsNamedIsChosen() throws StoreException {
        var disk = new Durable("disk");
        assertEquals(MEMORY, Stores.of(List.of(MEMORY, disk)).resolve("memory"));
        assertEquals(disk, Stores.of(List.of(MEMORY, disk)).resolve("disk"));
    }

    @Test
    void theOnlyDurableOneNeedsNoName() throws StoreException {
        var disk = new Durable("disk");
        assertEquals(disk, Stores.of(List.of(MEMORY, disk)).resolve(""));
    }

    @Test
    void memoryIsNeverChosenUnasked() {
        assertWords("no durable store provider is there, and none is named; add one of these lines: Store=memory (survives nothing, fix.store.memory.MemoryStoreProvider", List.of(MEMORY), "");
    }

    @Test
    void twoDurableOnesAreAnErrorThatListsTheLinesToAdd() {
        var providers = List.of(MEMORY, new Durable("disk"), new Durable("cloud"));
        assertWords("more than one durable store provider is there, and none is named; add one of these lines: Store=cloud (fix.store.StoresTest$Durable", providers, "");
        assertWords(", Store=disk (", providers, "");
        assertWords(", Store=memory (survives nothing, ", providers, "");
    }

    @Test
    void aNameThatNobodyHasIsAnErrorThatListsThoseThatAreThere() {
        assertWords("no store provider is named sqllite; add one of these lines: Store=disk (", List.of(new Durable("disk")), "sqllite");
    }

    @Test
    void noProviderAtAllIsAnErrorThatSaysWhatToAdd() {
        assertWords("add a store module, fix.store.sqlite for instance", List.of(), "");
    }

    @Test
    void twoProvidersOfOneNameAreAnErrorThatNamesBoth() {
        var words = assertThrows(StoreException.class, () -> Stores.of(List.of(new Durable("memory"), MEMORY))).getMessage();
        assertTrue(words.contains("two store providers are named memory: fix.store.StoresTest$Durable")
                && words.contains(" and fix.store.memory.MemoryStoreProvider"), words);
    }

    @Test
    void theMemoryStoreIsInstalledAndOpensByItsName() throws Exception {
        assertTrue(Stores.installed().providers().stream().anyMatch(MemoryStoreProvider.class::isInstance));
        try (var store = Stores.installed().open("memory", StoreSettings.NONE)) {
            assertEquals(Durability.NONE, store.durability());
        }
    }

    private static void assertWords(String expected, List<StoreProvider> providers, String name) {
        var words = assertThrows(StoreException.class, () -> Stores.of(providers).resolve(name)).getMessage();
        assertTrue(words.contains(expected), words);
    }
}
