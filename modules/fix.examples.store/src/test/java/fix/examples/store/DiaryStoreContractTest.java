package fix.examples.store;

import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.testkit.StoreContract;
import java.nio.file.Path;

/** The contract that every store passes. */
class DiaryStoreContractTest extends StoreContract {
    @Override
    public MessageStore open(Path dir) throws StoreException {
        return DiaryStore.open(dir.resolve("diaries"));
    }

    @Override
    public boolean survivesReopen() {
        return true;
    }
}
