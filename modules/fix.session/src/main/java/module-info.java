/** The session protocol: a pure function from state and input to state and effects. */
module fix.session {
    requires transitive fix.core;
}
