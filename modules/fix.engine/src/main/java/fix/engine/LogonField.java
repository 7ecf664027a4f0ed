package fix.engine;

import fix.core.Tags;

/**
 * A field that our Logons have besides: QuickFIX's LogonTag. Its text hides the value, which may be a secret.
 *
 * @param tag of a field that the application may set
 * @param value what it holds, not empty
 */
public record LogonField(int tag, String value) {
    /** Refuses what is no field. */
    public LogonField {
        if (tag < 1 || value.isEmpty() || Tags.isWrittenBySession(tag)) {
            throw new IllegalArgumentException("LogonTag: a value is needed, and a tag that the session does not write itself; got tag " + tag);
        }
    }

    @Override
    public String toString() {
        return tag + "=***";
    }
}
