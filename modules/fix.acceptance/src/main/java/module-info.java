/** The runner of acceptance scripts, and the server that they expect. */
module fix.acceptance {
    requires transitive fix.engine;
    requires fix.config;
    requires fix.dictionary;
    requires fix.dictionary.latest;
    requires fix.simulator;

    exports fix.acceptance;
}
