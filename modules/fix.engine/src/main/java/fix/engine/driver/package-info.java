/**
 * The driver: runs the protocol of {@link fix.session.SessionProtocol} for one session, with its queues between the line, the
 * store and the application. It has no thread, no lock and no I/O of its own, so the engine's threads and the simulator run the
 * very same code.
 *
 * <p>Nothing here is thread-safe. The engine calls {@link fix.engine.driver.SessionDriver} and the queues under the session's lock;
 * {@link fix.engine.driver.Batch} and {@link fix.engine.driver.Replayer} do their work outside it, on the thread that took them.
 */
package fix.engine.driver;
