package interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Collects the scenarios' results, and writes them to {@code target/interop.md} when all have run. Safe for use by many threads. */
final class Matrix implements TestWatcher {
    @Override
    public void testSuccessful(ExtensionContext context) {
        record(context, "✓");
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        record(context, "–");
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        record(context, "–");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        record(context, "✗");
    }

    private static void record(ExtensionContext context, String result) {
        context.getRoot().getStore(Namespace.create(Matrix.class))
                .computeIfAbsent(Results.class)
                .add(context.getRequiredTestClass(), context.getRequiredTestMethod().getName(), context.getDisplayName(), result);
    }

    /** The table while it grows. Closed by JUnit after the last test. */
    static final class Results implements AutoCloseable {
        private final Map<String, Map<String, Map<String, String>>> byClassAndScenario = new TreeMap<>();

        Results() {}

        synchronized void add(Class<?> test, String scenario, String pairing, String result) {
            byClassAndScenario.computeIfAbsent(inWords(test.getSimpleName().replaceAll("Test$", "")), _ -> new TreeMap<>())
                    .computeIfAbsent(inWords(scenario), _ -> new TreeMap<>())
                    .put(pairing, result);
        }

        @Override
        public synchronized void close() throws IOException {
            var text = new StringBuilder();
            var rule = new StringBuilder("|---|");
            text.append("| scenario |");
            for (var pairing : Pairing.all()) {
                text.append(' ').append(pairing).append(" |");
                rule.append(":-:|");
            }
            text.append('\n').append(rule).append('\n');
            byClassAndScenario.forEach((kind, scenarios) -> {
                text.append("| **").append(kind).append("** |").append(" |".repeat(Pairing.all().size())).append('\n');
                scenarios.forEach((scenario, results) -> row(text, scenario, results));
            });
            Files.writeString(Path.of("target", "interop.md"), text);
        }

        private static void row(StringBuilder text, String scenario, Map<String, String> results) {
            text.append("| ").append(scenario).append(" |");
            for (var pairing : Pairing.all()) {
                text.append(' ').append(results.getOrDefault(pairing.toString(), "–")).append(" |");
            }
            text.append('\n');
        }

        /** {@code weAskForAGap} as "We ask for a gap". */
        private static String inWords(String name) {
            var words = name.replaceAll("([A-Z])", " $1").trim().toLowerCase(Locale.ROOT);
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }
}
