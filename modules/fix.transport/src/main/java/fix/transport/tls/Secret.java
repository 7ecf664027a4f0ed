package fix.transport.tls;

/** A password. Immutable. Its text is asterisks; equal when the passwords are. */
public final class Secret {

    /** No password. */
    public static final Secret NONE = new Secret("");

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** The secret with this text; empty for none. */
    public static Secret of(String value) {
        return value.isEmpty() ? NONE : new Secret(value);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** A copy of the password, for the one who needs it; who takes it keeps it out of every text. */
    public char[] chars() {
        return value.toCharArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value.isEmpty() ? "none" : "***";
    }
}
