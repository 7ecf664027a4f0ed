package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransitionsTest {
    private static final int WALKS = 1_000;
    private static final int STEPS = 150;

    @Test
    void randomWalksGoEveryWayOfTheTableAndNoOther() {
        var open = new ArrayList<>(Transitions.TABLE);
        for (long walk = 0; walk < WALKS; walk++) {
            long seed = walk;
            new RandomWalk(seed).go(STEPS, (_, before, input, step) -> {
                assertTrue(
                        Transitions.allows(before, input, step.state()),
                        () -> "walk " + seed + ": not in the table: " + before + "\n  on " + input + "\n  leads to " + step.state());
                open.removeIf(way -> Transitions.leads(way, before, input, step.state()));
            });
        }
        assertEquals(List.of(), open, "ways of the table that no walk has gone");
    }

    @Test
    void noWayIsListedTwice() {
        Set<Transitions.Transition> seen = new HashSet<>();
        for (var way : Transitions.TABLE) {
            assertTrue(seen.add(new Transitions.Transition(way.from(), way.on(), "", way.to())), () -> "twice: " + way);
        }
    }

    @Test
    void everyStateIsLeftForEveryFailureOfTheStore() {
        var left = Transitions.TABLE.stream().filter(way -> way.on() == Input.StoreFailed.class).map(Transitions.Transition::from).toList();
        for (var state : states(SessionState.class).toList()) {
            assertEquals(state != SessionState.Stopped.class, left.contains(state), state.getSimpleName());
        }
    }

    private static Stream<Class<?>> states(Class<?> type) {
        return type.isInterface() ? Stream.of(type.getPermittedSubclasses()).flatMap(TransitionsTest::states) : Stream.of(type);
    }
}
