package fix.simulator;

/** What of a session's settings may differ from the default in a run. A run draws from its seed which of those that its plan allows do, and how. */
public enum SettingKind {
    /** BeginString: FIX.4.0 to FIX.4.4, and FIXT.1.1 with FIX 5.0 SP2. */
    VERSION,
    /** HeartBtInt: 1 to 30 s. */
    HEARTBEAT,
    /** InboxBytes, OutboxBytes and WriteTimeout of each side; connections that hold little, and bring what they hold in pieces. */
    QUEUES,
    /** ResendRequestChunkSize of each side. */
    CHUNKS,
    /** ClosedResendInterval of each side. */
    CLOSED_INTERVAL,
    /** EnableNextExpectedMsgSeqNum of each side. */
    NEXT_EXPECTED,
    /** EnableLastMsgSeqNumProcessed of each side. */
    LAST_PROCESSED,
    /** SendRedundantResendRequests of each side. */
    REDUNDANT_REQUESTS,
    /** PersistMessages=N of each side: what it is asked for again is lost. */
    NOT_PERSISTED,
    /** MaxMessagesPerSecond, MaxResentMessagesPerSecond and MaxReceivedMessagesPerSecond of each side. */
    RATES,
    /** StartTime and EndTime of both sides: sessions of some minutes, with short nights between them. What a session has not brought to its end is lost. */
    SCHEDULE,
    /** ResetSeqTime of one side or both. */
    RESET_SEQ_TIME,
    /** ResetOnLogon: the initiator's, and perhaps the acceptor's too. */
    RESET_ON_LOGON,
    /** ResetOnLogout of both sides, or the initiator's alone. */
    RESET_ON_LOGOUT,
    /** ResetOnDisconnect of both sides, or the initiator's alone. */
    RESET_ON_DISCONNECT;

    /** True when what was on its way may be lost, by the protocol: a run is held to less then. */
    public boolean losesMessages() {
        return this == NOT_PERSISTED || this == SCHEDULE || this == RESET_SEQ_TIME || this == RESET_ON_LOGON || this == RESET_ON_LOGOUT || this == RESET_ON_DISCONNECT;
    }
}
