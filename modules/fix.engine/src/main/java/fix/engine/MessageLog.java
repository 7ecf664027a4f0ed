package fix.engine;

import fix.core.SessionID;
import java.util.List;

/**
 * Sees every message on its way, for people to read later. What is shown may hold secrets: an implementation masks them
 * ({@link fix.core.Message#toString} does). Called by many threads; one call at a time for one direction of one session.
 */
public interface MessageLog extends AutoCloseable {
    /** Keeps nothing. */
    MessageLog NONE = new MessageLog() {};

    /**
     * Frames that came, in order.
     *
     * @param wallNanos when, in nanoseconds since 1970
     */
    default void inbound(SessionID session, List<byte[]> frames, long wallNanos) {}

    /**
     * Frames that are being sent, in order.
     *
     * @param wallNanos when, in nanoseconds since 1970
     */
    default void outbound(SessionID session, List<byte[]> frames, long wallNanos) {}

    /** The session is gone for now: whatever is open for it alone may be closed. It may come again. */
    default void forget(SessionID session) {}

    /** True when frames need not be shown. */
    default boolean isSilent() {
        return this == NONE;
    }

    /** Writes what waits. */
    @Override
    default void close() {}
}
