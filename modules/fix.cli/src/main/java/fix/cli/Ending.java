package fix.cli;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is to be closed when the command ends, however it does: at its end, or when the process is interrupted or told to end (SIGINT, SIGTERM). The last thing added is the
 * first closed. A thread that closes waits for one that does so already. Thread-safe.
 */
final class Ending implements AutoCloseable {
    private static volatile boolean told;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Thread hook = new Thread(this::endAll, "fix-end");

    Ending() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Has this closed at the end. */
    synchronized <T extends AutoCloseable> T add(T resource) {
        open.push(resource);
        return resource;
    }

    /** Waits until the process is told to end. */
    static void await() throws InterruptedException {
        Thread.currentThread().join();
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingAlready) {
            // the hook runs, and finds nothing left to do
        }
    }

    /** True when the process was told to end: what fails from here on fails because of that. */
    static boolean wasTold() {
        return told;
    }

    private void endAll() {
        told = true;
        closeAll();
    }

    private synchronized void closeAll() {
        while (!open.isEmpty()) {
            var resource = open.pop();
            try {
                resource.close();
            } catch (Exception failed) {
                System.getLogger("fix.cli").log(System.Logger.Level.WARNING, "at the end: " + failed.getMessage());
            }
        }
    }
}
