package fix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Runs over many seeds; {@code -Dsimulator.seeds=10000} sets how many. */
class SimulationTest {
    private static final long SEEDS = Long.getLong("simulator.seeds", 300);

    @Test
    void nothingIsLostDoubledOrChangedWhateverGoesWrong() {
        var failed = LongStream.range(0, SEEDS / 2).parallel()
                .mapToObj(Simulation.of(SimulationPlan.standard())::run)
                .filter(result -> !result.isSound())
                .map(SimulationResult::report)
                .limit(3)
                .toList();
        assertEquals(List.of(), failed, () -> String.join("\n\n", failed));
    }

    @Test
    void nothingThatWasAcceptedIsLostAlthoughTheNumbersStartAnew() {
        var plan = SimulationPlan.everything();
        var failed = LongStream.range(0, SEEDS / 2).parallel()
                .mapToObj(Simulation.of(plan)::run)
                .filter(result -> !result.isSound())
                .map(SimulationResult::report)
                .limit(3)
                .toList();
        assertEquals(List.of(), failed, () -> String.join("\n\n", failed));
    }

    @Test
    void theSameSeedRepeatsARunByteForByte() {
        for (long seed = 0; seed < 20; seed++) {
            var one = Simulation.of(SimulationPlan.standard()).run(seed);
            var other = Simulation.of(SimulationPlan.standard()).run(seed);
            assertEquals(one.historyHash(), other.historyHash(), "seed " + seed);
            assertEquals(one, other, "seed " + seed);
        }
    }

    @Test
    void anotherSeedIsAnotherRun() {
        var hashes = LongStream.range(0, 50)
                .mapToObj(seed -> Simulation.of(SimulationPlan.standard()).run(seed).historyHash())
                .collect(Collectors.toSet());
        assertEquals(50, hashes.size());
    }

    @Test
    void everyKindOfFaultHappensAndSoDoesEveryKindOfRecovery() {
        var results = LongStream.range(0, 150).parallel()
                .mapToObj(seed -> Simulation.of(SimulationPlan.everything().withHistoryLines(0)).run(seed))
                .toList();
        var kinds = results.stream().flatMap(result -> result.faults().keySet().stream()).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(FaultKind.values()).stream().map(FaultKind::name).collect(Collectors.toCollection(TreeSet::new)), kinds);
        assertTrue(results.stream().mapToLong(SimulationResult::sentAgain).sum() > 100);
        assertTrue(results.stream().mapToLong(SimulationResult::gapFills).sum() > 100);
        assertTrue(results.stream().mapToLong(SimulationResult::redelivered).sum() > 100);
    }

    @Test
    void aRunWithAScheduleOutlastsSeveralSessionsAndOneWithResetSeqTimeIsResetInASession() {
        var plan = SimulationPlan.everything().withOrders(100).withSwarm(false).withFaults(Set.of()).withHistoryLines(10_000);
        long nights = 0;
        long resets = 0;
        for (long seed = 0; seed < 10; seed++) {
            var history = Simulation.of(plan.withSettings(Set.of(SettingKind.SCHEDULE, SettingKind.RESET_SEQ_TIME))).run(seed).requireSound().history();
            nights += history.stream().filter(line -> line.contains("skips")).count();
            resets += history.stream().filter(line -> line.contains("our Logon resets the numbers")).count();
        }
        assertTrue(nights >= 20 && resets >= 20, nights + " nights, " + resets + " resets");
    }

    @Test
    void aRateLimitHoldsBackWhatIsSentInEachSecond() {
        var plan = SimulationPlan.standard().withSwarm(false).withFaults(Set.of()).withSettings(Set.of(SettingKind.RATES));
        long longest = 0;
        for (long seed = 0; seed < 10; seed++) {
            var limited = Simulation.of(plan).run(seed).requireSound().time();
            longest = Math.max(longest, limited.minus(Simulation.of(plan.withSettings(Set.of())).run(seed).requireSound().time()).toSeconds());
        }
        assertTrue(longest >= 2, "nothing was ever held back for long: " + longest + " s");
    }

    @Test
    void withoutFaultsNothingIsEverSentAgain() {
        for (long seed = 0; seed < 20; seed++) {
            var result = Simulation.of(SimulationPlan.standard().withFaults(Set.of())).run(seed).requireSound();
            assertEquals(0, result.sentAgain() + result.gapFills() + result.redelivered(), result::report);
            assertEquals(30, result.promised());
        }
    }

    @Test
    void aThousandOrdersComeThroughCutsAndKills() {
        var plan = SimulationPlan.standard().withOrders(1000).withFaults(Set.of(FaultKind.CUT, FaultKind.KILL, FaultKind.GARBLED));
        for (long seed = 0; seed < 5; seed++) {
            var result = Simulation.of(plan).run(seed).requireSound();
            assertNotEquals(0, result.promised());
        }
    }
}
