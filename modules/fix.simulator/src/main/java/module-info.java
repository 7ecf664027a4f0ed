/** Engines in virtual time, from a seed. */
module fix.simulator {
    requires transitive fix.engine;

    exports fix.simulator;
}
