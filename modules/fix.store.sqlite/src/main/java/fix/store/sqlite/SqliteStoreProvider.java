package fix.store.sqlite;

import fix.store.Durability;
import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.spi.StoreProvider;
import fix.store.spi.StoreSetting;
import fix.store.spi.StoreSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code Store=sqlite}. */
public final class SqliteStoreProvider implements StoreProvider {
    private static final String STORE_PATH = "StorePath";
    private static final String DURABILITY = "Durability";

    /** For {@link java.util.ServiceLoader}; in code, {@link SqliteStore#open} is shorter. */
    public SqliteStoreProvider() {}

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public List<StoreSetting> settings() {
        return List.of(
                new StoreSetting(STORE_PATH, List.of(), "",
                        "the folder that holds the database, or the database file itself when it ends in .db; made when there is none"),
                new StoreSetting(DURABILITY, List.of(Durability.PROCESS.name(), Durability.DISK.name()), Durability.PROCESS.name(),
                        "what a stored message survives: PROCESS the end of the process at any instant, DISK the loss of power too"));
    }

    @Override
    public MessageStore open(StoreSettings settings) throws StoreException {
        var checked = settings.checked(this);
        try {
            return SqliteStore.open(Path.of(checked.get(STORE_PATH)), Durability.valueOf(checked.get(DURABILITY)));
        } catch (InvalidPathException e) {
            throw new StoreException(STORE_PATH + "=" + checked.get(STORE_PATH) + " is not a path: " + e.getReason(), e);
        }
    }
}
