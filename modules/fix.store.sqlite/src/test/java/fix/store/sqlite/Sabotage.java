package fix.store.sqlite;

import fix.core.SessionID;
import fix.store.StoreException;

/** Makes the database itself refuse what one session writes. */
final class Sabotage {
    private Sabotage() {}

    static boolean breakWrites(SqliteStore store, SessionID session) throws StoreException {
        return store.onWriter((database, _) -> {
            long row = Rows.session(database, session.toString()).orElseThrow().id();
            database.execute("CREATE TRIGGER sabotage BEFORE UPDATE ON session WHEN new.id = " + row
                    + " BEGIN SELECT RAISE(ABORT, 'sabotaged'); END");
            return true;
        });
    }

    static void mend(SqliteStore store) throws StoreException {
        store.onWriter((database, _) -> database.execute("DROP TRIGGER sabotage"));
    }
}
