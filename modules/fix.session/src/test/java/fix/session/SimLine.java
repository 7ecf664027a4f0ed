package fix.session;

import java.util.ArrayDeque;
import java.util.Optional;

/** A connection between two simulated peers: in order, with an end that arrives after what was sent before it. */
final class SimLine {
    /** What one side reads: bytes, garbled bytes, or the end. */
    sealed interface Item {
        record Frame(byte[] bytes) implements Item {}

        record Garbled() implements Item {}

        record End() implements Item {}
    }

    final long epoch;
    private final ArrayDeque<Item> toInitiator = new ArrayDeque<>();
    private final ArrayDeque<Item> toAcceptor = new ArrayDeque<>();
    private boolean initiatorOpen = true;
    private boolean acceptorOpen = true;

    SimLine(long epoch) {
        this.epoch = epoch;
    }

    private ArrayDeque<Item> to(Role reader) {
        return reader == Role.INITIATOR ? toInitiator : toAcceptor;
    }

    private static Role other(Role role) {
        return role == Role.INITIATOR ? Role.ACCEPTOR : Role.INITIATOR;
    }

    void write(Role writer, Item item) {
        if (isOpen(writer)) {
            to(other(writer)).add(item);
        }
    }

    Optional<Item> read(Role reader) {
        return isOpen(reader) ? Optional.ofNullable(to(reader).poll()) : Optional.empty();
    }

    /** Puts back, in front, what was read. */
    void unread(Role reader, Item item) {
        to(reader).addFirst(item);
    }

    boolean hasItems(Role reader) {
        return isOpen(reader) && !to(reader).isEmpty();
    }

    private boolean isOpen(Role role) {
        return role == Role.INITIATOR ? initiatorOpen : acceptorOpen;
    }

    /** One side closes: the other reads what was sent, then the end. */
    void close(Role side) {
        write(side, new Item.End());
        to(side).clear();
        if (side == Role.INITIATOR) {
            initiatorOpen = false;
        } else {
            acceptorOpen = false;
        }
    }

    /** The line breaks: what is under way is lost, and each side sees the end in its own time. */
    void cut() {
        toInitiator.clear();
        toAcceptor.clear();
        toInitiator.add(new Item.End());
        toAcceptor.add(new Item.End());
    }
}
