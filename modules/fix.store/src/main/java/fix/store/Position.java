package fix.store;

import fix.core.SessionID;
import java.util.List;
import java.util.Objects;

/**
 * A session's place: what must survive for it to go on. Immutable.
 *
 * <p>Two cursors stand on the inbound side. All numbers below {@code nextInbound} were accepted. Of these the application has handled those
 * up to {@code handled} in {@code handledGeneration}; what it has not are the application messages after that in
 * {@code handledGeneration}, and all those of the generations above it. They are handed over again after a restart.
 *
 * @param generation             the current generation, from 1
 * @param nextOutbound           the number of the next message that we send
 * @param nextInbound            the number of the next message that we accept
 * @param handledGeneration      the generation of {@code handled}
 * @param handled                the last inbound number whose callback returned; 0 when none did
 * @param creationTimeEpochNanos when this generation began, in nanoseconds since 1970: the time of its reset, for the first one the time of
 *                               its first message, 0 before that
 */
public record Position(long generation, long nextOutbound, long nextInbound, long handledGeneration, long handled,
        long creationTimeEpochNanos) {

    /** Where a session stands that never exchanged a message. */
    public static final Position START = new Position(1, 1, 1, 1, 0, 0);

    /** The last inbound number accepted, 0 when none was. */
    public long accepted() {
        return nextInbound - 1;
    }

    /** Whether every message accepted so far, in this generation and those before, has been handled. */
    public boolean isAllHandled() {
        return handledGeneration == generation && handled == accepted();
    }

    /**
     * The position after a batch: the rules of {@link StoreOp}, for every provider to use before it stores anything.
     *
     * @param session named in the exception
     * @throws StoreException when an operation breaks a rule; this is always the caller's fault, and nothing of the batch may be stored
     */
    public Position after(SessionID session, List<StoreOp> batch) throws StoreException {
        var position = this;
        for (var op : batch) position = position.after(session, op);
        return position;
    }

    private Position after(SessionID session, StoreOp op) throws StoreException {
        return switch (op) {
            case StoreOp.Append(var message) -> afterAppend(session, message);
            case StoreOp.Keep(var message) -> {
                if (message.generation() > generation) {
                    throw refused(session, "keeping " + message + " would be ahead of the current generation " + generation);
                }
                yield created(message.timeEpochNanos());
            }
            case StoreOp.NextInbound(var number) -> {
                if (number < nextInbound) throw lowered(session, Direction.INBOUND, nextInbound, number);
                yield new Position(generation, nextOutbound, number, handledGeneration, handled, creationTimeEpochNanos);
            }
            case StoreOp.NextOutbound(var number) -> {
                if (number < nextOutbound) throw lowered(session, Direction.OUTBOUND, nextOutbound, number);
                yield new Position(generation, number, nextInbound, handledGeneration, handled, creationTimeEpochNanos);
            }
            case StoreOp.Handled handledOp -> afterHandled(session, handledOp);
            case StoreOp.Reset reset -> afterReset(session, reset);
        };
    }

    private Position afterAppend(SessionID session, StoredMessage message) throws StoreException {
        if (message.generation() != generation) {
            throw refused(session, "appending " + message + " is not of the current generation " + generation);
        }
        long next = message.direction() == Direction.OUTBOUND ? nextOutbound : nextInbound;
        if (message.msgSeqNum() != next) {
            throw refused(session, "appending " + message + " is not the next number " + next
                    + "; a message that takes no number is kept with Keep");
        }
        var appended = message.direction() == Direction.OUTBOUND
                ? new Position(generation, next + 1, nextInbound, handledGeneration, handled, creationTimeEpochNanos)
                : new Position(generation, nextOutbound, next + 1, handledGeneration, handled, creationTimeEpochNanos);
        return appended.created(message.timeEpochNanos());
    }

    private Position afterHandled(SessionID session, StoreOp.Handled op) throws StoreException {
        boolean back = op.generation() < handledGeneration || op.generation() == handledGeneration && op.msgSeqNum() < handled;
        boolean ahead = op.generation() > generation || op.generation() == generation && op.msgSeqNum() > accepted();
        if (back || ahead) {
            throw refused(session, "marking " + op.msgSeqNum() + " of generation " + op.generation() + " as handled " + (back
                    ? "would move back from " + handled + " of generation " + handledGeneration
                    : "would be ahead of what was accepted, " + accepted() + " of generation " + generation));
        }
        return new Position(generation, nextOutbound, nextInbound, op.generation(), op.msgSeqNum(), creationTimeEpochNanos);
    }

    private Position afterReset(SessionID session, StoreOp.Reset op) throws StoreException {
        if (op.newGeneration() <= generation) {
            throw refused(session, "a reset to generation " + op.newGeneration() + " does not raise the current generation " + generation);
        }
        if (op.nextOutbound() < 1 || op.nextInbound() < 1) {
            throw refused(session, "a reset to numbers below 1 (" + op.nextOutbound() + " outbound, " + op.nextInbound() + " inbound)");
        }
        return new Position(op.newGeneration(), op.nextOutbound(), op.nextInbound(), handledGeneration, handled, op.timeEpochNanos());
    }

    private Position created(long timeEpochNanos) {
        return creationTimeEpochNanos != 0 ? this : new Position(generation, nextOutbound, nextInbound, handledGeneration, handled,
                timeEpochNanos);
    }

    private static StoreException lowered(SessionID session, Direction direction, long from, long to) {
        return refused(session, "lowering the next " + direction.name().toLowerCase(java.util.Locale.ROOT) + " number from " + from
                + " to " + to + " needs a Reset, which begins a new generation");
    }

    private static StoreException refused(SessionID session, String why) {
        return new StoreException("session " + Objects.requireNonNull(session) + ": " + why);
    }
}
