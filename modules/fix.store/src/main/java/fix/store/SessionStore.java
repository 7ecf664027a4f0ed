package fix.store;

import fix.core.SessionID;
import java.util.List;
import java.util.Optional;

/**
 * One session's messages and numbers. Safe for use by many threads; writes are carried out one after the other, in the order of the calls.
 *
 * <p>After a write that failed, or of which it is not known whether it was committed, nothing is written until {@link #recover} has read
 * what is really there.
 */
public interface SessionStore extends AutoCloseable {

    SessionID session();

    /** The place after the last write that returned. While {@link #failure} is present: after the last one known to be committed. */
    Position position();

    /**
     * Carries out a batch in one atomic step: all of it or nothing. Blocks until it is as durable as {@link MessageStore#durability} says;
     * an empty batch returns at once. A virtual thread that waits here does not pin its carrier. An interrupt neither ends the wait nor the
     * write; the thread's interrupt status is kept.
     *
     * @param batch read until this returns; its bytes for as long as the store lives
     * @throws StoreException when nothing was stored, or when that is unknown; from then on every write fails until {@link #recover}
     */
    void write(List<StoreOp> batch) throws StoreException;

    /**
     * The next piece of a replay: the messages that took a number from {@code from} to {@code to}, both included, in ascending order, of
     * those committed. Numbers that were never used are passed over. Empty when there is none; go on after the last number returned.
     *
     * @param to          {@link Long#MAX_VALUE} for the last one
     * @param maxMessages at most so many, at least 1
     * @param maxBytes    at most so many bytes of messages, but always one message when there is one
     * @throws StoreException when the data cannot be read or is damaged, or when this is closed
     */
    List<StoredMessage> readChunk(long generation, Direction direction, long from, long to, int maxMessages, int maxBytes)
            throws StoreException;

    /** Why no write is accepted, until {@link #recover}. */
    Optional<StoreException> failure();

    /**
     * Reads again what is committed, and accepts writes from there on. Without a failure it just reads.
     *
     * @return the position to go on from: that of the failed batch when its commit went through after all
     * @throws StoreException when that cannot be read, or when this is closed; the failure stays
     */
    Position recover() throws StoreException;

    /** Waits for the writes under way and gives the session free. A second call does nothing. */
    @Override
    void close();
}
