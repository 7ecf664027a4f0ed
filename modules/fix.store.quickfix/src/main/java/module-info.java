/** Takes over sessions from QuickFIX's stores: numbers and messages. */
module fix.store.quickfix {
    requires transitive fix.store;
    requires transitive java.sql;

    exports fix.store.quickfix;
}
