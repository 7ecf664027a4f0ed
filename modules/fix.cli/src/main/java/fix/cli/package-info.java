/**
 * The fix command: one class for each command, and what they share.
 *
 * <p>A command runs on the main thread. A shutdown hook ends it when the process is told to end; see {@link fix.cli.Ending}. What engines call runs on their
 * threads, and prints through {@link fix.cli.Console}, which keeps lines whole.
 */
package fix.cli;
