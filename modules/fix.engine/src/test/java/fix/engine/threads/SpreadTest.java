package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final int MANY = 1_000;

    private static List<SessionID> members(int count) {
        return IntStream.range(0, count).mapToObj(i -> SessionID.of("FIX.4.4", "US" + i, "BROKER")).toList();
    }

    /** Some members drop and others come back between sends: one at least is up. */
    private static void flap(List<SessionID> members, List<SessionID> up, Random random) {
        var other = members.get(random.nextInt(members.size()));
        if (!up.contains(other)) {
            up.add(random.nextInt(up.size() + 1), other);
        } else if (up.size() > 1) {
            up.remove(other);
        }
    }

    @Property
    void betweenTwoTurnsOfAMemberEveryOtherHasExactlyOneIfBothStayUp(@ForAll @IntRange(min = 1, max = 9) int count, @ForAll long seed) {
        var random = new Random(seed);
        var members = members(count);
        var up = new ArrayList<>(members);
        var spread = new Spread(MANY);
        var turns = new ArrayList<SessionID>();
        var upThen = new ArrayList<List<SessionID>>();
        for (int i = 0; i < 60; i++) {
            if (random.nextInt(3) == 0) {
                flap(members, up, random);
            }
            var chosen = spread.next(members, up);
            assertTrue(up.contains(chosen), "a member that is down had a turn");
            int before = turns.lastIndexOf(chosen);
            for (var other : members) {
                boolean stayedUp = before >= 0 && up.contains(other) && upThen.subList(before, i).stream().allMatch(then -> then.contains(other) && then.contains(chosen));
                if (stayedUp && !other.equals(chosen)) {
                    assertEquals(1, turns.subList(before + 1, i).stream().filter(other::equals).count(), other + " between two turns of " + chosen);
                }
            }
            turns.add(chosen);
            upThen.add(List.copyOf(up));
        }
    }

    @Property
    void aKeyChangesItsMemberOnlyWhenThatOneIsDown(@ForAll @IntRange(min = 1, max = 9) int count, @ForAll @IntRange(min = 1, max = 20) int keys, @ForAll long seed) {
        var random = new Random(seed);
        var members = members(count);
        var up = new ArrayList<>(members);
        var spread = new Spread(MANY);
        var last = new HashMap<String, SessionID>();
        for (int i = 0; i < 100; i++) {
            if (random.nextInt(3) == 0) {
                flap(members, up, random);
            }
            var key = "key " + random.nextInt(keys);
            var chosen = spread.of(key, up);
            assertTrue(up.contains(chosen), "a key went to a member that is down");
            var before = last.put(key, chosen);
            if (before != null && up.contains(before)) {
                assertEquals(before, chosen, key + " moved although its member was up");
            }
        }
    }

    /** The choice depends on nothing but key and members: the next process makes the same. */
    @Property
    void aKeyHasTheSameMemberAfterARestartInWhateverOrderTheMembersStand(@ForAll @IntRange(min = 1, max = 9) int count, @ForAll String key, @ForAll long seed) {
        var members = members(count);
        var shuffled = new ArrayList<>(members);
        java.util.Collections.shuffle(shuffled, new Random(seed));
        assertEquals(new Spread(MANY).of(key, members), new Spread(MANY).of(key, shuffled));
    }

    @Test
    void keysAreSpreadEvenlyAlsoThoseThatDifferInOneDigit() {
        for (int count = 2; count <= 8; count++) {
            var members = members(count);
            var spread = new Spread(MANY);
            Map<SessionID, Integer> keys = new HashMap<>();
            for (int i = 0; i < 10_000; i++) {
                keys.merge(spread.of("ACCOUNT" + i, members), 1, Integer::sum);
            }
            int fair = 10_000 / count;
            assertTrue(keys.size() == count && keys.values().stream().allMatch(of -> Math.abs(of - fair) < fair / 5), count + " members: " + keys);
        }
    }

    @Test
    void whenAMemberDropsTheOthersTakeItsKeysInEqualPartsAndKeepTheirOwn() {
        var members = members(4);
        var three = members.subList(1, 4);
        var spread = new Spread(MANY);
        Map<SessionID, Integer> inherited = new HashMap<>();
        for (int i = 0; i < 900; i++) {
            var before = spread.of("KEY" + i, members);
            var after = spread.of("KEY" + i, three);
            if (before.equals(members.getFirst())) {
                inherited.merge(after, 1, Integer::sum);
            } else {
                assertEquals(before, after);
            }
        }
        assertTrue(inherited.size() == 3 && inherited.values().stream().allMatch(of -> of > 40), inherited::toString);
    }

    @Test
    void keysAreForgottenWhenThereAreTooManyTheOneUsedLongestAgoFirst() {
        var members = members(2);
        var spread = new Spread(2);
        var key = IntStream.range(0, 100).mapToObj(i -> "KEY" + i).filter(each -> new Spread(1).of(each, members).equals(members.getFirst())).toList();
        spread.of(key.get(0), members.subList(1, 2));
        spread.of(key.get(1), members.subList(1, 2));
        assertEquals(members.get(1), spread.of(key.get(0), members), "it stays where it went while its first member was down");
        spread.of(key.get(2), members);
        assertEquals(members.get(0), spread.of(key.get(1), members), "it was forgotten, and goes where it would go at first");
    }
}
