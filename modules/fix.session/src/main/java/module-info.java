/** The session protocol: a pure function from state and input to state and effects. No I/O, no clock, no thread, no lock. */
module fix.session {
    requires transitive fix.core;

    exports fix.session;
}
