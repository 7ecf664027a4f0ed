package fix.simulator;

/** A run violated a rule. The message holds the seed that repeats it, what was violated, and the last part of the history. */
public final class SimulationFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient SimulationResult result;

    SimulationFailedException(SimulationResult result) {
        super(result.report());
        this.result = result;
    }

    /** The run. */
    public SimulationResult result() {
        return result;
    }
}
