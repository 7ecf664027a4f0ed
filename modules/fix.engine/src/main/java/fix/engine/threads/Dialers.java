package fix.engine.threads;

import fix.engine.EngineException;
import fix.engine.SessionSettings;
import fix.transport.Dialer;

/** Gives each initiator's session what opens its connections. */
@FunctionalInterface
public interface Dialers {

    /**
     * What opens the connections of a session.
     *
     * @throws EngineException when its certificates cannot be used
     */
    Dialer of(SessionSettings settings);
}
