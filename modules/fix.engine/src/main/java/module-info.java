/** The engine: sessions that trade over connections and keep their place in a store. */
@SuppressWarnings("module") // fix.simulator is built after this module
module fix.engine {
    requires transitive fix.core;
    requires transitive fix.session;
    requires transitive fix.store;
    requires transitive fix.transport;

    exports fix.engine;
    exports fix.engine.spi;
    exports fix.engine.driver to fix.simulator;
}
