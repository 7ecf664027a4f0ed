package fix.simulator;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a plan's kinds may happen in one run. A run in which everything goes wrong all the time rarely comes far; one that knows two or
 * three kinds of fault meets them in every place. So each kind is in about one run of three, and what loses messages in one of ten.
 *
 * @param faults the kinds of fault that may happen
 * @param settings the settings that may differ from their default
 */
record Swarm(Set<FaultKind> faults, Set<SettingKind> settings) {
    static Swarm of(Choices choices, SimulationPlan plan) {
        if (!choices.isSeeded()) {
            return new Swarm(Set.of(), Set.of());
        }
        if (!plan.swarm()) {
            return new Swarm(plan.faults(), plan.settings());
        }
        var luck = choices.of("swarm").fork();
        boolean mayLose = luck.oneIn(3);
        var faults = EnumSet.noneOf(FaultKind.class);
        for (var kind : FaultKind.values()) {
            if (luck.oneIn(3) && plan.faults().contains(kind) && (mayLose || !kind.losesMessages())) {
                faults.add(kind);
            }
        }
        var settings = EnumSet.noneOf(SettingKind.class);
        for (var kind : SettingKind.values()) {
            if (luck.oneIn(kind.losesMessages() ? 3 : 2) && plan.settings().contains(kind) && (mayLose || !kind.losesMessages())) {
                settings.add(kind);
            }
        }
        return new Swarm(faults, settings);
    }

    /** Both lists, in words. */
    @Override
    public String toString() {
        return "faults " + words(faults) + "; settings " + words(settings);
    }

    private static String words(Set<? extends Enum<?>> kinds) {
        return kinds.isEmpty() ? "none" : kinds.stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
    }
}
