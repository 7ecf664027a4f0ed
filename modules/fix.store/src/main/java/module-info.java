/**
 * The store SPI and the memory store.
 *
 * @uses fix.store.spi.StoreProvider the kinds of store
 */
module fix.store {
    requires transitive fix.core;

    exports fix.store;
    exports fix.store.spi;

    uses fix.store.spi.StoreProvider;

    provides fix.store.spi.StoreProvider with fix.store.memory.MemoryStoreProvider;
}
