package fix.simulator;

import java.util.stream.Collectors;

/**
 * A small run that breaks the same rule as a larger one.
 *
 * @param result how it went; its choices repeat it, with this plan
 * @param plan what it is made of
 * @param tries how many runs it took to find it
 */
public record Shrunk(SimulationResult result, SimulationPlan plan, int tries) {
    /** What has to happen for the rule to be broken, the command that repeats it, and the run from its beginning. */
    public String report() {
        var choices = Simulation.parse(result.choices());
        var words = choices.stream().map(Shrunk::inWords).collect(Collectors.joining("\n  ", "  ", "\n"));
        return "shrunk in %d runs to %d choices and %d orders:\n%s%srepeat it with\n  ./fix simulate --orders %d --repeat '%s'\n%s".formatted(
                tries, choices.size(), plan.orders(), result.violations().getFirst() + "\n", choices.isEmpty() ? "" : words, plan.orders(),
                result.choices(), result.report());
    }

    private static String inWords(Choice choice) {
        return switch (choice.of()) {
            case "strike" -> "after event " + (choice.index() + 1) + ": " + Strike.of(choice.value());
            case "next" -> "when a choice was to be made for the " + (choice.index() + 1) + "th time, event " + (choice.value() + 1) + " of those due came first";
            case "instant" -> "everything but timers takes no time";
            default -> choice.of() + ", asked for the " + (choice.index() + 1) + "th time: " + choice.value();
        };
    }
}
