/**
 * What a kind of store implements to be found: {@link fix.store.spi.StoreProvider}. Everything here is immutable or stateless, so safe for
 * use by many threads.
 */
package fix.store.spi;
