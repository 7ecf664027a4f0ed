package fix.store.testkit;

/** What a session does next, free of the numbers that this gives. */
record StoreStep(Kind kind, int amount) {
    enum Kind { SEND, RECEIVE, KEEP, SKIP_OUTBOUND, SKIP_INBOUND, HANDLE, RESET }
}
