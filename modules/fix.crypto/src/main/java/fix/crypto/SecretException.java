package fix.crypto;

/** A secret cannot be had. The message is one line that says what is wrong and what to do, and never holds a secret, a key or a passphrase. */
public final class SecretException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** There is no keyset where one was expected, or it cannot be read. */
        NO_KEYSET,
        /** A keyset's file is none, or others may read or change it. */
        BAD_KEYSET,
        /** The passphrase does not open the keyset, or none was given. */
        WRONG_PASSPHRASE,
        /** Nothing installed knows this kind of keys. */
        NO_PROVIDER,
        /** A sealed value was sealed with a key that is not among those at hand. */
        UNKNOWN_KEY,
        /** A sealed value is not whole: cut, or not in its form. */
        MALFORMED,
        /** A sealed value was changed, or stands where it was not sealed for. */
        REFUSED
    }

    private final Reason reason;

    /** @param message one line, without any secret */
    public SecretException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }
}
