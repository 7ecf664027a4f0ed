/** The contract kit for stores. */
package fix.store.testkit;
