package fix.config;

import fix.core.Masking;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.FixEngine;
import fix.engine.FixEngineBuilder;
import fix.engine.ListenerSettings;
import fix.engine.MessageLog;
import fix.engine.PoolSettings;
import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.Stores;
import fix.store.spi.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A configuration that was read and found right: what holds for the engine, and its sessions. Immutable. Its text shows no secret.
 *
 * @param source the file's name
 * @param engine what holds for the whole engine: {@link Settings#STORE} and its like
 * @param sessions each with an identity of its own, in the order of the file; there is at least one, or a template
 * @param templates make sessions when their counterparties log on; no two tie
 * @param listeners what holds for each place where acceptors listen: its SocketAcceptAddress and SocketAcceptPort, TLS, sockets, limits
 * @param pools which sessions are used as one
 * @param warnings what was not used although it is no error, in the order of the file
 * @param files the files that were read, the including before the included
 * @param contents the files whose content is part of it: what {@code ${file:PATH}} names, and the keyset
 */
public record EngineConfig(String source, SettingValues engine, List<ConfiguredSession> sessions, List<ConfiguredTemplate> templates, List<SettingValues> listeners, List<PoolSettings> pools,
        List<ConfigProblem> warnings, List<Path> files, List<Path> contents) {

    /** Copies the lists. */
    public EngineConfig {
        sessions = List.copyOf(sessions);
        templates = List.copyOf(templates);
        listeners = List.copyOf(listeners);
        pools = List.copyOf(pools);
        warnings = List.copyOf(warnings);
        files = List.copyOf(files);
        contents = List.copyOf(contents);
    }

    /**
     * An engine with everything that the configuration says, ready to be started.
     *
     * @param application serves all sessions
     * @throws fix.engine.EngineException when the folder of a message log cannot be made
     */
    public FixEngineBuilder builder(Application application) {
        return builder(_ -> application);
    }

    /**
     * An engine with everything that the configuration says, ready to be started.
     *
     * @param applications gives each session the application that serves it; dynamic ones when they are made, on any thread
     * @throws fix.engine.EngineException when the folder of a message log cannot be made
     */
    public FixEngineBuilder builder(Function<SessionID, Application> applications) {
        return builder(session -> session.serving(applications.apply(session.id())), applications, SessionLogs.of(sessions, templates));
    }

    FixEngineBuilder builder(Function<ConfiguredSession, Application> serving, Function<SessionID, Application> applications, MessageLog log) {
        mask();
        var builder = FixEngine.builder()
                .store(engine.get(Settings.STORE), storeSettings())
                .maxDynamicSessions(engine.get(Settings.MAX_DYNAMIC_SESSIONS))
                .messageLog(log)
                .maxQueuedBytes(engine.get(SecuritySettings.MAX_QUEUED_BYTES))
                .overloadDelay(engine.get(SecuritySettings.OVERLOAD_DELAY));
        builder.certificateChecks(engine.get(SecuritySettings.CERTIFICATE_CHECK_INTERVAL), Duration.ofDays(engine.get(SecuritySettings.CERTIFICATE_EXPIRY_WARNING)));
        engineListeners().forEach(builder::listen);
        pools.forEach(builder::pool);
        Plugins.authenticator(engine).ifPresent(builder::authenticator);
        Plugins.sessionProvider(engine).ifPresent(builder::sessionProvider);
        sessions.forEach(session -> builder.session(session.settings(), serving.apply(session)));
        templates.forEach(template -> builder.template(template.template(applications)));
        return builder;
    }

    EngineConfig withContents(List<Path> of) {
        return new EngineConfig(source, engine, sessions, templates, listeners, pools, warnings, files, of);
    }

    /** From here on what it names is masked. */
    void mask() {
        Masking.alsoMask(engine.get(ConfigSettings.MASKED_TAGS));
        Masking.alsoHide(engine.get(ConfigSettings.MASKED_TAGS_IN_LOGS));
    }

    /**
     * This configuration, when all its sessions call, or all of them wait for calls, as this says.
     *
     * @throws ConfigException naming each session that is of the other type
     */
    public EngineConfig onlyOf(ConnectionType type) throws ConfigException {
        var problems = new Problems();
        for (var session : sessions) {
            var actual = session.get(Settings.CONNECTION_TYPE);
            if (actual != type) {
                problems.error(session.origin(), Settings.CONNECTION_TYPE.name(), "session " + session.id() + " is of type " + session.values().shown(Settings.CONNECTION_TYPE)
                        + ", this command runs sessions of type " + Settings.CONNECTION_TYPE.type().format(type) + " alone");
            }
        }
        if (problems.hasErrors()) {
            throw new ConfigException(problems.errors());
        }
        return this;
    }

    /** Where the engine listens. One whose sessions are known to a provider alone listens too, wherever there is room. */
    List<ListenerSettings> engineListeners() {
        var all = listeners.stream().map(ListenerReader::settings).toList();
        return all.isEmpty() && accepts() ? List.of(ListenerReader.settings(engine)) : all;
    }

    /** Whether anything in it waits for calls. */
    boolean accepts() {
        return !templates.isEmpty() || engine.isGiven(ConfigSettings.SESSION_PROVIDER) || sessions.stream().anyMatch(session -> session.get(Settings.CONNECTION_TYPE) == ConnectionType.ACCEPTOR);
    }

    /** The sessions of each group, by its name, in the order of the file; those without one are in none. */
    public Map<String, List<SessionID>> groups() {
        var groups = new LinkedHashMap<String, List<SessionID>>();
        for (var session : sessions) {
            var group = session.get(ConfigSettings.GROUP);
            if (!group.isEmpty()) {
                groups.merge(group, List.of(session.id()), (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
            }
        }
        return groups;
    }

    /**
     * Opens the store that the configuration names, without an engine: for tools.
     *
     * @return a store that the caller must close
     * @throws StoreException when there is none of that name, when a setting is wrong, or when an engine has it open
     */
    public MessageStore openStore() throws StoreException {
        return Stores.installed().open(engine.get(Settings.STORE), storeSettings());
    }

    /** What was given alone: each store has settings and defaults of its own. */
    private StoreSettings storeSettings() {
        var settings = StoreSettings.NONE;
        for (var setting : List.of(Settings.STORE_PATH, Settings.DURABILITY)) {
            if (engine.isGiven(setting)) {
                settings = settings.with(setting.name(), engine.get(setting));
            }
        }
        return settings;
    }
}
