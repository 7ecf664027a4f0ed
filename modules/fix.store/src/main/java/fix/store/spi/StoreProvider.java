package fix.store.spi;

import fix.store.MessageStore;
import fix.store.StoreException;
import java.util.List;

/** Makes stores of one kind. Found through {@link java.util.ServiceLoader}; a stateless factory, safe for use by many threads. */
public interface StoreProvider {

    /** Stable, lower-case, unique: what {@code Store=} names. */
    String name();

    /** Whether what is written survives the process. Such a provider is chosen without being named when it is the only one. */
    boolean durable();

    /** The settings that it understands, in the order of its documentation. */
    List<StoreSetting> settings();

    /**
     * Opens a store, made when there is none. Checks the settings before it touches anything.
     *
     * @throws StoreException when a setting is wrong, or when the store cannot be opened
     */
    MessageStore open(StoreSettings settings) throws StoreException;
}
