package fix.store.testkit;

import static fix.store.testkit.Messages.in;
import static fix.store.testkit.Messages.out;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The simplest thing that behaves as a session's store should: a few numbers and a list. One thread. */
final class StoreModel {
    private final List<StoredMessage> messages = new ArrayList<>();
    private final List<StoredMessage> kept = new ArrayList<>();
    private long generation = 1;
    private long nextOutbound = 1;
    private long nextInbound = 1;
    private long handledGeneration = 1;
    private long handled;
    private long creationTime;

    /** Turns what to do into operations that are valid now, and remembers their outcome. */
    List<StoreOp> batch(List<StoreStep> steps) {
        var batch = new ArrayList<StoreOp>();
        for (var step : steps) batch.add(op(step));
        return batch;
    }

    private StoreOp op(StoreStep step) {
        switch (step.kind()) {
            case SEND -> {
                return new StoreOp.Append(remember(messages, out(generation, nextOutbound++)));
            }
            case RECEIVE -> {
                return new StoreOp.Append(remember(messages, in(generation, nextInbound++)));
            }
            case KEEP -> {
                return new StoreOp.Keep(remember(kept, in(generation, step.amount())));
            }
            case SKIP_OUTBOUND -> {
                nextOutbound += step.amount();
                return new StoreOp.NextOutbound(nextOutbound);
            }
            case SKIP_INBOUND -> {
                nextInbound += step.amount();
                return new StoreOp.NextInbound(nextInbound);
            }
            case HANDLE -> {
                handled = handledGeneration == generation ? Math.min(nextInbound - 1, handled + step.amount())
                        : Math.min(nextInbound - 1, step.amount());
                handledGeneration = generation;
                return new StoreOp.Handled(handledGeneration, handled);
            }
            case RESET -> {
                generation++;
                nextOutbound = 1;
                nextInbound = 1L + step.amount();
                creationTime = 1_000_000L + generation;
                return new StoreOp.Reset(generation, nextOutbound, nextInbound, creationTime);
            }
        }
        throw new AssertionError(step);
    }

    private StoredMessage remember(List<StoredMessage> list, StoredMessage message) {
        if (creationTime == 0) creationTime = message.timeEpochNanos();
        list.add(message);
        return message;
    }

    void assertPosition(SessionStore store) {
        assertEquals(new Position(generation, nextOutbound, nextInbound, handledGeneration, handled, creationTime), store.position());
    }

    void assertMessages(MessageStore store, SessionStore session) throws StoreException {
        for (long each = 1; each <= generation; each++) {
            for (var direction : Direction.values()) {
                long current = each;
                var expected = messages.stream().filter(message -> message.generation() == current && message.direction() == direction)
                        .toList();
                assertEquals(expected, Messages.all(session, each, direction));
            }
        }
        var everything = new ArrayList<>(messages);
        everything.addAll(kept);
        var found = Messages.found(store, MessageQuery.ALL);
        assertEquals(everything.size(), found.size());
        assertEquals(new HashSet<>(everything), new HashSet<>(found));
    }

    /** An operation that no store may accept now. */
    StoreOp wrong() {
        return new StoreOp.Append(out(generation, nextOutbound + 1));
    }
}
