package fix.store.memory;

import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.spi.StoreProvider;
import fix.store.spi.StoreSetting;
import fix.store.spi.StoreSettings;
import java.util.List;

/** {@code Store=memory}: has no settings, survives nothing, and so must be named. */
public final class MemoryStoreProvider implements StoreProvider {

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public List<StoreSetting> settings() {
        return List.of();
    }

    @Override
    public MessageStore open(StoreSettings settings) throws StoreException {
        settings.checked(this);
        return new MemoryMessageStore();
    }
}
