package fix.engine.spi;

import java.util.Map;
import java.util.Set;

/** Makes authenticators of one kind, for configurations that name it: {@code Authenticator=ldap}. Found through {@link java.util.ServiceLoader}; stateless, safe for use by many threads. */
public interface AuthenticatorFactory {

    /** Stable, lower-case, unique: what {@code Authenticator=} names. */
    String name();

    /** The settings that it understands: {@code url} stands as {@code AuthenticatorSetting.url} in a configuration. */
    Set<String> settings();

    /**
     * Makes one, when the engine is about to start or its configuration has changed.
     *
     * @param settings what the configuration says, by the names of {@link #settings}; may hold secrets
     * @throws IllegalArgumentException when they do not suffice; the message says what is wrong and holds none of their values
     */
    Authenticator create(Map<String, String> settings);
}
