package fix.engine.spi;

import fix.engine.Application;
import fix.engine.SessionSettings;

/**
 * Knows sessions that the engine was not given: in a database, in a directory service. Asked for each Logon that is for none of the
 * engine's own sessions and for none of its templates. It may block: see the package.
 */
@FunctionalInterface
public interface SessionProvider {
    /** Knows none. */
    SessionProvider NONE = attempt -> new Answer.Unknown();

    /**
     * Looks a session up.
     *
     * @param attempt the Logon, and where it comes from
     * @return the session, or why there is none
     * @throws Exception is reported as an event, without its text, and ends the connection without an answer
     */
    Answer find(LogonAttempt attempt) throws Exception;

    /** What a lookup found. */
    sealed interface Answer {
        /**
         * The session. When it exists already it goes on as it is; these settings and this application count when it does not.
         *
         * @param settings an acceptor's session with the Logon's BeginString and CompIDs
         * @param application serves it
         */
        record Found(SessionSettings settings, Application application) implements Answer {}

        /**
         * There is a reason why it may not be: the connection ends without an answer, and an event tells the reason.
         *
         * @param reason in words
         */
        record Refused(String reason) implements Answer {}

        /** There is none. */
        record Unknown() implements Answer {}
    }
}
