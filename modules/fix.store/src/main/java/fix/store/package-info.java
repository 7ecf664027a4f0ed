/**
 * Messages and sequence numbers that outlive a connection.
 *
 * <p>A {@link fix.store.MessageStore} holds many sessions; a {@link fix.store.SessionStore} is one session's part, with one owner at a
 * time. A batch of {@link fix.store.StoreOp} is one atomic step, and {@link fix.store.Position#after} are the rules that every
 * store keeps. {@link fix.store.Stores} finds providers.
 *
 * <p>Threads: stores are safe for use by many threads; the records are immutable. Calls block until they are done, on virtual threads
 * without pinning the carrier, and an interrupt does not end them. A store never runs a caller's code on its own threads.
 */
package fix.store;
