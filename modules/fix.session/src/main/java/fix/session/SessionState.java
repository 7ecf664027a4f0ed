package fix.session;

import fix.core.Message;
import fix.core.MessageBuilder;

/**
 * Where a session stands. One type a state, so that a field exists only where it means something. {@link Transitions} lists the
 * ways between them.
 */
public sealed interface SessionState {
    /** The session's place, in every state. */
    Numbers numbers();

    /** The connection's epoch; 0 when there is no connection. */
    long epoch();

    /** HeartBtInt(108) in nanoseconds where messages of the application may be sent or wait to be; 0 means no heartbeats. */
    default long heartBeatNanos() {
        return 0;
    }

    /** The specification's name for this state. */
    SessionStatus status();

    /**
     * No connection.
     *
     * @param numbers the session's place
     * @param resetUnconfirmed a Logon with ResetSeqNumFlag(141)=Y was sent and never answered: the next one repeats it
     */
    record Disconnected(Numbers numbers, boolean resetUnconfirmed) implements SessionState {
        @Override
        public long epoch() {
            return 0;
        }

        @Override
        public SessionStatus status() {
            return SessionStatus.DISCONNECTED;
        }
    }

    /**
     * An acceptor's connection on which no Logon has come.
     *
     * @param epoch the connection
     * @param numbers the session's place
     * @param deadline monotonic time at which LogonTimeout ends it
     * @param resetUnconfirmed a reset that we asked for was not answered: the number of the Logon will say whether the peer has made it
     */
    record AwaitingLogon(long epoch, Numbers numbers, long deadline, boolean resetUnconfirmed) implements SessionState {
        @Override
        public SessionStatus status() {
            return SessionStatus.LOGON_IN_PROGRESS;
        }
    }

    /**
     * An acceptor's Logon has come and is being authenticated; no number has moved.
     *
     * @param epoch the connection
     * @param numbers the session's place
     * @param logon the Logon
     * @param deadline monotonic time at which LogonTimeout ends it
     * @param resetUnconfirmed a reset that we asked for was not answered: the number of the Logon says whether the peer has made it
     */
    record Authenticating(long epoch, Numbers numbers, Message logon, long deadline, boolean resetUnconfirmed) implements SessionState {
        @Override
        public SessionStatus status() {
            return SessionStatus.LOGON_IN_PROGRESS;
        }
    }

    /**
     * An acceptor's Logon is answered, and nothing else of the peer counts yet: it may have made the reset that we asked for on an earlier
     * connection, or never have heard of it. A TestRequest is under way; its answer, or a ResendRequest, will say so.
     *
     * @param epoch the connection
     * @param numbers the session's place, if the peer has not made the reset
     * @param logon the peer's Logon
     * @param asked TestReqID(112) of the TestRequest
     * @param deadline monotonic time at which LogonTimeout ends it
     */
    record Doubtful(long epoch, Numbers numbers, Message logon, String asked, long deadline) implements SessionState {
        @Override
        public SessionStatus status() {
            return SessionStatus.LOGON_IN_PROGRESS;
        }
    }

    /**
     * An initiator's Logon is sent and not yet answered.
     *
     * @param epoch the connection
     * @param numbers the session's place
     * @param resetSent our Logon carried ResetSeqNumFlag(141)=Y
     * @param deadline monotonic time at which LogonTimeout ends it
     */
    record LogonSent(long epoch, Numbers numbers, boolean resetSent, long deadline) implements SessionState {
        @Override
        public SessionStatus status() {
            return SessionStatus.LOGON_IN_PROGRESS;
        }
    }

    /** A connection on which both Logons were exchanged. */
    sealed interface LoggedOn extends SessionState {
        /** The logged-on session. */
        Link link();

        @Override
        default Numbers numbers() {
            return link().numbers();
        }

        @Override
        default long epoch() {
            return link().epoch();
        }
    }

    /**
     * Logged on.
     *
     * @param link the logged-on session
     */
    record Active(Link link) implements LoggedOn {
        @Override
        public long heartBeatNanos() {
            return link.heartBeatNanos();
        }

        @Override
        public SessionStatus status() {
            return SessionStatus.ACTIVE;
        }
    }

    /**
     * Logged on, and about to reset the numbers: the application sends nothing any more, and a TestRequest is under way whose answer says
     * that the peer has all that we sent.
     *
     * @param link the logged-on session
     * @param logon fields that the application adds to the Logon that resets
     * @param asked TestReqID(112) of the TestRequest
     * @param deadline monotonic time at which the reset is given up
     */
    record Draining(Link link, MessageBuilder logon, String asked, long deadline) implements LoggedOn {
        @Override
        public long heartBeatNanos() {
            return link.heartBeatNanos();
        }

        @Override
        public SessionStatus status() {
            return SessionStatus.LOGON_IN_PROGRESS;
        }
    }

    /**
     * Our Logon that resets the numbers in the session is sent and not yet answered. It alone is of the new numbers; what comes still counts
     * as before, and so does our next number until the answer comes.
     *
     * @param link the logged-on session
     * @param deadline monotonic time at which LogonTimeout ends it
     * @param leaving we log out when the answer has come
     * @param text Text(58) of that Logout
     */
    record Resetting(Link link, long deadline, boolean leaving, String text) implements LoggedOn {
        @Override
        public SessionStatus status() {
            return SessionStatus.LOGON_IN_PROGRESS;
        }
    }

    /**
     * Our Logout is sent and not yet answered. Resends are still served.
     *
     * @param link the logged-on session
     * @param deadline monotonic time at which LogoutTimeout ends it
     * @param broken the peer broke a rule after which nothing of it is accepted any more, but its Logout
     * @param reason why, in words
     */
    record LogoutSent(Link link, long deadline, boolean broken, String reason) implements LoggedOn {
        @Override
        public SessionStatus status() {
            return SessionStatus.LOGOUT_IN_PROGRESS;
        }
    }

    /**
     * The store failed or is damaged. Only {@link Input.Restored} leads out.
     *
     * @param numbers the session's place as last known; the store decides what it really is
     * @param reason why, in words
     */
    record Stopped(Numbers numbers, String reason) implements SessionState {
        @Override
        public long epoch() {
            return 0;
        }

        @Override
        public SessionStatus status() {
            return SessionStatus.STOPPED;
        }
    }
}
