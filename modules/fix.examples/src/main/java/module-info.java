/** Runnable examples. */
module fix.examples {
    requires fix.engine;
    requires fix.simulator;
    requires fix.dictionary;
    requires fix.store.sqlite;
}
