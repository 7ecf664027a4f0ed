package fix.store.sqlite;

import fix.store.Durability;
import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.testkit.StoreModelContract;
import java.nio.file.Path;

class SqliteStoreModelTest extends StoreModelContract {

    @Override
    public MessageStore open(Path dir) throws StoreException {
        return SqliteStore.open(dir, Durability.PROCESS);
    }

    @Override
    public boolean survivesReopen() {
        return true;
    }
}
