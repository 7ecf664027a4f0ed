package fix.control;

/** The control socket does not work, or the engine refuses what was asked. The message is for people, one line. */
public final class ControlException extends Exception {
    private static final long serialVersionUID = 1L;

    ControlException(String message) {
        super(message);
    }
}
