package fix.store.sqlite;

import fix.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What the one writing thread does. It takes every batch that waits, of all sessions, commits them together, and then wakes their callers:
 * the busier, the larger the group. A group that fails is tried again batch by batch, so that one session's failure is its own. When
 * nothing waits, or too much is unindexed, it indexes.
 */
final class Writer {
    /** Segments. */
    private static final long INDEX_BEHIND_AT_MOST = 10_000;

    private final RequestQueue queue;
    private final Handle database;
    private final Path file;
    private final Commit commit;
    private final Index index;
    private final Checkpoint checkpoint;

    Writer(RequestQueue queue, Handle database, Path file, Checkpoint checkpoint) throws SQLException {
        this.queue = queue;
        this.database = database;
        this.file = file;
        this.checkpoint = checkpoint;
        var transactions = new Transactions(database.getConnection());
        this.commit = new Commit(transactions);
        this.index = new Index(transactions, file);
    }

    /** Serves the queue until it is closed and empty. */
    void serve() {
        var requests = new ArrayList<Request>();
        var ended = new StoreException(file + ": the writer ended, and it is not known whether this was written");
        while (queue.take(requests, index.isDue())) {
            try {
                carryOut(requests);
            } finally {
                // All have their answer, unless an error ends this thread.
                requests.forEach(request -> request.fail(ended));
            }
            if (index.isDue() && (requests.isEmpty() || index.behind() > INDEX_BEHIND_AT_MOST)) index.tryFollow();
            requests.clear();
        }
    }

    private void carryOut(List<Request> requests) {
        var group = new ArrayList<Batch>(requests.size());
        for (var request : requests) {
            switch (request) {
                case Batch batch -> group.add(batch);
                case Task<?> task -> {
                    commit(group);
                    group.clear();
                    task.run(database, index, file);
                }
            }
        }
        commit(group);
    }

    private void commit(List<Batch> group) {
        if (group.isEmpty()) return;
        try {
            commit.store(group);
        } catch (SQLException | RuntimeException e) {
            if (group.size() == 1) group.getFirst().fail(Words.explain(group.getFirst().words(), file, e));
            else group.forEach(batch -> commit(List.of(batch)));
            return;
        }
        for (var batch : group) {
            index.committed(batch.segments().size());
            batch.done().complete(null);
        }
        checkpoint.written(group);
    }
}
