package fix.simulator;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a run is made of. Immutable.
 *
 * @param orders how many orders the initiator sends, 1 to 100,000; the acceptor sends a quarter as many messages on its own account;
 *     of no account where the applications are a user's
 * @param faults the kinds of fault that may happen
 * @param settings the settings that may differ from their default
 * @param swarm each run draws which of these happen in it; otherwise all do
 * @param faultTime faults stop after so much virtual time at the latest; before that when all orders are sent
 * @param historyLines how many of the last entries of its history a run keeps
 */
public record SimulationPlan(
        int orders, Set<FaultKind> faults, Set<SettingKind> settings, boolean swarm, Duration faultTime, int historyLines) {
    /** Says which component is out of its bounds. */
    public SimulationPlan {
        if (orders < 1 || orders > 100_000) {
            throw new IllegalArgumentException("orders=" + orders + " is out of bounds: allowed is 1 to 100000");
        }
        if (faultTime.isNegative()) {
            throw new IllegalArgumentException("faultTime=" + faultTime + " is negative");
        }
        if (historyLines < 0) {
            throw new IllegalArgumentException("historyLines=" + historyLines + " is negative");
        }
        faults = faults.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(faults));
        settings = settings.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(settings));
    }

    /**
     * Thirty orders; every kind of fault and every setting that loses no message, in swarms, for up to ten minutes; 300 lines of
     * history. All that is promised is asked for.
     */
    public static SimulationPlan standard() {
        var faults = EnumSet.allOf(FaultKind.class);
        faults.removeIf(FaultKind::losesMessages);
        var settings = EnumSet.allOf(SettingKind.class);
        settings.removeIf(SettingKind::losesMessages);
        return everything().withFaults(faults).withSettings(settings);
    }

    /**
     * The same with every kind of fault and every setting. Where the numbers start anew, what was on its way is lost by the protocol, and
     * a run is held to the rest: what was accepted is handled, and since the last reset nothing is lost.
     */
    public static SimulationPlan everything() {
        return new SimulationPlan(
                30, EnumSet.allOf(FaultKind.class), EnumSet.allOf(SettingKind.class), true, Duration.ofMinutes(10), 300);
    }

    /** This plan with so many orders. */
    public SimulationPlan withOrders(int orders) {
        return new SimulationPlan(orders, faults, settings, swarm, faultTime, historyLines);
    }

    /** This plan with these kinds of fault. */
    public SimulationPlan withFaults(Set<FaultKind> faults) {
        return new SimulationPlan(orders, faults, settings, swarm, faultTime, historyLines);
    }

    /** This plan with these settings that may differ from their default. */
    public SimulationPlan withSettings(Set<SettingKind> settings) {
        return new SimulationPlan(orders, faults, settings, swarm, faultTime, historyLines);
    }

    /** This plan, in swarms or with everything in every run. */
    public SimulationPlan withSwarm(boolean swarm) {
        return new SimulationPlan(orders, faults, settings, swarm, faultTime, historyLines);
    }

    /** This plan with another bound for the time in which faults happen. */
    public SimulationPlan withFaultTime(Duration faultTime) {
        return new SimulationPlan(orders, faults, settings, swarm, faultTime, historyLines);
    }

    /** This plan with so much history. */
    public SimulationPlan withHistoryLines(int historyLines) {
        return new SimulationPlan(orders, faults, settings, swarm, faultTime, historyLines);
    }
}
