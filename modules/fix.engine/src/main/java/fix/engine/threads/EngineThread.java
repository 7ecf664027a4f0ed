package fix.engine.threads;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work of a user's thread that is done on one of the engine's: an interrupt of the user's closes channels that it is using. */
final class EngineThread {
    private EngineThread() {}

    /** Does it and waits for it. An interrupt does not end the wait; the interrupt status is kept. */
    static <T> T call(String name, Callable<T> work) {
        var task = start(name, work);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return result(task);
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same, but an interrupt ends the wait; the work goes on. */
    static <T> T callInterruptibly(String name, Callable<T> work) throws InterruptedException {
        var task = start(name, work);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return result(task);
    }

    private static <T> FutureTask<T> start(String name, Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name(name).start(task);
        return task;
    }

    private static <T> T result(FutureTask<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException known -> throw known;
                case Error known -> throw known;
                default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }
}
