package fix.store.sqlite;

import fix.store.StoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Waits for what another thread does. An interrupt does not end the wait, since it would not end the work; the thread keeps its interrupt
 * status.
 */
final class Await {
    private Await() {}

    static <T> T result(CompletableFuture<T> future) throws StoreException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException cause) throw cause;
            throw new StoreException("the store failed unexpectedly: " + e.getCause(), e.getCause());
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }
}
