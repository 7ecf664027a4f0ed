/**
 * What every message store must do, as tests: extend {@link fix.store.testkit.StoreContract} in the tests of a provider, and
 * {@link fix.store.testkit.StoreModelContract} too where jqwik is at hand.
 *
 * <p>Threads: the tests start their own and join them; each test opens a store of its own.
 */
package fix.store.testkit;
