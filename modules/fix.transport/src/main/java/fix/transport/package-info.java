/**
 * Connections as bytes: what accepts them, what opens them, and how they end.
 *
 * <p><b>Threads.</b> All calls block, and are made for virtual threads as for platform threads. A {@link fix.transport.Connection} is read by one thread
 * at a time and written by one thread at a time, which may be two. {@code close} of anything here may be called by any thread, at any time, more than
 * once, and it alone ends a blocked call.
 *
 * <p><b>Interrupts.</b> A virtual thread that is interrupted in a read, write, accept or dial closes the socket under it. So only an engine's own threads
 * may do I/O here, never a thread that users can interrupt.
 */
package fix.transport;
