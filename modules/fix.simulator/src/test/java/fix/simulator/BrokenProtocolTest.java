package fix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The protocol is broken on purpose: each instrument must see it. */
class BrokenProtocolTest {
    /** Without what multiplies the messages of a broken side: that would end each run at the bound of its events. */
    private static final SimulationPlan PLAN = SimulationPlan.standard()
            .withSettings(EnumSet.complementOf(EnumSet.of(SettingKind.REDUNDANT_REQUESTS, SettingKind.NOT_PERSISTED, SettingKind.RESET_ON_LOGON,
                    SettingKind.RESET_ON_LOGOUT, SettingKind.RESET_ON_DISCONNECT)));
    private static final int SEEDS = 60;
    private static final int MAX_TRIES = 3_000;
    private static final int A_FEW_CHOICES = 2;

    private static long failingSeed(Simulation broken) {
        return LongStream.range(0, SEEDS).filter(seed -> !broken.run(seed).isSound()).findFirst()
                .orElseThrow(() -> new AssertionError("unnoticed in " + SEEDS + " seeds"));
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenProtocolIsCaughtAndItsSeedRepeatsTheFailure(Break broken) {
        var simulation = Simulation.of(PLAN, broken);
        long seed = failingSeed(simulation);
        var result = simulation.run(seed);
        var failure = assertThrows(SimulationFailedException.class, result::requireSound);
        assertTrue(failure.getMessage().startsWith("seed " + seed + " violates, with commit " + Commit.ID + ":\n"), failure.getMessage());
        assertTrue(failure.getMessage().contains("could occur: faults "), failure.getMessage());
        assertTrue(failure.getMessage().contains(result.history().getLast()), failure.getMessage());
        assertEquals(result, simulation.run(seed));
        assertTrue(Simulation.of(PLAN).run(seed).isSound(), "the fault is in the broken step");
    }

    @ParameterizedTest
    @EnumSource
    void aFailedRunIsShrunkToAFewChoicesWhichRepeatIt(Break broken) {
        var simulation = Simulation.of(PLAN, broken);
        long seed = failingSeed(simulation);
        var shrunk = simulation.shrink(seed, MAX_TRIES);
        assertEquals(simulation.run(seed).violations().getFirst().rule(), shrunk.result().violations().getFirst().rule());
        int choices = Simulation.parse(shrunk.result().choices()).size();
        assertTrue(choices <= A_FEW_CHOICES && shrunk.plan().orders() <= 6, shrunk::report);
        assertEquals(
                shrunk.result().historyHash(),
                Simulation.of(shrunk.plan(), broken).repeat(shrunk.result().choices()).historyHash() , shrunk::report);
        assertTrue(Simulation.of(shrunk.plan()).repeat(shrunk.result().choices()).isSound(), "the fault is in the broken step");
        assertTrue(shrunk.report().contains("--repeat '" + shrunk.result().choices() + "'"), shrunk::report);
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenProtocolIsFoundByTryingAllThatDepartsFromTheOrdinaryOnce(Break broken) {
        var faults = EnumSet.of(FaultKind.CUT, FaultKind.HALF_OPEN, FaultKind.GARBLED);
        var plan = SimulationPlan.standard().withOrders(5).withFaults(faults);
        var found = Simulation.of(plan, broken).explore(1, 5_000);
        assertTrue(found.failed().isPresent(), found::report);
        var run = found.failed().get();
        assertTrue(Simulation.parse(run.result().choices()).size() <= 2, run::report);
        assertEquals(run.result().violations(), Simulation.of(plan, broken).repeat(run.result().choices()).violations());
    }
}
