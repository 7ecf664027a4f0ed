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
 * @param faultTime faults stop after so much virtual time at the latest; before that when all orders are sent
 * @param resets the numbers of both sides start at 1 with every Logon (ResetOnLogon=Y); what was on its way is lost then, so a run is held
 *     to less: what was accepted is handled, and since the last reset nothing is lost
 * @param historyLines how many of the last entries of its history a run keeps
 */
public record SimulationPlan(int orders, Set<FaultKind> faults, Duration faultTime, boolean resets, int historyLines) {
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
    }

    /** Thirty orders, every kind of fault for up to ten minutes, no resets, and 300 lines of history. */
    public static SimulationPlan standard() {
        return new SimulationPlan(30, EnumSet.allOf(FaultKind.class), Duration.ofMinutes(10), false, 300);
    }

    /** This plan with so many orders. */
    public SimulationPlan withOrders(int orders) {
        return new SimulationPlan(orders, faults, faultTime, resets, historyLines);
    }

    /** This plan with these kinds of fault. */
    public SimulationPlan withFaults(Set<FaultKind> faults) {
        return new SimulationPlan(orders, faults, faultTime, resets, historyLines);
    }

    /** This plan with another bound for the time in which faults happen. */
    public SimulationPlan withFaultTime(Duration faultTime) {
        return new SimulationPlan(orders, faults, faultTime, resets, historyLines);
    }

    /** This plan, with or without resets. */
    public SimulationPlan withResets(boolean resets) {
        return new SimulationPlan(orders, faults, faultTime, resets, historyLines);
    }

    /** This plan with so much history. */
    public SimulationPlan withHistoryLines(int historyLines) {
        return new SimulationPlan(orders, faults, faultTime, resets, historyLines);
    }
}
