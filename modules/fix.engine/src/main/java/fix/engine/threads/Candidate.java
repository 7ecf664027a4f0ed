package fix.engine.threads;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.SessionSettings;
import java.util.Optional;

/**
 * The session that a Logon is for: one that lives, or one that may be made.
 *
 * @param settings its settings
 * @param application serves it
 * @param live the session, if it lives
 * @param known somebody vouches that it exists, so that a refused Logon is answered: it would make a stranger's mark in the store otherwise
 */
record Candidate(SessionSettings settings, Application application, Optional<SessionRunner> live, boolean known) {
    static Candidate of(SessionRunner live) {
        return new Candidate(live.settings(), live.application(), Optional.of(live), true);
    }

    SessionID id() {
        return settings.id();
    }
}
