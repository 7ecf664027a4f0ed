/** The runner of acceptance scripts, and the server that they expect. */
module fix.acceptance {
    requires transitive fix.engine;
    requires fix.dictionary;
    requires fix.simulator;

    exports fix.acceptance;
}
