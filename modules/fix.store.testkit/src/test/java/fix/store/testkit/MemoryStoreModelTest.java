package fix.store.testkit;

import fix.store.MessageStore;
import java.nio.file.Path;

class MemoryStoreModelTest extends StoreModelContract {

    @Override
    public MessageStore open(Path dir) {
        return MessageStore.inMemory();
    }

    @Override
    public boolean survivesReopen() {
        return false;
    }
}
