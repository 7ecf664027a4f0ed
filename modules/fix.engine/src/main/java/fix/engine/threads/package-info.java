/**
 * The engine's threads: they alone do I/O, and they do nothing that the driver could do.
 *
 * <p>A session has a handler and a writer for as long as it lives, and a reader for each connection, all virtual. One platform
 * thread, the ticker, watches every deadline. A session's lock covers the driver's step, nothing else: never a commit, a write to a
 * socket, or a call of the application.
 */
package fix.engine.threads;
