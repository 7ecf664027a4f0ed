/**
 * Orders for an acceptor, each answer counted and timed. A {@link fix.bench.LoadSession} belongs to one thread; it starts a second one of
 * its own where orders are sent at a rate. Results are immutable.
 */
package fix.bench;
