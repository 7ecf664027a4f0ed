/**
 * Message logs in files. Any thread may hand over messages; {@link fix.engine.messagelog.LogThread}'s own thread alone formats and writes them.
 */
package fix.engine.messagelog;
