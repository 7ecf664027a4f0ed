package fix.store.sqlite;

import fix.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/**
 * The platform threads that read, each with one connection at a time, beside the writer and without stopping it. What waits is bounded by
 * the threads that ask.
 */
final class Readers implements AutoCloseable {
    private static final int THREADS = 2;

    @FunctionalInterface
    interface Read<T> {
        T from(Handle database) throws StoreException;
    }

    private final Path file;
    private final List<Handle> all = new ArrayList<>();
    private final BlockingQueue<Handle> idle = new ArrayBlockingQueue<>(THREADS);
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, Thread.ofPlatform().daemon().name("sqlite-reader-", 0).factory());

    Readers(Database database) {
        this.file = database.file();
        for (int i = 0; i < THREADS; i++) {
            all.add(database.openReader());
            idle.add(all.getLast());
        }
    }

    /** Waits for the result. */
    <T> T read(Read<T> read) throws StoreException {
        var done = new CompletableFuture<T>();
        try {
            threads.execute(() -> carryOut(read, done));
        } catch (RejectedExecutionException e) {
            throw new StoreException(file + " is closed; open the store again", e);
        }
        return Await.result(done);
    }

    /** Does not wait. For the writer, which closes this itself. */
    void start(Consumer<Handle> work) {
        threads.execute(() -> with(work));
    }

    private <T> void carryOut(Read<T> read, CompletableFuture<T> done) {
        with(database -> {
            try {
                done.complete(read.from(database));
            } catch (StoreException e) {
                done.completeExceptionally(e);
            } catch (RuntimeException e) {
                done.completeExceptionally(Words.explain("a read failed", file, e));
            }
        });
    }

    private void with(Consumer<Handle> work) {
        var database = idle.remove();
        try {
            work.accept(database);
        } finally {
            idle.add(database);
        }
    }

    /** Lets the reads under way end. */
    @Override
    public void close() {
        threads.close();
        all.forEach(Handle::close);
    }
}
