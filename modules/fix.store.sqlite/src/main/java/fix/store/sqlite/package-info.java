/**
 * The embedded store: one SQLite database file for many sessions.
 *
 * <p>Threads: a store owns one platform thread that writes, commits the batches of all sessions in groups, and indexes behind them; and two
 * platform threads that read. Callers, virtual threads usually, hand their work over and park; an interrupt does not reach the file.
 * Segments are encoded by the caller.
 */
package fix.store.sqlite;
