package fix.engine;

import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.Stores;
import fix.store.spi.StoreSettings;
import java.util.Optional;

/**
 * The store of an engine.
 *
 * @param store it
 * @param owned the engine has opened it, and closes it
 */
record EngineStore(MessageStore store, boolean owned) {

    /** The store that was given, or else the one of this name. */
    static EngineStore open(Optional<MessageStore> given, String name, StoreSettings settings) {
        try {
            return given.isPresent() ? new EngineStore(given.get(), false) : new EngineStore(Stores.installed().open(name, settings), true);
        } catch (StoreException failed) {
            throw new EngineException(failed.getMessage());
        }
    }

    void close() {
        if (owned) {
            try {
                store.close();
            } catch (StoreException failed) {
                throw new EngineException("the store could not be closed: " + failed.getMessage());
            }
        }
    }

    /** After a failure, which is the one to tell. */
    void release() {
        try {
            close();
        } catch (EngineException untold) {
            // the first failure is the one to tell
        }
    }
}
