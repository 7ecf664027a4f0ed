package fix.examples.store;

import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.spi.StoreProvider;
import fix.store.spi.StoreSetting;
import fix.store.spi.StoreSettings;
import java.nio.file.Path;
import java.util.List;

/** {@code Store=diary}. */
public final class DiaryStoreProvider implements StoreProvider {
    private static final String STORE_PATH = "StorePath";

    /** For {@link java.util.ServiceLoader}. */
    public DiaryStoreProvider() {}

    @Override
    public String name() {
        return "diary";
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public List<StoreSetting> settings() {
        return List.of(new StoreSetting(STORE_PATH, List.of(), "", "the folder with a file for each session; made when there is none"));
    }

    @Override
    public MessageStore open(StoreSettings settings) throws StoreException {
        return DiaryStore.open(Path.of(settings.checked(this).get(STORE_PATH)));
    }
}
