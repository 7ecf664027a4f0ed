/** A socket over which people show and change the sessions of a running engine: its server and its client. */
module fix.control {
    requires transitive fix.engine;
    requires jdk.net;

    exports fix.control;
}
