package fix.config;

import fix.core.SessionID;
import fix.engine.AcceptorTemplate;
import fix.engine.Application;
import fix.engine.SessionSettings;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@code [SESSION]} with {@code AcceptorTemplate=Y}: the sessions that it makes. Immutable. Its text shows no secret.
 *
 * @param pattern which sessions, {@code *} for anything
 * @param settings what the engine is told of the session with this identity
 * @param values its settings by name, its own before those of {@code [DEFAULT]}
 * @param origin where its section begins
 */
public record ConfiguredTemplate(SessionID pattern, Function<SessionID, SessionSettings> settings, SettingValues values, Origin origin) {

    /** The value of a setting, its default when it was not given. */
    public <T> T get(Setting<T> setting) {
        return values.get(setting);
    }

    AcceptorTemplate template(Function<SessionID, Application> applications) {
        return new AcceptorTemplate(pattern, settings, id -> ConfiguredSession.serving(applications.apply(id), values), Optional.of(ListenerReader.address(values)));
    }

    /** The template and its settings, a secret as asterisks. */
    @Override
    public String toString() {
        return "template " + pattern + " " + values;
    }
}
