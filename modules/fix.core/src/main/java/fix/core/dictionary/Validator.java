package fix.core.dictionary;

import fix.core.Message;
import fix.core.Tags;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds messages to the dictionary that rules them. What a valid message costs is one walk over its fields and no allocation; what is wrong is an answer, never an
 * exception.
 *
 * <p>The rules are those of {@link Inspection}. Thread-safe; threads that validate at the same time with the same validator allocate a working memory each,
 * so a connection had better have its own.
 */
public final class Validator {
    private static final SessionRejectReason UNSUPPORTED_VERSION = SessionRejectReason.INVALID_OR_UNSUPPORTED_APPLICATION_VERSION;

    private final SessionDictionary dictionary;
    private final ValidationSettings settings;
    private final Map<Dictionary, Inspector> inspectors = new ConcurrentHashMap<>();
    /** Of the last message's dictionary: the next one's is often the same. */
    private volatile Inspector last;

    /**
     * For messages of one dictionary.
     *
     * @throws IllegalArgumentException if the dictionary has no header, as the application versions of FIX 5.0 and later have none: see
     *                                  {@link SessionDictionary}
     */
    public Validator(Dictionary dictionary, ValidationSettings settings) {
        this(SessionDictionary.of(dictionary), settings);
    }

    /** For the messages of a session, which may be of several versions. */
    public Validator(SessionDictionary dictionary, ValidationSettings settings) {
        this.dictionary = dictionary;
        this.settings = Objects.requireNonNull(settings);
        this.last = inspector(dictionary.transport());
    }

    /** What it validates against. */
    public SessionDictionary dictionary() {
        return dictionary;
    }

    /**
     * Whether a message keeps to its dictionary; if it does not, in what. BeginString, BodyLength and CheckSum are the framer's to check, not looked at here. An
     * application message whose version no dictionary has is a fault of ApplVerID(1128), with reason 18; where that holds what is no version, with 5.
     */
    public Validity validate(Message message) {
        var ruling = dictionary.find(message);
        return ruling == null ? ofNoVersion(message) : inspector(ruling).inspect(message);
    }

    private Inspector inspector(Dictionary ruling) {
        var found = last;
        if (found == null || found.book.dictionary != ruling) {
            found = inspectors.computeIfAbsent(ruling, one -> new Inspector(one.ruleBook(), settings));
            last = found;
        }
        return found;
    }

    private Fault ofNoVersion(Message message) {
        var version = dictionary.versionOf(message);
        if (version.isPresent() || !message.has(Tags.APPL_VER_ID)) {
            var why = version.map(known -> ": there is no dictionary of " + known).orElse(": neither ApplVerID(1128) nor DefaultApplVerID(1137) says one");
            return new Fault(UNSUPPORTED_VERSION, Tags.APPL_VER_ID, UNSUPPORTED_VERSION.text() + why);
        }
        var value = message.getString(Tags.APPL_VER_ID);
        var reason = value.isEmpty() ? SessionRejectReason.TAG_SPECIFIED_WITHOUT_A_VALUE : SessionRejectReason.VALUE_IS_INCORRECT;
        return new Fault(reason, Tags.APPL_VER_ID, reason.text() + ": ApplVerID(1128)" + (value.isEmpty() ? "" : '=' + FaultText.printable(value) + ", allowed are 0 to 10"));
    }

    /** Holds messages to one dictionary. */
    private static final class Inspector {
        final RuleBook book;
        private final ValidationSettings settings;
        /** The working memory, when nobody uses it. */
        private final AtomicReference<Inspection> idle = new AtomicReference<>();

        Inspector(RuleBook book, ValidationSettings settings) {
            this.book = book;
            this.settings = settings;
        }

        Validity inspect(Message message) {
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
}
