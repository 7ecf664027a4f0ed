package fix.engine.threads;

import fix.core.SessionID;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which member of a pool a message takes. Guarded by its pool's lock. The rules:
 *
 * <ul>
 *   <li>Without a key the members take turns, in the pool's order; one that is down is passed over and has not missed its turn.
 *   <li>A key goes to the member with the highest mark for it, of those that are up: a mark depends on key and member alone, so that keys are spread evenly, and
 *       a key has the same member after a restart.
 *   <li>It stays there as long as that member is up, whoever joins. The keys used last are remembered for that, not as texts but as 64 bits each; of two keys with the same bits each keeps
 *       the other's member, which harms nobody.
 * </ul>
 */
final class Spread {
    private final int remembered;
    private final Map<Long, SessionID> kept = new LinkedHashMap<>(16, 0.75f, true);
    private Optional<SessionID> last = Optional.empty();

    /** @param remembered how many keys stay where they are although another member would suit them better */
    Spread(int remembered) {
        this.remembered = remembered;
    }

    /**
     * The member whose turn it is.
     *
     * @param members all, in order
     * @param up those that are up; not empty
     */
    SessionID next(List<SessionID> members, List<SessionID> up) {
        int from = last.map(members::indexOf).orElse(-1);
        for (int i = 1; i <= members.size(); i++) {
            var candidate = members.get((from + i) % members.size());
            if (up.contains(candidate)) {
                last = Optional.of(candidate);
                return candidate;
            }
        }
        throw new IllegalArgumentException("none of " + up + " is a member of " + members);
    }

    /**
     * The member that has this key.
     *
     * @param up those that are up; not empty
     */
    SessionID of(String key, List<SessionID> up) {
        long bits = bits(key);
        var present = kept.get(bits);
        if (present != null && up.contains(present)) {
            return present;
        }
        var best = best(bits, up);
        kept.put(bits, best);
        if (kept.size() > remembered) {
            kept.remove(kept.keySet().iterator().next());
        }
        return best;
    }

    private static SessionID best(long key, List<SessionID> up) {
        var best = up.getFirst();
        for (var member : up) {
            if (mark(key, member) > mark(key, best)) {
                best = member;
            }
        }
        return best;
    }

    private static long mark(long key, SessionID member) {
        return mixed(key ^ bits(member.toString()));
    }

    /** FNV-1a, and what it leaves too regular mixed: the same in every process. */
    private static long bits(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    private static long mixed(long bits) {
        long once = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
        return twice ^ twice >>> 31;
    }
}
