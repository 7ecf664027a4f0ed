/**
 * An example of a store of one's own: put this module on the module path and write {@code Store=diary}.
 *
 * @provides fix.store.spi.StoreProvider {@code diary}
 */
module fix.examples.store {
    requires fix.store;

    provides fix.store.spi.StoreProvider with fix.examples.store.DiaryStoreProvider;
}
