package fix.store.sqlite;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.JdbiException;

/**
 * Has the write-ahead log copied into the database every few mebibytes, on a reader's thread beside the writer: by the writer itself it
 * would stop every session for as long as the disk takes. The writer does what is left when the log grows to {@link Database#LOG_PAGES} all
 * the same. {@link #written} is for the writer's thread alone.
 */
final class Checkpoint {
    private static final System.Logger LOG = System.getLogger("fix.store.sqlite");
    private static final long EVERY_BYTES = 8 << 20;
    /** What a commit writes to the log beside the messages, about: whole pages of the tables and the index that it touches. */
    private static final long OVERHEAD_BYTES = 12 << 10;

    private final Readers readers;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private long sinceLast;

    Checkpoint(Readers readers) {
        this.readers = readers;
    }

    void written(List<Batch> group) {
        sinceLast += OVERHEAD_BYTES;
        for (var batch : group) sinceLast += batch.bytes();
        if (sinceLast >= EVERY_BYTES && underWay.compareAndSet(false, true)) {
            sinceLast = 0;
            readers.start(database -> {
                try {
                    database.execute("PRAGMA wal_checkpoint(PASSIVE)");
                } catch (JdbiException e) {
                    LOG.log(Level.WARNING, "a checkpoint failed, the next one does its work: " + e.getMessage());
                } finally {
                    underWay.set(false);
                }
            });
        }
    }
}
