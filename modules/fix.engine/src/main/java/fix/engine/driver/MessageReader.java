package fix.engine.driver;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.codec.Decoded;
import fix.core.codec.Decoder;
import fix.core.codec.FrameLimits;
import fix.core.dictionary.ApplicationVersion;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionDictionary;
import fix.core.dictionary.SessionRejectReason;
import fix.core.dictionary.Valid;
import fix.core.dictionary.ValidationSettings;
import fix.core.dictionary.Validator;
import fix.core.dictionary.Validity;
import java.util.Optional;

/**
 * Takes one connection's frames apart and holds them to the session's dictionary. In a session of FIXT.1.1 each Logon that comes says
 * which application versions the messages after it have. Belongs to whoever reads the connection; not thread-safe.
 */
public final class MessageReader {
    private final Optional<ValidationSettings> strictness;
    private final FrameLimits limits;
    private SessionDictionary dictionary;
    private Decoder decoder;
    private Optional<Validator> validator;

    /**
     * A reader for a connection on which nothing has come yet.
     *
     * @param dictionary the session's
     * @param strictness how strictly messages are held to it; empty for not at all
     * @param limits how large a message may be
     */
    public MessageReader(SessionDictionary dictionary, Optional<ValidationSettings> strictness, FrameLimits limits) {
        this.strictness = strictness;
        this.limits = limits;
        use(dictionary);
    }

    private void use(SessionDictionary next) {
        dictionary = next;
        decoder = new Decoder(next, limits);
        validator = strictness.map(settings -> new Validator(next, settings));
    }

    /** A frame as a message, or as garbled. A Logon's versions hold from the next frame on. */
    public Decoded decode(byte[] buffer, int offset, int length) {
        var decoded = decoder.decode(buffer, offset, length);
        if (dictionary.carriesVersions() && decoded instanceof Message message && message.msgType().equals(MsgTypes.LOGON)) {
            use(dictionary.withDefaultsOf(message));
        }
        return decoded;
    }

    /** What the dictionary says of a message that was decoded here. */
    public Validity validate(Message message) {
        if (validator.isEmpty()) {
            return Valid.VALID;
        }
        var validity = validator.get().validate(message);
        return validity == Valid.VALID && dictionary.carriesVersions() && message.msgType().equals(MsgTypes.LOGON)
                ? validateVersion(message)
                : validity;
    }

    /** A version that we have no dictionary of is of no use to us. */
    private Validity validateVersion(Message logon) {
        var version = ApplicationVersion.ofValue(logon.getString(Tags.DEFAULT_APPL_VER_ID, ""));
        return version.isPresent() && dictionary.application(version.get()).isEmpty()
                ? new Fault(
                        SessionRejectReason.INVALID_OR_UNSUPPORTED_APPLICATION_VERSION, Tags.DEFAULT_APPL_VER_ID,
                        "Invalid/Unsupported Application Version: there is no dictionary of " + version.get() + " for DefaultApplVerID(1137)")
                : Valid.VALID;
    }
}
