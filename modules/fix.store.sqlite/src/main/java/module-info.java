/** The SQLite message store. */
module fix.store.sqlite {
    requires fix.store;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires org.jdbi.v3.core;
    requires io.leangen.geantyref;
}
