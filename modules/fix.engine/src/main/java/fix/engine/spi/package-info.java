/**
 * What others plug into an engine: who may log on ({@link fix.engine.spi.Authenticator}), and which sessions there are
 * ({@link fix.engine.spi.SessionProvider}).
 *
 * <p>Implementations are called on the engine's threads, several at once, and may block: at most 16 calls run at a time, each for as long
 * as the connection may last without a logon (LogonTimeout), after which it is interrupted and the connection ends.
 */
package fix.engine.spi;
