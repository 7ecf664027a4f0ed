package fix.store.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fix.store.MessageStore;
import fix.store.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreSettingsTest {

    private static final StoreProvider PROVIDER = new StoreProvider() {
        @Override
        public String name() {
            return "disk";
        }

        @Override
        public boolean durable() {
            return true;
        }

        @Override
        public List<StoreSetting> settings() {
            return List.of(new StoreSetting("StorePath", List.of(), "", "the folder"),
                    new StoreSetting("Durability", List.of("PROCESS", "DISK"), "PROCESS", "what it survives"));
        }

        @Override
        public MessageStore open(StoreSettings settings) {
            return MessageStore.inMemory();
        }
    };

    @Test
    void whatIsNotSetHasItsDefault() throws StoreException {
        var checked = StoreSettings.NONE.with("StorePath", "var").checked(PROVIDER);
        assertEquals("var", checked.get("StorePath"));
        assertEquals("PROCESS", checked.get("Durability"));
        assertEquals("DISK", StoreSettings.NONE.with("StorePath", "var").with("Durability", "DISK").checked(PROVIDER).get("Durability"));
    }

    @Test
    void aMissingSettingIsNamedWithItsMeaning() {
        assertWords("store disk needs StorePath=: the folder", StoreSettings.NONE);
    }

    @Test
    void anUnknownSettingIsNamedWithThoseThatAreKnown() {
        assertWords("store disk does not know the setting StorePaht; it knows StorePath, Durability",
                StoreSettings.NONE.with("StorePaht", "x"));
    }

    @Test
    void aValueThatIsNotAllowedIsNamedWithThoseThatAre() {
        assertWords("Durability=MAYBE of store disk is not allowed; allowed: PROCESS, DISK", StoreSettings.NONE.with("StorePath", "x")
                .with("Durability", "MAYBE"));
    }

    @Test
    void aSettingThatWasNeverCheckedIsAProgrammersError() {
        assertThrows(IllegalArgumentException.class, () -> StoreSettings.NONE.get("StorePath"));
    }

    private static void assertWords(String expected, StoreSettings settings) {
        assertEquals(expected, assertThrows(StoreException.class, () -> settings.checked(PROVIDER)).getMessage());
    }
}
