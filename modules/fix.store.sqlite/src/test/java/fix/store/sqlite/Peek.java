package fix.store.sqlite;

import fix.store.StoreException;

/** Looks into an open store, on the writer's connection. */
final class Peek {
    private Peek() {}

    static long number(SqliteStore store, String sql) throws StoreException {
        return store.onWriter((database, _) -> database.createQuery(sql).mapTo(Long.class).one());
    }

    /** How many segments are not indexed yet. */
    static long behind(SqliteStore store) throws StoreException {
        return store.onWriter((_, index) -> index.behind());
    }
}
