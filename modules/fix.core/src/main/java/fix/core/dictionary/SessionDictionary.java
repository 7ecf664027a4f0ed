package fix.core.dictionary;

import fix.core.FieldFormatException;
import fix.core.Message;
import fix.core.Tags;
import fix.core.codec.DataFields;
import fix.core.codec.GroupLayout;
import fix.core.codec.WireLayout;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the messages of one session are decoded and validated with. Up to FIX 4.4 that is one dictionary. A session of {@code FIXT.1.1} has one for the transport,
 * which rules the administrative messages, and one for each application version that it carries, which lies over the transport's. The rules:
 *
 * <ul>
 *   <li>A message of a type that the transport has is the transport's.
 *   <li>An application message is of the version in its ApplVerID(1128); without one, of the default for its type, and without that of the session's default.
 *   <li>Defaults are what the Logon says that the sender of the messages sent: DefaultApplVerID(1137), and for types RefApplVerID(1130) with
 *       DefaultVerIndicator(1410)=Y.
 *   <li>CstmApplVerID(1129) and ApplExtID(1156) choose nothing: a custom version takes the place of the standard one that it departs from.
 * </ul>
 *
 * Dictionaries that are not given are those that {@link Dictionaries} has, each loaded when its first message comes. Immutable and thread-safe.
 *
 * <p>Specification: FIX Session Layer, "FIXT session profile", application versioning.
 */
public final class SessionDictionary implements WireLayout {
    /** The version of transports that carry other versions. */
    public static final String FIXT = "FIXT.1.1";

    private static final int REF_CSTM_APPL_VER_ID = 1131;
    private static final int REF_APPL_EXT_ID = 1406;
    private static final int DEFAULT_VER_INDICATOR = 1410;
    /** An entry of NoMsgTypes(384) of a Logon. */
    private static final int[] MSG_TYPE_FIELDS =
            {Tags.REF_MSG_TYPE, Tags.MSG_DIRECTION, Tags.REF_APPL_VER_ID, REF_APPL_EXT_ID, REF_CSTM_APPL_VER_ID, DEFAULT_VER_INDICATOR};

    private final Dictionary transport;
    private final boolean carriesVersions;
    /** What was given, not yet over the transport. */
    private final Map<ApplicationVersion, Dictionary> applications;
    private final Optional<ApplicationVersion> defaultVersion;
    private final Map<String, ApplicationVersion> defaultByType;
    private final DataFields dataFields;
    /** Applications over the transport; shared with what was made of this one. */
    private final Map<Dictionary, Dictionary> united;

    private SessionDictionary(Dictionary transport, boolean carriesVersions, Map<ApplicationVersion, Dictionary> applications,
                              Optional<ApplicationVersion> defaultVersion, Map<String, ApplicationVersion> defaultByType, Map<Dictionary, Dictionary> united) {
        this.transport = transport;
        this.carriesVersions = carriesVersions;
        this.applications = applications;
        this.united = united;
        this.defaultVersion = defaultVersion;
        this.defaultByType = defaultByType;
        var data = transport.dataFields();
        if (carriesVersions) {
            for (var application : applications.values()) {
                data = data.or(application.dataFields());
            }
            data = data.or(STANDARD.dataFields());
        }
        this.dataFields = data;
    }

    /**
     * For a session whose messages are all of one dictionary: FIX 4.0 to 4.4, or a custom one.
     *
     * @throws IllegalArgumentException if it has no header, as the application versions of FIX 5.0 and later have none
     */
    public static SessionDictionary of(Dictionary dictionary) {
        if (dictionary.header().members().isEmpty()) {
            throw new IllegalArgumentException(dictionary.version() + " has no header: put it over its transport, as in fix50.over(fixt11), or use overTransport");
        }
        return new SessionDictionary(dictionary, false, Map.of(), Optional.empty(), Map.of(), new ConcurrentHashMap<>());
    }

    /** For a session of {@code FIXT.1.1} with this transport dictionary; no default version is known yet, and none given. */
    public static SessionDictionary overTransport(Dictionary transport) {
        return new SessionDictionary(transport, true, Map.of(), Optional.empty(), Map.of(), new ConcurrentHashMap<>());
    }

    /**
     * Of the dictionaries that {@link Dictionaries} has: what a session with this BeginString needs.
     *
     * @throws DictionaryException if there is none for it
     */
    public static SessionDictionary standard(String beginString) {
        var dictionary = Dictionaries.get(beginString);
        return beginString.equals(FIXT) ? overTransport(dictionary) : of(dictionary);
    }

    /** This one, with a dictionary for an application version, as QuickFIX's {@code AppDataDictionary.FIX.5.0SP2} names one. */
    public SessionDictionary withApplication(ApplicationVersion version, Dictionary dictionary) {
        requireVersions();
        var all = new EnumMap<ApplicationVersion, Dictionary>(ApplicationVersion.class);
        all.putAll(applications);
        all.put(version, Objects.requireNonNull(dictionary));
        return new SessionDictionary(transport, true, all, defaultVersion, defaultByType, united);
    }

    /** This one, with a version for messages that say none: DefaultApplVerID(1137). */
    public SessionDictionary withDefault(ApplicationVersion version) {
        requireVersions();
        return new SessionDictionary(transport, true, applications, Optional.of(version), defaultByType, united);
    }

    /** This one, with a version for messages of a type that say none: RefApplVerID(1130) with DefaultVerIndicator(1410)=Y. */
    public SessionDictionary withDefault(String msgType, ApplicationVersion version) {
        requireVersions();
        var all = new HashMap<>(defaultByType);
        all.put(msgType, version);
        return new SessionDictionary(transport, true, applications, defaultVersion, all, united);
    }

    /**
     * This one, with the defaults that a Logon sets for the messages of who sent it. What the Logon leaves open stays as it is; values that mean no version, and a
     * malformed list of types, set nothing. For a session of one dictionary it changes nothing.
     */
    public SessionDictionary withDefaultsOf(Message logon) {
        if (!carriesVersions) {
            return this;
        }
        var result = ApplicationVersion.ofValue(logon.getString(Tags.DEFAULT_APPL_VER_ID, "")).map(this::withDefault).orElse(this);
        try {
            for (var type : logon.getGroups(Tags.NO_MSG_TYPES, MSG_TYPE_FIELDS)) {
                var version = ApplicationVersion.ofValue(type.getString(Tags.REF_APPL_VER_ID, ""));
                if (version.isPresent() && type.valueEquals(DEFAULT_VER_INDICATOR, "Y") && type.has(Tags.REF_MSG_TYPE)) {
                    result = result.withDefault(type.getString(Tags.REF_MSG_TYPE), version.get());
                }
            }
        } catch (FieldFormatException _) {
            // the validator says what is wrong with the list
        }
        return result;
    }

    private void requireVersions() {
        if (!carriesVersions) {
            throw new IllegalStateException(transport.version() + " carries no other versions: only a session of " + FIXT + " does");
        }
    }

    /** The dictionary of the administrative messages; in a session of one dictionary, that one. */
    public Dictionary transport() {
        return transport;
    }

    /** Whether messages may be of several application versions: in a session of {@code FIXT.1.1}. */
    public boolean carriesVersions() {
        return carriesVersions;
    }

    /** The version of messages that say none; empty before a Logon said it, and in a session of one dictionary. */
    public Optional<ApplicationVersion> defaultVersion() {
        return defaultVersion;
    }

    /** The messages of an application version in this session: over the transport. Empty if there is no dictionary of it. */
    public Optional<Dictionary> application(ApplicationVersion version) {
        return Optional.ofNullable(find(version));
    }

    /** The version of an application message: what it says, otherwise the default. Empty if it says what is no version, or there is no default. */
    public Optional<ApplicationVersion> versionOf(Message message) {
        return Optional.ofNullable(version(message));
    }

    /** The dictionary that rules a message; empty if its version is unknown, or there is no dictionary of it. */
    public Optional<Dictionary> dictionaryOf(Message message) {
        return Optional.ofNullable(find(message));
    }

    /** The same without an object for the answer; null where that is empty. */
    Dictionary find(Message message) {
        if (!carriesVersions || transport.message(message.msgType()).isPresent()) {
            return transport;
        }
        var version = version(message);
        return version == null ? null : find(version);
    }

    private Dictionary find(ApplicationVersion version) {
        if (!carriesVersions) {
            return null;
        }
        var own = applications.get(version);
        var dictionary = own != null ? own : Dictionaries.find(version.version()).orElse(null);
        return dictionary == null ? null : united.computeIfAbsent(dictionary, given -> given.over(transport));
    }

    private ApplicationVersion version(Message message) {
        if (message.has(Tags.APPL_VER_ID)) {
            return ApplicationVersion.ofValue(message.getString(Tags.APPL_VER_ID)).orElse(null);
        }
        var ofType = defaultByType.get(message.msgType());
        return ofType != null ? ofType : defaultVersion.orElse(null);
    }

    /** The message for people: see {@link Dictionary#describe}. One that no dictionary rules is described with the transport's. */
    public String describe(Message message) {
        return dictionaryOf(message).orElse(transport).describe(message);
    }

    /** Those of all versions: which one a frame is of shows only when it has been taken apart. */
    @Override
    public DataFields dataFields() {
        return dataFields;
    }

    /** Of the transport and the default version; a message's own are those of {@link #of(Message)}. */
    @Override
    public Optional<GroupLayout> group(String msgType, int countTag) {
        return defaultVersion.flatMap(this::application).orElse(transport).group(msgType, countTag);
    }

    @Override
    public WireLayout of(Message message) {
        var dictionary = find(message);
        return dictionary == null ? transport : dictionary;
    }

    /** Whether the other chooses the same dictionaries, and knows the same defaults. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionDictionary that && transport == that.transport && carriesVersions == that.carriesVersions
                && applications.equals(that.applications) && defaultVersion.equals(that.defaultVersion) && defaultByType.equals(that.defaultByType);
    }

    @Override
    public int hashCode() {
        return Objects.hash(transport, applications, defaultVersion, defaultByType);
    }

    @Override
    public String toString() {
        return carriesVersions ? transport.version() + " with " + defaultVersion.map(ApplicationVersion::toString).orElse("no default version") : transport.toString();
    }
}
