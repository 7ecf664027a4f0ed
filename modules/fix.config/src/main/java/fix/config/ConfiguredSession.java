package fix.config;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.SessionSettings;

/**
 * A session as its configuration has it. Immutable. Its text shows no secret.
 *
 * @param settings what the engine is told of it
 * @param values its settings by name, its own before those of {@code [DEFAULT]}
 * @param line where its section begins, from 1
 */
public record ConfiguredSession(SessionSettings settings, SettingValues values, int line) {

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
        return values.isGiven(Settings.MESSAGE_LOG) ? get(Settings.MESSAGE_LOG) : values.isGiven(Settings.FILE_LOG_PATH);
    }

    /** The application, with the user's name and password added to its Logons when there are any. */
    Application serving(Application application) {
        boolean anonymous = get(Settings.USERNAME).isEmpty() && get(Settings.PASSWORD).isEmpty();
        return anonymous || get(Settings.CONNECTION_TYPE) == ConnectionType.ACCEPTOR ? application
                : new LogonCredentials(application, get(Settings.USERNAME), get(Settings.PASSWORD));
    }

    /** The session and its settings, a secret as asterisks. */
    @Override
    public String toString() {
        return id() + " " + values;
    }
}
