package fix.config;

import fix.core.SessionID;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of one session. Immutable. Its text shows no secret.
 *
 * @param id the session, from our side
 * @param values its settings, its own before those of {@code [DEFAULT]}
 * @param line where its section begins, from 1
 */
public record SessionSettings(SessionID id, SettingValues values, int line) {

    /** The value of a setting, its default when it was not given. */
    public <T> T get(Setting<T> setting) {
        return values.get(setting);
    }

    /** Whether the counterparty calls or we do. */
    public ConnectionType connectionType() {
        return get(Settings.CONNECTION_TYPE);
    }

    /** Whom an initiator calls, in the order in which they are tried; empty for an acceptor. */
    public List<Endpoint> endpoints() {
        if (connectionType() == ConnectionType.ACCEPTOR) {
            return List.of();
        }
        var endpoints = new ArrayList<Endpoint>();
        endpoints.add(new Endpoint(get(Settings.SOCKET_CONNECT_HOST), get(Settings.SOCKET_CONNECT_PORT)));
        for (int number = 1; values.isGiven(Settings.SOCKET_CONNECT_HOST, number); number++) {
            endpoints.add(new Endpoint(get(Settings.SOCKET_CONNECT_HOST.numbered(number)), get(Settings.SOCKET_CONNECT_PORT.numbered(number))));
        }
        return List.copyOf(endpoints);
    }

    /** Whether the session writes a message log: MessageLog, and without it whether FileLogPath was given. */
    public boolean logsMessages() {
        return values.isGiven(Settings.MESSAGE_LOG) ? get(Settings.MESSAGE_LOG) : values.isGiven(Settings.FILE_LOG_PATH);
    }
}
