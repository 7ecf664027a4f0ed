package fix.store.sqlite;

import fix.core.SessionID;
import fix.store.Durability;
import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.testkit.StoreContract;
import java.nio.file.Path;

class SqliteStoreContractTest extends StoreContract {

    @Override
    public MessageStore open(Path dir) throws StoreException {
        return SqliteStore.open(dir, Durability.PROCESS);
    }

    @Override
    public boolean survivesReopen() {
        return true;
    }

    @Override
    public boolean breakWrites(MessageStore store, SessionID session) throws StoreException {
        return Sabotage.breakWrites((SqliteStore) store, session);
    }

    @Override
    public void mend(MessageStore store, SessionID session) throws StoreException {
        Sabotage.mend((SqliteStore) store);
    }
}
