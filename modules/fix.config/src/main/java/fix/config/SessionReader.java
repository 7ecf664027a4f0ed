package fix.config;

import fix.config.SettingValues.Value;
import fix.core.SessionID;
import fix.core.dictionary.DictionaryException;
import fix.core.dictionary.SessionDictionary;
import fix.engine.EngineException;
import fix.engine.PoolSettings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.configuration2.Configuration;

/** Lays sessions over the defaults, and checks what one line alone cannot show: what is missing, and what does not go together. */
final class SessionReader {

    private final Problems problems;
    private final DictionaryFinder dictionaries;
    private final TemplateReader templates;
    private final Map<SessionID, Origin> origins = new HashMap<>();
    private final ListenerReader listeners;
    private final PoolReader pools;
    private final Map<String, Value> engineWide = new LinkedHashMap<>();

    SessionReader(Problems problems, DictionaryFinder dictionaries) {
        this.problems = problems;
        this.dictionaries = dictionaries;
        templates = new TemplateReader(problems, dictionaries);
        listeners = new ListenerReader(problems);
        pools = new PoolReader(problems);
    }

    /** The session, or nothing when something is wrong with it, which is then among the problems, and when it is a template. */
    Optional<ConfiguredSession> read(Layers.Of layers) {
        var section = layers.section();
        var values = new SettingValues(values(layers.values()));
        var given = layers.given();

        checkNeeds(section, values, given);
        checkPairs(section, values, given);
        new ScheduleReader(values, problems).check(given, section.origin());
        checkAgreement(values);
        if (values.isGiven(Settings.CONNECTION_TYPE) && values.get(Settings.CONNECTION_TYPE) == ConnectionType.ACCEPTOR) {
            listeners.read(values);
        }
        TlsReader.check(section, values, problems);
        var id = identity(section, values);
        if (values.get(Settings.ACCEPTOR_TEMPLATE)) {
            id.ifPresent(pattern -> templates.read(pattern, section, values));
            return Optional.empty();
        }
        id.ifPresent(plain -> templates.checkPlain(plain, section));
        id.ifPresent(plain -> pools.read(plain, section, values));
        return id.flatMap(plain -> session(plain, section, values));
    }

    /** The sections that were templates. */
    List<ConfiguredTemplate> templates() {
        return templates.templates();
    }

    /** Where acceptors listen. */
    List<SettingValues> listeners() {
        return listeners.listeners();
    }

    /** Which sessions form pools. */
    List<PoolSettings> pools() {
        return pools.pools();
    }

    /** What holds for the whole engine, wherever it was given. */
    SettingValues engineValues() {
        return new SettingValues(engineWide);
    }

    private static Map<String, Value> values(Configuration layers) {
        var values = new LinkedHashMap<String, Value>();
        layers.getKeys().forEachRemaining(key -> values.put(key, (Value) layers.getProperty(key)));
        return values;
    }

    private void checkNeeds(IniText.Section section, SettingValues values, Set<String> given) {
        for (var setting : SettingsSchema.all()) {
            if (!given.contains(setting.name()) && isNeeded(setting, values)) {
                var why = setting.need() == Need.ALWAYS ? "every session needs it" : "ConnectionType=" + setting.need().name().toLowerCase(Locale.ROOT) + " needs it";
                problems.error(section.origin(), section.head(), setting.name() + " is missing: " + why + ", here or in [DEFAULT]; allowed: " + setting.type().allowed());
            }
        }
    }

    private static boolean isNeeded(Setting<?> setting, SettingValues values) {
        var type = values.isGiven(Settings.CONNECTION_TYPE) ? Optional.of(values.get(Settings.CONNECTION_TYPE)) : Optional.<ConnectionType>empty();
        return switch (setting.need()) {
            case NONE -> false;
            case ALWAYS -> true;
            case ACCEPTOR -> type.equals(Optional.of(ConnectionType.ACCEPTOR));
            case INITIATOR -> type.equals(Optional.of(ConnectionType.INITIATOR));
        };
    }

    private void checkPairs(IniText.Section section, SettingValues values, Set<String> given) {
        if (values.get(Settings.HEART_BEAT_TIMEOUT_MULTIPLIER) <= values.get(Settings.TEST_REQUEST_DELAY_MULTIPLIER)) {
            pair(section, values, Settings.HEART_BEAT_TIMEOUT_MULTIPLIER, "must be more than", Settings.TEST_REQUEST_DELAY_MULTIPLIER, given);
        }
        var waits = values.get(Settings.RECONNECT_INTERVAL);
        if (waits.size() == 1 && values.isGiven(Settings.RECONNECT_MAX) && values.get(Settings.RECONNECT_MAX).compareTo(waits.getFirst()) < 0) {
            pair(section, values, Settings.RECONNECT_MAX, "must not be less than", Settings.RECONNECT_INTERVAL, given);
        }
        if (values.get(Settings.CONNECTION_TYPE) == ConnectionType.ACCEPTOR && values.isGiven(Settings.CONNECTION_TYPE) && !values.get(Settings.SESSION_QUALIFIER).isEmpty()) {
            problems.error(values.origin(Settings.SESSION_QUALIFIER).orElse(section.origin()), "SessionQualifier", "an acceptor cannot tell by it which session a counterparty means; allowed: with ConnectionType=initiator");
        }
    }

    /** Nothing is said when one of the two is there and wrong: that was said already. */
    private <T, U> void pair(IniText.Section section, SettingValues values, Setting<T> first, String relation, Setting<U> second, Set<String> given) {
        for (var setting : List.<Setting<?>>of(first, second)) {
            if (given.contains(setting.name()) && !values.isGiven(setting)) {
                return;
            }
        }
        var at = Stream.of(first, second).flatMap(setting -> values.origin(setting).stream()).max(Comparator.comparingInt(Origin::line)).orElse(section.origin());
        problems.error(at, first.name(), values.shown(first) + " is wrong: " + relation + " " + second.name() + ", which is " + values.shown(second));
    }

    /** What holds for the whole engine may be said by a session, as QuickFIX's files do, as long as no other says otherwise. */
    private void checkAgreement(SettingValues values) {
        values.given().forEach((key, value) -> {
            if (value.setting().scope() == Scope.ENGINE) {
                agree(key, value);
            }
        });
    }

    private void agree(String key, Value value) {
        var earlier = engineWide.putIfAbsent(key, value);
        if (earlier != null && !earlier.value().equals(value.value())) {
            problems.error(value.origin(), key, value.shown() + " here and " + earlier.shown() + " " + earlier.origin().seenFrom(value.origin())
                    + "; it holds for the whole engine: give it once, in [DEFAULT]");
        }
    }

    private Optional<ConfiguredSession> session(SessionID id, IniText.Section section, SettingValues values) {
        SessionDictionary dictionary;
        try {
            dictionary = dictionaries.find(values, id.beginString());
        } catch (DictionaryException | IllegalArgumentException e) {
            var setting = dictionarySetting(values);
            problems.error(values.origin(setting).orElse(section.origin()), setting.name(), e.getMessage());
            return Optional.empty();
        }
        if (problems.hasErrors()) {
            // What the engine would say of values that fell back to their defaults helps nobody.
            return Optional.empty();
        }
        try {
            return Optional.of(new ConfiguredSession(section.name(), EngineSettings.session(id, values, dictionary), values, section.origin()));
        } catch (EngineException | IllegalArgumentException e) {
            problems.error(section.origin(), section.head(), e.getMessage());
            return Optional.empty();
        }
    }

    private static Setting<?> dictionarySetting(SettingValues values) {
        for (var setting : List.of(Settings.DATA_DICTIONARY, Settings.TRANSPORT_DATA_DICTIONARY, Settings.APP_DATA_DICTIONARY)) {
            if (!values.all(setting).isEmpty()) {
                return setting;
            }
        }
        return Settings.BEGIN_STRING;
    }

    private Optional<SessionID> identity(IniText.Section section, SettingValues values) {
        if (!values.isGiven(Settings.BEGIN_STRING) || !values.isGiven(Settings.SENDER_COMP_ID) || !values.isGiven(Settings.TARGET_COMP_ID)) {
            return Optional.empty();
        }
        try {
            var id = new SessionID(values.get(Settings.BEGIN_STRING),
                    values.get(Settings.SENDER_COMP_ID), values.get(Settings.SENDER_SUB_ID), values.get(Settings.SENDER_LOCATION_ID),
                    values.get(Settings.TARGET_COMP_ID), values.get(Settings.TARGET_SUB_ID), values.get(Settings.TARGET_LOCATION_ID),
                    values.get(Settings.SESSION_QUALIFIER));
            var twin = origins.putIfAbsent(id, section.origin());
            if (twin != null) {
                problems.error(section.origin(), section.head(), "has the same identity as the one " + twin.seenFrom(section.origin()) + ": " + id + "; change one, or add a SessionQualifier");
            }
            return Optional.of(id);
        } catch (IllegalArgumentException e) {
            problems.error(section.origin(), section.head(), e.getMessage());
            return Optional.empty();
        }
    }
}
