package fix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All departures from the ordinary run; {@code -Dsimulator.depth=2} goes deeper, to at most {@code -Dsimulator.paths} runs. */
class ExplorerTest {
    private static final int DEPTH = Integer.getInteger("simulator.depth", 1);
    private static final long PATHS = Long.getLong("simulator.paths", 20_000);
    private static final SimulationPlan PLAN = SimulationPlan.standard().withOrders(2)
            .withFaults(EnumSet.of(FaultKind.CUT, FaultKind.HALF_OPEN, FaultKind.KILL, FaultKind.GARBLED));

    @Test
    void noDepartureFromTheOrdinaryRunBreaksARule() {
        var tried = Simulation.of(PLAN).explore(DEPTH, PATHS);
        assertTrue(tried.failed().isEmpty(), tried::report);
        assertTrue(tried.complete() || DEPTH > 1, tried::report);
        assertTrue(tried.paths() > 300 && tried.states() > tried.paths() && tried.met() > 0, tried::report);
        System.out.println(tried.report());
    }

    @Test
    void whatIsTriedIsTheSameEachTime() {
        var plan = PLAN.withOrders(1).withFaults(EnumSet.of(FaultKind.CUT));
        assertEquals(Simulation.of(plan).explore(1, PATHS), Simulation.of(plan).explore(1, PATHS));
    }

    @Test
    void ordersOfEventsOfTwoMachinesThatMakeNoDifferenceAreTriedOnce() {
        var orders = Simulation.of(PLAN.withFaults(Set.of())).explore(1, PATHS);
        assertTrue(orders.complete() && orders.met() > orders.paths() / 20, orders::report);
    }

    @Test
    void theBoundEndsIt() {
        var tried = Simulation.of(PLAN).explore(3, 10);
        assertEquals(10, tried.paths());
        assertFalse(tried.complete());
        assertTrue(tried.report().endsWith("; stopped at the bound"), tried::report);
    }

    @Test
    void withoutADepartureThereIsOnePath() {
        var ordinary = Simulation.of(PLAN).explore(0, PATHS);
        assertEquals(1, ordinary.paths());
        assertTrue(ordinary.complete());
    }
}
