package fix.core.dictionary;

import fix.core.Message;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds messages to a dictionary. What a valid message costs is one walk over its fields and no allocation; what is wrong is an answer, never an exception.
 *
 * <p>The rules are those of {@link Inspection}. Thread-safe; threads that validate at the same time with the same validator allocate a working memory each,
 * so a connection had better have its own.
 */
public final class Validator {
    private final RuleBook book;
    private final ValidationSettings settings;
    /** The working memory, when nobody uses it. */
    private final AtomicReference<Inspection> idle = new AtomicReference<>();

    /**
     * @throws IllegalArgumentException if the dictionary has no header, as the application versions of FIX 5.0 and later have none: see
     *                                  {@link Dictionary#over(Dictionary)}
     */
    public Validator(Dictionary dictionary, ValidationSettings settings) {
        if (dictionary.header().members().isEmpty()) {
            throw new IllegalArgumentException(dictionary.version() + " has no header: put it over its transport, as in fix50.over(fixt11)");
        }
        this.book = dictionary.ruleBook();
        this.settings = Objects.requireNonNull(settings);
    }

    /** What it validates against. */
    public Dictionary dictionary() {
        return book.dictionary;
    }

    /** Whether a message keeps to the dictionary; if it does not, in what. BeginString, BodyLength and CheckSum are the framer's to check, not looked at here. */
    public Validity validate(Message message) {
        var inspection = idle.getAndSet(null);
        if (inspection == null) {
            inspection = new Inspection(book, settings);
        }
        try {
            return inspection.inspect(message);
        } finally {
            idle.setRelease(inspection);
        }
    }
}
