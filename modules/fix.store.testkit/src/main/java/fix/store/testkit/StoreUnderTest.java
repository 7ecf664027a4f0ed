package fix.store.testkit;

import fix.core.SessionID;
import fix.store.MessageStore;
import fix.store.StoreException;
import java.nio.file.Path;

/** What the contract needs to know of a provider. */
public interface StoreUnderTest {

    /** Opens the provider's store in this folder, the same one again when it has been there before. */
    MessageStore open(Path dir) throws StoreException;

    /** Whether the data is still there when the store was closed and is opened again in the same folder. */
    boolean survivesReopen();

    /**
     * Makes the writes of this one session fail for a cause of the store's own (a full disk, a refused statement) until {@link #mend}.
     * Returns false when the provider has no way to do that, in which case the tests of it are skipped.
     */
    default boolean breakWrites(MessageStore store, SessionID session) throws StoreException {
        return false;
    }

    /** Ends what {@link #breakWrites} began. */
    default void mend(MessageStore store, SessionID session) throws StoreException {}
}
