/**
 * Engines in virtual time, from a seed: sessions, networks and stores that fail on purpose, without a thread, a socket or a clock.
 *
 * <p>What runs is the driver that the engine's threads run too; the simulator puts an event in the place of each thing that a thread
 * does. The order of the events, their delays and all faults come from one seed, so the same seed repeats a run byte for byte.
 *
 * <p>Nothing here is thread-safe, and nothing is shared: many simulations may run at once, each on a thread of its own.
 */
package fix.simulator;
