package fix.testkit;

import fix.engine.SessionSettings;

/** Implemented by a class with {@link FixEngineTest} that wants other settings than the defaults. */
public interface FixEngineSetup {
    /**
     * Called before each test.
     *
     * @param defaults the settings as they would be
     * @return the settings of the session under test; session, role, host and port must stay
     */
    SessionSettings change(SessionSettings defaults);
}
