package fix.core.dictionary;

/** The message keeps every rule. */
public enum Valid implements Validity {
    /** The only value. */
    VALID
}
