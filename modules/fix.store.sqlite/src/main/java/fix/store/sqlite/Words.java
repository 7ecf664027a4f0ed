package fix.store.sqlite;

import fix.store.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteException;

/** Says what SQLite's errors mean and what to do. */
final class Words {
    private Words() {}

    static StoreException explain(String what, Path file, Exception error) {
        return new StoreException(what + ": " + meaning(file, error), error);
    }

    static StoreException damaged(Path file, String session, Segment segment, Segment.DamagedException why) {
        var which = segment.first() + " to " + segment.last() + " " + segment.sequence() + " of " + session + ", generation "
                + segment.generation();
        return new StoreException(file + " is damaged: the messages " + which + ", cannot be read, " + why.getMessage()
                + "; keep a copy of the file, and restore it from a backup", why);
    }

    private static String meaning(Path file, Exception error) {
        Throwable cause = error instanceof JdbiException && error.getCause() instanceof SQLException sql ? sql : error;
        if (!(cause instanceof SQLiteException sqlite)) return file + ": " + cause.getMessage();
        // An extended code has the plain one in its low byte.
        return switch (sqlite.getResultCode().code & 0xff) {
            case 13 -> "the disk of " + file + " is full; make room there";
            case 8 -> file + " may not be written; check the rights on it, on its folder and on the file system";
            case 11 -> file + " is damaged; stop, keep a copy, and restore it from a backup or with sqlite3's .recover";
            case 26 -> file + " is not a SQLite database; give another StorePath, or restore the file from a backup";
            case 5, 6 -> file + " is locked by another program; find out which (a sqlite3 shell in a transaction, a backup) and end it";
            case 14 -> file + " cannot be opened; check the rights on it and its folder";
            case 10 -> "input or output on " + file + " failed (" + sqlite.getResultCode() + "); check the disk";
            default -> file + ": " + sqlite.getMessage();
        };
    }
}
