package fix.config;

import fix.core.SessionID;
import fix.engine.SessionSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * In what a configuration differs from the one that an engine runs on. Immutable.
 *
 * @param added sessions that are new
 * @param removed sessions that are gone
 * @param restarted sessions of which something differs that their counterparty sees
 * @param followed sessions of which only that differs which can change under a connection
 * @param deferred sessions of which nothing differs that their counterparty sees, and something that a connection has from its beginning
 * @param unchanged how many are the same
 */
record ConfigDiff(
        List<ConfiguredSession> added, List<SessionID> removed, List<ConfiguredSession> restarted, List<ConfiguredSession> followed, List<ConfiguredSession> deferred, int unchanged) {

    /** What a running engine can follow although it holds for all of it. */
    private static final Set<Setting<?>> LIVE = Set.of(
            ConfigSettings.INCLUDE, ConfigSettings.RELOAD_INTERVAL, ConfigSettings.AUTHENTICATOR, ConfigSettings.AUTHENTICATOR_SETTING, ConfigSettings.SESSION_PROVIDER,
            ConfigSettings.SESSION_PROVIDER_SETTING, ConfigSettings.SECRET_KEYSET, ConfigSettings.SECRET_PASSPHRASE, ConfigSettings.MASKED_TAGS,
            ConfigSettings.MASKED_TAGS_IN_LOGS);

    private enum Change {
        NONE, FOLLOWED, DEFERRED, RESTARTED
    }

    /**
     * Compares.
     *
     * @throws ConfigException when something differs that holds for the whole engine, for as long as it runs
     */
    static ConfigDiff of(EngineConfig before, EngineConfig after) throws ConfigException {
        requireSameEngine(before, after);
        var old = byId(before);
        var changes = new LinkedHashMap<Change, List<ConfiguredSession>>();
        for (var change : Change.values()) {
            changes.put(change, new ArrayList<>());
        }
        var added = new ArrayList<ConfiguredSession>();
        for (var session : after.sessions()) {
            var earlier = old.remove(session.id());
            (earlier == null ? added : changes.get(change(earlier, session))).add(session);
        }
        return new ConfigDiff(
                List.copyOf(added), List.copyOf(old.keySet()), changes.get(Change.RESTARTED), changes.get(Change.FOLLOWED), changes.get(Change.DEFERRED), changes.get(Change.NONE).size());
    }

    private static Map<SessionID, ConfiguredSession> byId(EngineConfig config) {
        var sessions = new LinkedHashMap<SessionID, ConfiguredSession>();
        config.sessions().forEach(session -> sessions.put(session.id(), session));
        return sessions;
    }

    private static Change change(ConfiguredSession before, ConfiguredSession after) {
        if (before.settings().equals(after.settings())) {
            return before.values().isSame(after.values()) ? Change.NONE : Change.FOLLOWED;
        }
        return isSameOnTheWire(before.settings(), after.settings()) ? Change.DEFERRED : Change.RESTARTED;
    }

    /** All but the sockets, queues, deadlines, rates and threads of this side. */
    private static boolean isSameOnTheWire(SessionSettings before, SessionSettings after) {
        return after.toBuilder().connection(after.connection().withSocketOptions(before.connection().sockets())).queues(before.inboxBytes(), before.outboxBytes()).writeTimeout(before.writeTimeout())
                .reconnect(before.reconnectInterval(), before.reconnectMax()).limits(before.limits()).platformHandler(before.platformHandler()).build().equals(before);
    }

    private static void requireSameEngine(EngineConfig before, EngineConfig after) throws ConfigException {
        var problems = new Problems();
        for (var setting : SettingsSchema.all()) {
            if (setting.scope() == Scope.ENGINE && !LIVE.contains(setting) && !before.engine().get(setting).equals(after.engine().get(setting))) {
                problems.error(after.engine().origin(setting).orElse(Origin.of(after.source())), setting.name(), "was " + before.engine().shown(setting) + " when the engine started and is "
                        + after.engine().shown(setting) + " now; it holds for as long as the engine runs: restart it, or take the change back");
            }
        }
        if (problems.hasErrors()) {
            throw new ConfigException(problems.errors());
        }
    }
}
