/**
 * For tests: a {@link fix.testkit.FaultProxy} between two parties, a {@link fix.testkit.MockCounterparty} in the place of one.
 *
 * <p>All of it runs on real sockets of the loopback address. What has threads is safe for use by many, ends them in {@code close()},
 * and waits with time limits, never by sleeping. Values are immutable.
 */
package fix.testkit;
