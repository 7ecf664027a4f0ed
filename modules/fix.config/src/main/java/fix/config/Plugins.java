package fix.config;

import fix.engine.EngineException;
import fix.engine.spi.Authenticator;
import fix.engine.spi.AuthenticatorFactory;
import fix.engine.spi.SessionProvider;
import fix.engine.spi.SessionProviderFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;

/** The code that a configuration names: an authenticator, a session provider. Found by name among the services that are installed. */
final class Plugins {

    /** A kind of plug-in: how it is named, told and found. */
    private record Kind<T>(Setting<String> named, Setting<String> told, String what, List<T> installed, Function<T, String> name, Function<T, Set<String>> settings) {

        /** The factory that the configuration names. */
        T factory(SettingValues values) {
            var wanted = values.get(named);
            var found = installed.stream().filter(factory -> name.apply(factory).equals(wanted)).toList();
            if (found.size() == 1) {
                return found.getFirst();
            }
            var names = installed.stream().map(factory -> name.apply(factory) + " (" + factory.getClass().getName() + ")").sorted().toList();
            throw new IllegalArgumentException((found.isEmpty() ? "no " + what + " is named " + wanted : "more than one " + what + " is named " + wanted)
                    + (names.isEmpty() ? "; none is installed: add its module to the module path or classpath" : "; there is " + String.join(", ", names)));
        }

        /** What the configuration tells it, by its own names. */
        Map<String, String> told(SettingValues values) {
            var all = new HashMap<String, String>();
            values.all(told).forEach((suffix, value) -> {
                if (!suffix.isEmpty()) {
                    all.put(suffix.substring(1), value);
                }
            });
            return Map.copyOf(all);
        }

        void check(SettingValues values, Problems problems) {
            var at = values.origin(named);
            if (at.isEmpty() || values.get(named).isEmpty()) {
                values.given().forEach((key, value) -> {
                    if (value.setting().equals(told)) {
                        problems.error(value.origin(), key, "tells nobody: there is no " + named.name());
                    }
                });
                return;
            }
            try {
                var known = settings.apply(factory(values));
                for (var name : told(values).keySet()) {
                    if (!known.contains(name)) {
                        var key = told.name() + "." + name;
                        problems.error(values.given().get(key).origin(), IniText.shown(key), "unknown to " + values.get(named)
                                + Spelling.nearest(name, List.copyOf(known)).map(near -> "; did you mean " + near + "?").orElse("; it knows " + (known.isEmpty() ? "none" : String.join(", ", known.stream().sorted().toList()))));
                    }
                }
            } catch (IllegalArgumentException none) {
                problems.error(at.get(), named.name(), none.getMessage());
            }
        }
    }

    private Plugins() {
    }

    private static Kind<AuthenticatorFactory> authenticators() {
        return new Kind<>(ConfigSettings.AUTHENTICATOR, ConfigSettings.AUTHENTICATOR_SETTING, "authenticator",
                ServiceLoader.load(AuthenticatorFactory.class, Plugins.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList(),
                AuthenticatorFactory::name, AuthenticatorFactory::settings);
    }

    private static Kind<SessionProviderFactory> sessionProviders() {
        return new Kind<>(ConfigSettings.SESSION_PROVIDER, ConfigSettings.SESSION_PROVIDER_SETTING, "session provider",
                ServiceLoader.load(SessionProviderFactory.class, Plugins.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList(),
                SessionProviderFactory::name, SessionProviderFactory::settings);
    }

    /** Says what names nobody, and what nobody understands. Makes none of them. */
    static void check(SettingValues engine, Problems problems) {
        authenticators().check(engine, problems);
        sessionProviders().check(engine, problems);
    }

    /**
     * The authenticator that the configuration names, if it does.
     *
     * @throws EngineException when it cannot be made
     */
    static Optional<Authenticator> authenticator(SettingValues engine) {
        var kind = authenticators();
        return made(engine, kind.named(), () -> kind.factory(engine).create(kind.told(engine)));
    }

    /**
     * The session provider that the configuration names, if it does.
     *
     * @throws EngineException when it cannot be made
     */
    static Optional<SessionProvider> sessionProvider(SettingValues engine) {
        var kind = sessionProviders();
        return made(engine, kind.named(), () -> kind.factory(engine).create(kind.told(engine)));
    }

    private interface Making<T> {
        T make();
    }

    private static <T> Optional<T> made(SettingValues engine, Setting<String> named, Making<T> making) {
        if (engine.get(named).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(making.make());
        } catch (IllegalArgumentException refused) {
            throw new EngineException(named.name() + "=" + engine.get(named) + ": " + refused.getMessage());
        }
    }
}
