package fix.testkit;

/** What a {@link MockCounterparty} does by itself. What it does not do by itself is given to the test, which is to do it. */
public enum Automatic {
    /** Answers a Logon(A), and resets the numbers when that asks for it with ResetSeqNumFlag(141)=Y. */
    LOGON,
    /** Sends a Heartbeat(0) when it was silent for HeartBtInt(108), answers each TestRequest(1), and keeps Heartbeats from the test. */
    HEARTBEATS,
    /**
     * Asks for what is missing with a ResendRequest(2), serves the peer's, obeys each SequenceReset(4), and hands over application messages in
     * the order of their numbers, each once.
     */
    NUMBERS,
    /** Answers a Logout(5), and closes. */
    LOGOUT
}
