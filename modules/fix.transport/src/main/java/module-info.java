/** Connections as bytes: listeners and dialers over TCP, with TLS or without. */
module fix.transport {
    exports fix.transport;
    exports fix.transport.tls;
}
