/** The SQLite message store. */
module fix.store.sqlite {
    requires transitive fix.store;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires org.jdbi.v3.core;
    requires io.leangen.geantyref;

    exports fix.store.sqlite;

    provides fix.store.spi.StoreProvider with fix.store.sqlite.SqliteStoreProvider;
}
