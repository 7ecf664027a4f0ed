/**
 * Messages: reading, building, naming the session they belong to.
 *
 * <p>Threads: a {@link fix.core.Message} and its {@link fix.core.Group}s are immutable and may be shared; a
 * {@link fix.core.MessageBuilder} or {@link fix.core.GroupBuilder} belongs to one thread at a time. No method takes or returns null.
 */
package fix.core;
