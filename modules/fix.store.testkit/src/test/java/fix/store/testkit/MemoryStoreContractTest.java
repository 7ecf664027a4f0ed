package fix.store.testkit;

import fix.store.MessageStore;
import java.nio.file.Path;

/** The memory store, here because fix.store cannot depend on its own contract. */
class MemoryStoreContractTest extends StoreContract {

    @Override
    public MessageStore open(Path dir) {
        return MessageStore.inMemory();
    }

    @Override
    public boolean survivesReopen() {
        return false;
    }
}
