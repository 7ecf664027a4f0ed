package fix.engine;

import fix.core.SessionID;
import fix.session.Numbers;
import java.time.Instant;

/**
 * What happens in an engine, for whoever watches over it. The text of each says what, where and why, in words, and never holds a
 * field's value that could be a secret.
 */
public sealed interface EngineEvent {
    /** The event in words, one line. */
    String text();

    /** An event of one session. */
    sealed interface OfSession extends EngineEvent {
        /** The session. */
        SessionID session();
    }

    /** The engine listens for connections. */
    record Listening(String address) implements EngineEvent {
        @Override
        public String text() {
            return "listening on " + address;
        }
    }

    /** The engine accepts no connections there any more; those that it has go on. */
    record ListeningEnded(String address) implements EngineEvent {
        @Override
        public String text() {
            return "listening on " + address + " no more";
        }
    }

    /** A connection ended before a Logon named its session. */
    record ConnectionDropped(String address, String reason) implements EngineEvent {
        @Override
        public String text() {
            return "connection from " + address + " dropped: " + reason;
        }
    }

    /** A TLS handshake failed before anybody had logged on: who, why, and what to do. */
    record HandshakeFailed(String address, String reason) implements EngineEvent {
        @Override
        public String text() {
            return "connection from " + address + ": " + reason;
        }
    }

    /** Certificates were read anew; connections that stand keep theirs. */
    record CertificatesReloaded(String what) implements EngineEvent {
        @Override
        public String text() {
            return "new certificates: " + what;
        }
    }

    /** Certificates were to be read anew and are wrong; the ones of before stay in use. */
    record CertificatesNotReloaded(String reason) implements EngineEvent {
        @Override
        public String text() {
            return "certificates were not read anew, and the ones of before stay in use: " + reason;
        }
    }

    /**
     * One of our certificates, or one that we trust, is at the end of its life, or nearly so. Told once a day.
     *
     * @param certificate whose it is, in words
     * @param notAfter the last moment at which it is valid
     * @param expired whether that is over
     */
    record CertificateExpires(String certificate, Instant notAfter, boolean expired) implements EngineEvent {
        @Override
        public String text() {
            return "the certificate " + certificate + (expired ? " expired at " : " expires at ") + notAfter + ": renew it";
        }
    }

    /** A connection was closed as soon as it came, because a limit was reached or its address is not among the allowed ones. Told once a second for an address. */
    record ConnectionRefused(String address, String reason) implements EngineEvent {
        @Override
        public String text() {
            return "connection from " + address + " refused: " + reason;
        }
    }

    /**
     * The engine gives up more, or less, because it is late, or in time again, with what is due; see {@link Degradation}.
     *
     * @param before what it had given up
     * @param now what it gives up from here on
     * @param lateMillis how late it is, in milliseconds
     */
    record Degraded(Degradation before, Degradation now, long lateMillis) implements EngineEvent {
        @Override
        public String text() {
            var late = "what is due is late by " + lateMillis + " ms";
            return switch (now) {
                case NONE -> "the engine keeps up again: " + late + ", and all are read as they send";
                case READING_SLOWED -> before == Degradation.NONE
                        ? "the engine cannot keep up: " + late + ", more than OverloadDelay allows; who sends the most is read more slowly"
                        : "the engine keeps up better: " + late + ", and who logs on is let in again";
                case LOGONS_REFUSED -> "the engine still cannot keep up: " + late + "; from here on nobody is let in";
            };
        }
    }

    /** A member of a pool is up. */
    record PoolMemberJoined(String pool, SessionID session, int up, int members) implements EngineEvent {
        @Override
        public String text() {
            return "pool " + pool + ": " + session + " is up, " + up + " of " + members;
        }
    }

    /** A member of a pool is not up any more; the others go on. */
    record PoolMemberLeft(String pool, SessionID session, int up, int members) implements EngineEvent {
        @Override
        public String text() {
            return "pool " + pool + ": " + session + " is down, " + up + " of " + members + " are left";
        }
    }

    /** The last member of a pool that was up is down: what is sent to it is refused until one is back. */
    record PoolEmpty(String pool, int members) implements EngineEvent {
        @Override
        public String text() {
            return "pool " + pool + " is down: none of its " + members + " sessions is logged on";
        }
    }

    /** All members of a pool are up. */
    record PoolWhole(String pool, int members) implements EngineEvent {
        @Override
        public String text() {
            return "pool " + pool + " is whole: all of its " + members + " sessions are logged on";
        }
    }

    /** More happened than could be told: this many events are missing here. */
    record EventsLost(long count) implements EngineEvent {
        @Override
        public String text() {
            return count + " events were lost, because they came faster than they were taken";
        }
    }

    /** A connection stands; the Logon is next. */
    record Connected(SessionID session, String address) implements OfSession {
        @Override
        public String text() {
            return "connected with " + address;
        }
    }

    /** An initiator could not connect, and when it tries again; 0 when it has another endpoint, which it tries at once. */
    record ConnectFailed(SessionID session, String reason, long retryMillis) implements OfSession {
        @Override
        public String text() {
            return reason + (retryMillis == 0 ? "; the next endpoint is tried at once" : "; next try in " + retryMillis + " ms");
        }
    }

    /** A session was added while the engine runs: by code, by template or by provider. */
    record SessionAdded(SessionID session) implements OfSession {
        @Override
        public String text() {
            return "added";
        }
    }

    /** A session was removed while the engine runs: by code, or to make room for another dynamic one. Its place stays in the store. */
    record SessionRemoved(SessionID session) implements OfSession {
        @Override
        public String text() {
            return "removed";
        }
    }

    /** A dynamic session could not be made: there are as many as MaxDynamicSessions allows, and none is idle. */
    record DynamicSessionsFull(SessionID session, int bound) implements OfSession {
        @Override
        public String text() {
            return "not made, because there are " + bound + " dynamic sessions, as many as MaxDynamicSessions allows, and none is idle";
        }
    }

    /**
     * Somebody intervened in a session by hand. Never lost: whoever intervenes waits until it is told.
     *
     * @param session the session
     * @param operator who, and why
     * @param action what was done, in words: {@code set the numbers}
     * @param before the numbers before
     * @param after the numbers after
     */
    record Operated(SessionID session, Operator operator, String action, Numbers before, Numbers after) implements OfSession {
        @Override
        public String text() {
            var numbers = before.equals(after) ? "" : ": next outbound " + before.nextOutbound() + " -> " + after.nextOutbound()
                    + ", next inbound " + before.nextInbound() + " -> " + after.nextInbound();
            return action + " by " + operator + numbers;
        }
    }

    /** The session is logged on. */
    record LoggedOn(SessionID session) implements OfSession {
        @Override
        public String text() {
            return "logged on";
        }
    }

    /** The session was logged on and is not any more. */
    record LoggedOut(SessionID session, String reason) implements OfSession {
        @Override
        public String text() {
            return "logged out: " + reason;
        }
    }

    /** A connection ended. */
    record Disconnected(SessionID session, String reason) implements OfSession {
        @Override
        public String text() {
            return "disconnected: " + reason;
        }
    }

    /** The peer refused our Logon. */
    record LogonRefused(SessionID session, String reason) implements OfSession {
        @Override
        public String text() {
            return "the peer refused our Logon: " + reason;
        }
    }

    /** The peer broke a rule for which the connection ends, or has a Logon that we refuse. */
    record Violation(SessionID session, String reason) implements OfSession {
        @Override
        public String text() {
            return reason;
        }
    }

    /** We rejected a message. */
    record Rejected(SessionID session, String reason) implements OfSession {
        @Override
        public String text() {
            return "rejected " + reason;
        }
    }

    /** Bytes came that are no message, and were ignored. */
    record Garbled(SessionID session, String reason) implements OfSession {
        @Override
        public String text() {
            return "ignored a garbled message: " + reason;
        }
    }

    /** Something noteworthy in the session's protocol: a gap, a duplicate, a reset, silence. */
    record Noted(SessionID session, String text) implements OfSession {}

    /**
     * A session has reached one of its limits. Told when it begins, and once in ten seconds while it goes on.
     *
     * @param session the session
     * @param setting the limit's name in a configuration
     * @param effect what comes of it, in words
     */
    record LimitReached(SessionID session, String setting, String effect) implements OfSession {
        @Override
        public String text() {
            return setting + " is reached: " + effect;
        }
    }

    /** The application threw; its message counts as handled. */
    record HandlerFailed(SessionID session, String reason) implements OfSession {
        @Override
        public String text() {
            return "the application failed: " + reason;
        }
    }

    /** A callback took so long that what it had sent went before its message was known to be handled. */
    record SlowHandler(SessionID session) implements OfSession {
        @Override
        public String text() {
            return "a callback is slow: what it sent goes now, and after a crash its message comes again";
        }
    }

    /** The store failed; the session has stopped. */
    record StoreFailed(SessionID session, String reason) implements OfSession {
        @Override
        public String text() {
            return "stopped, because the store failed: " + reason;
        }
    }

    /** The store can be read again; the session goes on from what it holds. */
    record StoreRecovered(SessionID session) implements OfSession {
        @Override
        public String text() {
            return "restored from the store";
        }
    }
}
