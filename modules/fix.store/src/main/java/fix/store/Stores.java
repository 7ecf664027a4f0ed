package fix.store;

import fix.store.spi.StoreProvider;
import fix.store.spi.StoreSettings;
import java.util.HashMap;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The store providers that are there, and the rule by which one is chosen: the one named; else the only durable one; else an error that
 * lists them all. There is no silent winner, and no store that nobody asked for. Immutable.
 */
public final class Stores {
    private final List<StoreProvider> providers;

    private Stores(List<StoreProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    /**
     * Those that {@link ServiceLoader} finds.
     *
     * @throws StoreException when two have the same name; it names both
     */
    public static Stores installed() throws StoreException {
        return of(ServiceLoader.load(StoreProvider.class, Stores.class.getClassLoader()).stream().map(ServiceLoader.Provider::get)
                .toList());
    }

    /** These and no others. */
    public static Stores of(List<StoreProvider> providers) throws StoreException {
        var byName = new HashMap<String, StoreProvider>();
        for (var provider : providers) {
            var twin = byName.put(provider.name(), provider);
            if (twin != null) {
                throw new StoreException("two store providers are named " + provider.name() + ": " + origin(twin) + " and "
                        + origin(provider) + "; remove one of them from the module path or classpath");
            }
        }
        return new Stores(providers);
    }

    /** What was found, in no order that matters. */
    public List<StoreProvider> providers() {
        return providers;
    }

    /**
     * The provider of this name; when the name is empty, the only durable one.
     *
     * @throws StoreException when there is none such, or more than one; it lists the candidates with the line to add
     */
    public StoreProvider resolve(String name) throws StoreException {
        var found = providers.stream().filter(provider -> name.isEmpty() ? provider.durable() : provider.name().equals(name)).toList();
        if (found.size() == 1) return found.getFirst();
        var what = !name.isEmpty() ? "no store provider is named " + name : found.isEmpty()
                ? "no durable store provider is there, and none is named"
                : "more than one durable store provider is there, and none is named";
        throw new StoreException(what + "; " + candidates());
    }

    /** Opens a store of the provider that {@link #resolve} chooses. */
    public MessageStore open(String name, StoreSettings settings) throws StoreException {
        return resolve(name).open(settings);
    }

    private String candidates() {
        if (providers.isEmpty()) return "add a store module, fix.store.sqlite for instance, to the module path or classpath";
        return "add one of these lines: " + providers.stream()
                .map(provider -> "Store=" + provider.name() + " (" + (provider.durable() ? "" : "survives nothing, ") + origin(provider)
                        + ")")
                .sorted().collect(Collectors.joining(", "));
    }

    private static String origin(StoreProvider provider) {
        var type = provider.getClass();
        var module = type.getModule();
        if (!module.isNamed()) return type.getName() + " on the classpath";
        return type.getName() + " of " + module.getDescriptor().toNameAndVersion();
    }
}
