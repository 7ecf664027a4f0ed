/** Runnable examples. */
module fix.examples {
    requires fix.engine;
    requires fix.simulator;
    requires fix.dictionary;
    requires fix.store.sqlite;

    provides fix.engine.spi.AuthenticatorFactory with fix.examples.UsersFile;
    provides fix.engine.spi.SessionProviderFactory with fix.examples.DeskSessions;
}
