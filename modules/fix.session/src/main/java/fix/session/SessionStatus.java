package fix.session;

/** The states of the specification, as users see them. Resynchronising (a resend under way) is part of {@link #ACTIVE}. */
public enum SessionStatus {
    /** No connection, and none being made. */
    DISCONNECTED,
    /** The dialer is connecting for the first time. */
    CONNECTING,
    /** Connected; the Logon exchange is under way. */
    LOGON_IN_PROGRESS,
    /** Logged on: application messages flow. */
    ACTIVE,
    /** A Logout is sent and not yet answered. */
    LOGOUT_IN_PROGRESS,
    /** The connection was lost and the dialer is at it again. */
    RECONNECTING,
    /** The store failed: nothing moves until the session is restored from it. */
    STOPPED
}
