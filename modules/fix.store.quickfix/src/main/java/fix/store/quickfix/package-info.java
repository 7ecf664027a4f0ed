/**
 * Moving in: what QuickFIX/J and QuickFIX keep of a session, in files or in a database, is read and written into a {@link fix.store.MessageStore}.
 * Sources are read by one thread, and nothing in them is changed. The engine that wrote them must be at rest.
 */
package fix.store.quickfix;
