package fix.config;

import fix.config.SettingValues.Value;
import fix.engine.ListenerLimits;
import fix.engine.ListenerSettings;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects where acceptors listen. Those with one address and port share a listener, and must not differ about it. */
final class ListenerReader {

    private final Problems problems;
    private final Map<InetSocketAddress, Map<String, Value>> listeners = new LinkedHashMap<>();

    ListenerReader(Problems problems) {
        this.problems = problems;
    }

    /** Where an acceptor listens; a name is looked up when the engine begins to. */
    static InetSocketAddress address(SettingValues values) {
        return InetSocketAddress.createUnresolved(values.get(Settings.SOCKET_ACCEPT_ADDRESS), values.get(Settings.SOCKET_ACCEPT_PORT));
    }

    /** One more acceptor. */
    void read(SettingValues values) {
        var listener = listeners.computeIfAbsent(address(values), _ -> new LinkedHashMap<>());
        for (var setting : List.of(Settings.SOCKET_ACCEPT_ADDRESS, Settings.SOCKET_ACCEPT_PORT)) {
            values.given(setting).ifPresent(value -> listener.putIfAbsent(setting.name(), value));
        }
        values.given().forEach((key, value) -> {
            if (value.setting().scope() == Scope.LISTENER) {
                agree(listener, key, value, values);
            }
        });
    }

    private void agree(Map<String, Value> listener, String key, Value value, SettingValues values) {
        var earlier = listener.putIfAbsent(key, value);
        if (earlier != null && !earlier.value().equals(value.value())) {
            problems.error(value.origin(), key, value.shown() + " here and " + earlier.shown() + " " + earlier.origin().seenFrom(value.origin()) + "; both listen at "
                    + values.get(Settings.SOCKET_ACCEPT_ADDRESS) + ":" + values.get(Settings.SOCKET_ACCEPT_PORT) + ", and share what holds for it: give it once, or another SocketAcceptPort");
        }
    }

    /** The listeners, in the order in which they were met. */
    List<SettingValues> listeners() {
        return listeners.values().stream().map(SettingValues::new).toList();
    }

    /** What the engine is told of one of them. */
    static ListenerSettings settings(SettingValues listener) {
        var limits = new ListenerLimits(
                listener.get(SecuritySettings.MAX_CONNECTIONS), listener.get(SecuritySettings.MAX_CONNECTIONS_PER_ADDRESS),
                listener.get(SecuritySettings.MAX_LOGON_ATTEMPTS_PER_MINUTE), listener.get(SecuritySettings.MAX_LOGON_SIZE));
        return new ListenerSettings(address(listener), TlsReader.tls(listener), SocketSettings.options(listener), limits);
    }
}
