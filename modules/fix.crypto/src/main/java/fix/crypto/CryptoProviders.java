package fix.crypto;

import fix.crypto.SecretException.Reason;
import fix.crypto.spi.CryptoProvider;
import java.util.HashMap;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The kinds of keys that there are, and the rule by which one is chosen: the one named, else the only one. There is no silent winner. Immutable. */
public final class CryptoProviders {
    private final List<CryptoProvider> providers;

    private CryptoProviders(List<CryptoProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    /**
     * Those that {@link ServiceLoader} finds.
     *
     * @throws SecretException when two have the same name; it names both
     */
    public static CryptoProviders installed() throws SecretException {
        return of(ServiceLoader.load(CryptoProvider.class, CryptoProviders.class.getClassLoader()).stream().map(ServiceLoader.Provider::get).toList());
    }

    /** These and no others. */
    public static CryptoProviders of(List<CryptoProvider> providers) throws SecretException {
        var byName = new HashMap<String, CryptoProvider>();
        for (var provider : providers) {
            var twin = byName.put(provider.name(), provider);
            if (twin != null) {
                throw new SecretException(Reason.NO_PROVIDER, "two crypto providers are named " + provider.name() + ": " + origin(twin) + " and " + origin(provider)
                        + "; remove one of them from the module path or classpath");
            }
        }
        return new CryptoProviders(providers);
    }

    /**
     * The provider of this name; when the name is empty, the only one.
     *
     * @throws SecretException when there is none such, or more than one; it lists those that there are
     */
    public CryptoProvider resolve(String name) throws SecretException {
        var found = providers.stream().filter(provider -> name.isEmpty() || provider.name().equals(name)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        var what = !name.isEmpty() ? "no crypto provider is named " + name : found.isEmpty() ? "no crypto provider is there" : "more than one crypto provider is there, and none is named";
        throw new SecretException(Reason.NO_PROVIDER, what + "; " + (providers.isEmpty()
                ? "add one, fix.crypto.tink for instance, to the module path or classpath"
                : "there is " + providers.stream().map(provider -> provider.name() + " (" + origin(provider) + ")").sorted().collect(Collectors.joining(", "))));
    }

    private static String origin(CryptoProvider provider) {
        var type = provider.getClass();
        var module = type.getModule();
        return module.isNamed() ? type.getName() + " of " + module.getDescriptor().toNameAndVersion() : type.getName() + " on the classpath";
    }
}
