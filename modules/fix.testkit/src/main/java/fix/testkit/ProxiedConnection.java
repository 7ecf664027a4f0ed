package fix.testkit;

import java.time.Duration;
import java.util.Set;

/** A connection through a {@link FaultProxy}. Safe for use by many threads. */
public interface ProxiedConnection {
    /** Its number: the first that was accepted has 1. */
    int number();

    /** Whether it has not ended. */
    boolean isOpen();

    /** How many bytes were read from who sends in this direction. */
    long bytesSent(Flow flow);

    /** How many whole frames those were. */
    long framesSent(Flow flow);

    /** How many bytes were written to who receives in this direction. */
    long bytesDelivered(Flow flow);

    /** How many writes those were. */
    long writes(Flow flow);

    /**
     * From here on this goes wrong, as well. What is at once has happened when this returns.
     *
     * @param fault its place is counted from here on
     */
    void give(Flow flow, Fault fault);

    /** {@link #give} for both directions. */
    default void give(Fault fault) {
        for (var flow : Flow.values()) {
            give(flow, fault);
        }
    }

    /** Nothing goes wrong any more. What a stall held goes on its way; what was swallowed is lost. */
    void heal();

    /** Ends the connection at once; what is on its way is lost. */
    void cut();

    /** Ends the connection at once by RST. */
    void reset();

    /** The kinds of fault that have struck; those that shape the traffic do so from the beginning. */
    Set<Fault.Kind> struck();

    /**
     * Waits until the connection has ended.
     *
     * @return false when the time ran out
     * @throws InterruptedException when interrupted
     */
    boolean awaitEnd(Duration atMost) throws InterruptedException;

    /**
     * Waits until so many bytes were written to who receives in this direction.
     *
     * @return false when the time ran out, or the connection ended before
     * @throws InterruptedException when interrupted
     */
    boolean awaitDelivered(Flow flow, long bytes, Duration atMost) throws InterruptedException;

    /**
     * Waits until a fault of this kind has struck.
     *
     * @return false when the time ran out, or the connection ended before
     * @throws InterruptedException when interrupted
     */
    boolean awaitStruck(Fault.Kind kind, Duration atMost) throws InterruptedException;
}
