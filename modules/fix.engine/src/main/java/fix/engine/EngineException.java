package fix.engine;

import fix.core.FixException;

/** The engine cannot be built or started: a setting, a port or a store is at fault. The message says which and what to do. */
public final class EngineException extends FixException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and what to do */
    public EngineException(String message) {
        super(message);
    }
}
