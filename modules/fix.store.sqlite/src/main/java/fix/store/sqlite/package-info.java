/** The SQLite store. */
package fix.store.sqlite;
