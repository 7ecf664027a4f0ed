/** Connections as bytes: listeners and dialers over TCP. */
module fix.transport {
    exports fix.transport;
}
