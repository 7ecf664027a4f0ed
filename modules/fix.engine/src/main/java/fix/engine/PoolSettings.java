package fix.engine;

import fix.core.SessionID;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * A group of sessions to one counterparty that are used as one; see {@link SessionPool}. Immutable.
 *
 * @param name what the pool is called
 * @param members its sessions, in the order in which they take turns; one that the engine does not have counts as down until it comes
 * @param keyTag the field whose value keeps messages together, when {@link SessionPool#send(fix.core.MessageBuilder)} is given no key; empty for none
 */
public record PoolSettings(String name, List<SessionID> members, OptionalInt keyTag) {

    /** Copies the list, and says what is wrong. */
    public PoolSettings {
        members = List.copyOf(members);
        if (name.isBlank()) {
            throw new EngineException("a pool needs a name");
        }
        if (new HashSet<>(members).size() < members.size()) {
            throw new EngineException("pool " + name + ": a session is given twice among " + members);
        }
        if (keyTag.isPresent() && keyTag.getAsInt() < 1) {
            throw new EngineException("pool " + name + ": tag " + keyTag.getAsInt() + " is out of bounds: allowed is 1 or more");
        }
    }

    /** A pool whose members take turns. */
    public static PoolSettings of(String name, SessionID... members) {
        return new PoolSettings(name, List.of(members), OptionalInt.empty());
    }

    /** This pool with messages that have the same value in this field kept together. */
    public PoolSettings withKeyTag(int tag) {
        return new PoolSettings(name, members, OptionalInt.of(tag));
    }
}
