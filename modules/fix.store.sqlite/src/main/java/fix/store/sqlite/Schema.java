package fix.store.sqlite;

import fix.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;

/** The layout of the database, by version: {@code schema-N.sql} leads from version N - 1 to N. Version 0 is an empty file. */
final class Schema {
    /** "HDLE", so that {@code file} and we know whose it is. */
    static final int APPLICATION_ID = 0x48444c45;
    static final int VERSION = 1;

    private Schema() {}

    /** Brings the database to this version, one transaction a version. */
    static void migrate(Handle database, Path file) throws StoreException {
        int version = pragma(database, "user_version");
        int owner = pragma(database, "application_id");
        if (owner != APPLICATION_ID && (owner != 0 || version != 0 || hasTables(database))) {
            throw new StoreException(file + " is a database of another program; give another StorePath");
        }
        if (version > VERSION) {
            throw new StoreException(file + " was written by a newer version of Heddle (its layout is " + version + ", this one knows "
                    + VERSION + "); use that version, or another StorePath");
        }
        for (int next = version + 1; next <= VERSION; next++) {
            int target = next;
            database.useTransaction(transaction -> {
                transaction.createScript(script(target)).execute();
                transaction.execute("PRAGMA application_id = " + APPLICATION_ID);
                transaction.execute("PRAGMA user_version = " + target);
            });
        }
    }

    private static int pragma(Handle database, String name) {
        return database.createQuery("PRAGMA " + name).mapTo(Integer.class).one();
    }

    private static boolean hasTables(Handle database) {
        return database.createQuery("SELECT count(*) FROM sqlite_schema").mapTo(Integer.class).one() > 0;
    }

    private static String script(int version) {
        var name = "schema-" + version + ".sql";
        try (var in = Schema.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
