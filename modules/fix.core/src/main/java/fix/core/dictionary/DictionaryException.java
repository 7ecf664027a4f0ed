package fix.core.dictionary;

import fix.core.FixException;
import java.io.Serial;

/** A dictionary cannot be had: its source is malformed or damaged, or no provider has the version. The message says where and what. */
public final class DictionaryException extends FixException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param message where it is, what is wrong, and what is allowed */
    public DictionaryException(String message) {
        super(message);
    }

    /**
     * @param message where it is, what is wrong, and what is allowed
     * @param cause   why
     */
    public DictionaryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Something wrong on a line of a source. */
    static DictionaryException at(String source, int line, String problem) {
        return new DictionaryException(source + ':' + line + ": " + problem);
    }
}
