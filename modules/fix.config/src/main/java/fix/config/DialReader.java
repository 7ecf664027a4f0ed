package fix.config;

import static fix.config.DialSettings.*;

import fix.engine.ConnectionSettings;
import fix.engine.Endpoint;
import fix.transport.ProxySettings;
import fix.transport.tls.Secret;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** What settings say of an initiator's calls. */
final class DialReader {

    private DialReader() {
    }

    static ConnectionSettings calls(ConnectionSettings settings, SettingValues values) {
        var host = values.get(SOCKET_LOCAL_HOST);
        var port = values.get(SOCKET_LOCAL_PORT);
        var steps = values.get(Settings.RECONNECT_INTERVAL);
        var with = settings
                .withCalls(values.get(SOCKET_CONNECT_TIMEOUT), host.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(host, port))
                .withAlternatives(alternatives(values), values.get(SOCKET_CONNECT_ORDER))
                .withReconnectSteps(steps.size() > 1 ? steps : List.of());
        var type = values.get(PROXY_TYPE);
        return type.isEmpty() ? with : with.withProxy(new ProxySettings(
                type.get(), values.get(PROXY_HOST), values.get(PROXY_PORT), values.get(PROXY_USER), Secret.of(values.get(PROXY_PASSWORD))));
    }

    /** {@code SocketConnectHost1} with {@code SocketConnectPort1}, and so on; a host or a port that is not there is the first one's. */
    private static List<Endpoint> alternatives(SettingValues values) {
        var hosts = values.all(Settings.SOCKET_CONNECT_HOST);
        var ports = values.all(Settings.SOCKET_CONNECT_PORT);
        var numbers = new ArrayList<String>(hosts.keySet());
        ports.keySet().stream().filter(number -> !numbers.contains(number)).forEach(numbers::add);
        return numbers.stream().filter(number -> !number.isEmpty()).sorted((one, other) -> Integer.compare(Integer.parseInt(one), Integer.parseInt(other)))
                .map(number -> new Endpoint(hosts.getOrDefault(number, values.get(Settings.SOCKET_CONNECT_HOST)), ports.getOrDefault(number, values.get(Settings.SOCKET_CONNECT_PORT))))
                .toList();
    }
}
