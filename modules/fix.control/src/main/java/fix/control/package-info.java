/**
 * The control socket: a Unix domain socket in a folder that only its owner may enter, and a token in a file that only its owner may read.
 * {@link fix.control.ControlServer} is the engine's end, {@link fix.control.ControlClient} the other.
 *
 * <p>A line is UTF-8, at most 8 KiB: a word, then {@code key=value} with values as in a URL's query. The client begins with
 * {@code HEDDLE-CONTROL version=1 token=...}; then each command gets lines {@code DATA ...}, and one {@code OK} or {@code ERR text=...}.
 * Whoever sends no whole line for 10 s is cut off; at most 8 clients are served at once.
 *
 * <p>The server's threads are its own; the client belongs to one thread.
 */
package fix.control;
