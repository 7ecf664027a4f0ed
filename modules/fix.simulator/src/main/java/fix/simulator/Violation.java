package fix.simulator;

/**
 * A rule that a run broke.
 *
 * @param rule which
 * @param text how, in words
 */
public record Violation(Rule rule, String text) {
    /** The rule, and how it was broken. */
    @Override
    public String toString() {
        return rule + ": " + text;
    }
}
