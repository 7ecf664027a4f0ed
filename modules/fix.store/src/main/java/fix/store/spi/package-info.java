/** What a store provider implements. */
package fix.store.spi;
