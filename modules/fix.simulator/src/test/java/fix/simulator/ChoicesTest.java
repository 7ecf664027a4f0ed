package fix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChoicesTest {
    @Test
    void whatASeedDecidedRepeatsItsRunWithoutTheSeed() {
        var plan = SimulationPlan.everything();
        var setup = new Setup(plan, fix.session.SessionProtocol::step, (world, terms, made) ->
                new OrderFlow(world, new Dialect(terms.beginString), made.orders(), terms.hasSchedule()));
        for (long seed = 0; seed < 8; seed++) {
            var drawn = setup.run(Choices.recorded(seed));
            assertFalse(drawn.choices().isEmpty());
            var repeated = Simulation.of(plan).repeat(drawn.choices());
            assertEquals(drawn.choices(), repeated.choices(), "seed " + seed);
            assertEquals(
                    List.of(drawn.events(), drawn.time(), drawn.frames(), drawn.faults(), drawn.redelivered()),
                    List.of(repeated.events(), repeated.time(), repeated.frames(), repeated.faults(), repeated.redelivered()), "seed " + seed);
        }
    }

    @Test
    void withoutAChoiceNothingGoesWrong() {
        var ordinary = Simulation.of(SimulationPlan.everything()).repeat("").requireSound();
        assertTrue(ordinary.faults().isEmpty(), ordinary::report);
        assertEquals(30, ordinary.promised());
    }

    @Test
    void whatIsNoChoiceIsSaidToBeNone() {
        var simulation = Simulation.of(SimulationPlan.standard());
        for (var wrong : List.of("strike", "strike.1", "strike=1", "strike.x=1", ".1=1", "strike.1=")) {
            var refusal = assertThrows(IllegalArgumentException.class, () -> simulation.repeat(wrong));
            assertTrue(refusal.getMessage().startsWith("'" + wrong + "' is no choice"), refusal.getMessage());
        }
    }

    @Test
    void aRunThatBreaksNoRuleIsNotShrunk() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> Simulation.of(SimulationPlan.standard()).shrink(0, 10));
        assertEquals("seed 0 breaks no rule", refusal.getMessage());
    }
}
