package fix.config;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.SessionSettings;

/**
 * A session as its configuration has it. Immutable. Its text shows no secret.
 *
 * @param name that of its section, {@code [SESSION name]}; "" when it has none
 * @param settings what the engine is told of it
 * @param values its settings by name, its own before those of {@code [DEFAULT]}
 * @param origin where its section begins
 */
public record ConfiguredSession(String name, SessionSettings settings, SettingValues values, Origin origin) {

    /** The session, from our side. */
    public SessionID id() {
        return settings.id();
    }

    /** The value of a setting, its default when it was not given. */
    public <T> T get(Setting<T> setting) {
        return values.get(setting);
    }

    /** Whether the session writes a message log: MessageLog, and without it whether FileLogPath was given. */
    public boolean logsMessages() {
        return logsMessages(values);
    }

    static boolean logsMessages(SettingValues values) {
        return values.isGiven(Settings.MESSAGE_LOG) ? values.get(Settings.MESSAGE_LOG) : values.isGiven(Settings.FILE_LOG_PATH);
    }

    /** The application, with the user's name and password added to its Logons, or asked of its peer's, when there are any. */
    Application serving(Application application) {
        return serving(application, values);
    }

    static Application serving(Application application, SettingValues values) {
        var username = values.get(Settings.USERNAME);
        var password = values.get(Settings.PASSWORD);
        if (username.isEmpty() && password.isEmpty()) {
            return application;
        }
        return values.get(Settings.CONNECTION_TYPE) == ConnectionType.ACCEPTOR
                ? new RequiredCredentials(application, username, password)
                : new LogonCredentials(application, username, password);
    }

    /** The session and its settings, a secret as asterisks. */
    @Override
    public String toString() {
        return id() + " " + values;
    }
}
