package fix.engine;

import fix.core.FixException;
import fix.core.SessionID;
import fix.session.SessionStatus;

/** A message was not sent, and took no number, because its session is not logged on. */
public final class NotLoggedOnException extends FixException {
    private static final long serialVersionUID = 1L;

    private final transient SessionID session;

    /** Names the session and where it stands. */
    public NotLoggedOnException(SessionID session, SessionStatus status) {
        super("session " + session + " is not logged on but " + status + ": wait for onLogon, then send");
        this.session = session;
    }

    /** The session that is not logged on. */
    public SessionID session() {
        return session;
    }
}
