package fix.store.sqlite;

import fix.store.Durability;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteDataSource;

/** Opens connections to the file, each for one thread. */
record Database(Path file, Durability durability) {
    /** The writer checkpoints when the log has so many pages, 64 MiB; see {@link Checkpoint}. */
    static final int LOG_PAGES = 16_384;
    private static final int BUSY_MILLIS = 5_000;

    /**
     * For the thread that writes. In WAL mode {@code FULL} forces each commit to the disk, {@code NORMAL} only checkpoints, which loses no
     * order.
     */
    Handle openWriter() {
        return configured(handle -> {
            handle.execute("PRAGMA journal_mode = WAL");
            handle.execute("PRAGMA synchronous = " + (durability == Durability.DISK ? "FULL" : "NORMAL"));
            handle.execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
            handle.execute("PRAGMA cache_size = -16384");
            handle.execute("PRAGMA temp_store = MEMORY");
        });
    }

    Handle openReader() {
        return configured(handle -> handle.execute("PRAGMA query_only = ON"));
    }

    private Handle configured(Consumer<Handle> settings) {
        var source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        var handle = Jdbi.create(source).open();
        try {
            handle.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            settings.accept(handle);
            return handle;
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }
}
