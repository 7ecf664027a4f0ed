/**
 * The engine: sessions that trade over connections and keep their place in a store.
 *
 * <p>{@link fix.engine.FixEngine} and {@link fix.engine.Session} may be used from any thread. An {@link fix.engine.Application}
 * is called by the engine: {@code onLogon}, {@code fromApp} and {@code onLogout} of one session on one virtual thread, one at a
 * time, in wire order; they may block for as long as they like. {@code toApp} runs on the thread that sends. {@code fromAdmin} and
 * {@code toAdmin} must not block.
 */
package fix.engine;
