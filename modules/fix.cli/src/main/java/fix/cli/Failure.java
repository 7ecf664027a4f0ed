package fix.cli;

/** Ends a command. The message is what its user is told; each line of it is shown as one. */
final class Failure extends Exception {
    /** The exit code when the work failed. */
    static final int FAILED = 1;
    /** The exit code when the command line or a configuration is wrong. */
    static final int MISUSED = 2;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Failure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The work failed. */
    static Failure failed(String message) {
        return new Failure(FAILED, message);
    }

    /** What was asked for is wrong. */
    static Failure misused(String message) {
        return new Failure(MISUSED, message);
    }

    int exitCode() {
        return exitCode;
    }
}
