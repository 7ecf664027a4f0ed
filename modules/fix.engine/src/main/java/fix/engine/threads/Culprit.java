package fix.engine.threads;

/** Who broke, in words, of something that threw what it should not: never what it says itself, which may hold anything. */
final class Culprit {
    private Culprit() {
    }

    /** The kind of the failure and where it began. */
    static String of(Throwable broken) {
        var trace = broken.getStackTrace();
        return broken.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
