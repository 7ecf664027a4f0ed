/**
 * The FIX session protocol as a pure state machine.
 *
 * <p>{@link fix.session.SessionProtocol#step} takes a state and an input and gives the next state and what is to be done
 * about it. It reads no clock (an input that needs the time carries it), does no I/O, draws no random number and logs
 * nothing. What the peer does wrong becomes an effect; only a programmer's error throws.
 *
 * <p>Everything in this package is immutable, but for the drafts inside {@link fix.session.Effect.Transmit}, which belong to
 * whoever carries the effect out. So any thread may call {@code step}; who calls it for one session must do so one at a time.
 *
 * <p>Times are {@link fix.session.Moment}s: wall time for what goes on the wire, monotonic time for every timer. Sequence
 * numbers are {@code long}, from 1 up.
 */
package fix.session;
