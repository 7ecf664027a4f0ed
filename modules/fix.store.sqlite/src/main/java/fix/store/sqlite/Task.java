package fix.store.sqlite;

import fix.store.StoreException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Other work on the writer's connection, done between two groups of batches. */
record Task<T>(Job<T> job, CompletableFuture<T> done) implements Request {

    @FunctionalInterface
    interface Job<T> {
        T run(Handle database, Index index) throws StoreException;
    }

    void run(Handle database, Index index, Path file) {
        try {
            done.complete(job.run(database, index));
        } catch (StoreException e) {
            done.completeExceptionally(e);
        } catch (RuntimeException e) {
            done.completeExceptionally(Words.explain("the store failed", file, e));
        }
    }

    @Override
    public void fail(StoreException why) {
        done.completeExceptionally(why);
    }
}
