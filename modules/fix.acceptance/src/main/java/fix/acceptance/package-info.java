/**
 * Plays acceptance scripts ({@code .def}) against a FIX acceptor, over any {@link fix.acceptance.Line}: a TCP connection, or a simulated one in virtual time.
 *
 * <p>The runner is an instrument: it reads and checks what it receives with its own few lines of code and shares none with the engine that it judges.
 *
 * <p>Threading: scripts and results are immutable. {@link fix.acceptance.Runner} may be used from any thread; it plays the scripts of each session one after another on one virtual
 * thread with a {@code Line} of its own, those of different sessions side by side. A {@code Line} is used by one thread at a time.
 */
package fix.acceptance;
