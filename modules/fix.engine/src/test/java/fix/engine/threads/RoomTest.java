package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final int BOUND = 1 << 20;

    private final Room room = new Room(BOUND);
    private final Room.Part greedy = room.part();
    private final Room.Part modest = room.part();

    @Test
    void whileThereIsRoomAnybodyMayHaveAllOfIt() {
        greedy.holds(BOUND);

        assertFalse(greedy.isFull(BOUND, 1));
    }

    @Test
    void whenThereIsNoneWhoHoldsMoreThanAnEqualPartMustWaitAndWhoHoldsLessNeedNot() {
        greedy.holds(BOUND);
        modest.holds(50_000);

        assertTrue(greedy.isFull(BOUND, 1));
        assertTrue(greedy.isFull(BOUND / 2 + 1, 1));
        assertFalse(modest.isFull(BOUND / 2, 1));
        assertFalse(room.part().isFull(0, 1));
    }

    @Test
    void whoWaitsGoesOnWhenHalfIsFreeOrItHoldsHalfOfItsPart() {
        greedy.holds(BOUND / 2 + 1);

        assertTrue(greedy.isFull(BOUND / 2 + 1, 2));
        assertFalse(greedy.isFull(BOUND / 2, 2));
        greedy.holds(BOUND / 2 - Room.Part.GRAIN);
        assertFalse(greedy.isFull(BOUND, 2), "half is free");
    }

    @Test
    void whatIsGivenBackIsThereForOthers() {
        greedy.holds(2 * BOUND);
        modest.holds(BOUND);
        assertTrue(modest.isFull(BOUND, 1));
        greedy.holds(0);

        assertFalse(modest.isFull(BOUND, 1));
        modest.holds(BOUND + Room.Part.GRAIN);
        assertFalse(modest.isFull(BOUND, 1), "the only holder has all of it as its part");
    }

    @Test
    void aQuarterOfTheHeapIsTheBoundUnlessOneIsSet() {
        var byHeap = new Room(0).part();
        long quarter = Runtime.getRuntime().maxMemory() / 4;

        byHeap.holds(quarter);
        assertFalse(byHeap.isFull(quarter, 1));
        byHeap.holds(quarter + 2 * Room.Part.GRAIN);
        assertTrue(byHeap.isFull(quarter + 2 * Room.Part.GRAIN, 1));
    }

    @Test
    void whoComesLaterMayHaveAPartButAllTogetherNoMoreThanTwiceTheBound() {
        long all = 0;
        for (int i = 0; i < 100; i++) {
            var next = room.part();
            long bytes = 0;
            while (!next.isFull(bytes, 1)) {
                bytes += 20_000;
                next.holds(bytes);
            }
            assertTrue(bytes > Room.Part.GRAIN, "each has a little");
            all += bytes;
        }

        assertTrue(all > 2 * BOUND && all <= 2 * BOUND + 100 * (Room.Part.GRAIN + 20_000), "together " + all);
    }

    /** Each session adds a message when it may, or gives back what it holds; whoever does what, all hold no more than twice the bound, and a message and a grain each. */
    @Property
    void whateverSessionsDoTheyHoldNoMoreThanTwiceTheBound(@ForAll @Size(min = 1, max = 300) List<@IntRange(max = 99) Integer> moves) {
        var shared = new Room(BOUND);
        int message = 100_000;
        var parts = new ArrayList<Room.Part>();
        long[] held = new long[10];
        for (int i = 0; i < held.length; i++) {
            parts.add(shared.part());
        }
        for (int move : moves) {
            int who = move % held.length;
            if (move < 20) {
                held[who] = 0;
            } else if (!parts.get(who).isFull(held[who], 1)) {
                held[who] += message;
            }
            parts.get(who).holds(held[who]);
            long all = java.util.Arrays.stream(held).sum();
            assertTrue(all <= 2L * BOUND + held.length * (message + Room.Part.GRAIN), () -> "together " + all);
        }
        for (int i = 0; i < held.length; i++) {
            parts.get(i).holds(0);
        }
        assertEquals(false, parts.getFirst().isFull(BOUND, 1), "nothing is left behind");
    }
}
