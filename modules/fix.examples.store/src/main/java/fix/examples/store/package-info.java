/**
 * A store of one's own, as small as a durable one can be: every batch is appended to a file, and everything is kept in the memory store too, which answers all questions. It
 * passes the contract kit. Safe for use by many threads; who writes a session's file holds that session's lock.
 */
package fix.examples.store;
