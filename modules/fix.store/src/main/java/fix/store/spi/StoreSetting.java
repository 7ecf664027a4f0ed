package fix.store.spi;

import java.util.List;

/**
 * One setting that a provider understands.
 *
 * @param name         as it stands in a configuration, {@code StorePath} for instance
 * @param allowed      the values allowed; empty when it is a text, such as a path
 * @param defaultValue what holds when it is not set; empty when it must be set
 * @param meaning      one sentence for the documentation
 */
public record StoreSetting(String name, List<String> allowed, String defaultValue, String meaning) {
    public StoreSetting {
        allowed = List.copyOf(allowed);
    }
}
