package fix.engine.driver;

import fix.session.Input;
import fix.session.SessionConfig;
import fix.session.SessionState;
import fix.session.Step;

/**
 * The protocol, as the driver asks it: {@link fix.session.SessionProtocol#step}. Tests put a wrong one in its place, to see that its
 * faults are found.
 */
@FunctionalInterface
public interface Stepper {
    /** One step. */
    Step step(SessionConfig config, SessionState state, Input input);
}
