package fix.engine.threads;

/** A connection gets no session; it ends without an answer. The message says why. */
final class NotAdmittedException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAdmittedException(String message) {
        super(message);
    }
}
