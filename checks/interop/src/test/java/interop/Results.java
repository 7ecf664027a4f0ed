package interop;

import fix.session.Role;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The matrix while it grows, written to {@code target/interop.md} after the last test: a table for each class of scenarios, a row for each scenario, a
 * column for each peer in each role. A cell has one symbol when all versions agree, otherwise one for most of them and the versions that depart.
 * Safe for use by many threads.
 */
final class Results implements AutoCloseable {
    static final String PASSED = "✓";
    static final String FAILED = "✗";
    static final String NOT_APPLICABLE = "n/a";
    static final String SKIPPED = "–";
    private static final int ALL_VERSIONS = 8;

    private final Map<Class<?>, Map<Method, Map<String, Result>>> byScenario = new TreeMap<>(Comparator.comparing(Class::getSimpleName));
    private final List<String> reasons = new ArrayList<>();

    record Result(String symbol, String reason) {}

    /** @param pairing {@link Pairing#toString} */
    synchronized void add(Method scenario, String pairing, Result result) {
        byScenario.computeIfAbsent(scenario.getDeclaringClass(), _ -> new TreeMap<>(Comparator.comparing(Method::getName)))
                .computeIfAbsent(scenario, _ -> new LinkedHashMap<>())
                .put(pairing, result);
    }

    @Override
    public synchronized void close() throws IOException {
        var text = new StringBuilder();
        byScenario.forEach((theme, scenarios) -> table(text, theme, scenarios));
        for (int i = 0; i < reasons.size(); i++) {
            text.append(i == 0 ? "\n" : "").append(i + 1).append(". ").append(sentence(reasons.get(i))).append('\n');
        }
        Files.writeString(Path.of("target", "interop.md"), text);
    }

    private void table(StringBuilder text, Class<?> theme, Map<Method, Map<String, Result>> scenarios) {
        text.append("\n### ").append(inWords(theme.getSimpleName().replaceAll("Test$", ""))).append("\n\n| scenario | setting | versions |");
        parties().forEach(party -> text.append(' ').append(party).append(" |"));
        text.append("\n|---|---|---|").append(":-:|".repeat(parties().size())).append('\n');
        scenarios.forEach((scenario, results) -> row(text, scenario, results));
    }

    private static List<String> parties() {
        var parties = new ArrayList<String>();
        for (var peer : Peer.values()) {
            for (var role : List.of(Role.INITIATOR, Role.ACCEPTOR)) {
                parties.add(new Pairing(peer, role, "").party());
            }
        }
        return parties;
    }

    private void row(StringBuilder text, Method scenario, Map<String, Result> results) {
        var rule = scenario.getAnnotation(Interop.class);
        var setting = rule.setting().isEmpty() ? "" : "`" + rule.setting() + "`";
        var versions = List.of(rule.versions());
        text.append("| ").append(inWords(scenario.getName())).append(" | ").append(setting).append(" | ").append(span(versions)).append(" |");
        for (var party : parties()) {
            var ofParty = new LinkedHashMap<String, String>();
            versions.forEach(version -> ofParty.put(version, symbol(results.getOrDefault(party + ", " + version, new Result(SKIPPED, "")))));
            text.append(' ').append(cell(ofParty)).append(" |");
        }
        text.append('\n');
    }

    private String symbol(Result result) {
        if (result.reason.isEmpty()) {
            return result.symbol;
        }
        if (!reasons.contains(result.reason)) {
            reasons.add(result.reason);
        }
        return result.symbol + " (" + (reasons.indexOf(result.reason) + 1) + ")";
    }

    /** What most versions have, then the others by name. */
    private static String cell(Map<String, String> symbolByVersion) {
        var versionsBySymbol = new LinkedHashMap<String, List<String>>();
        symbolByVersion.forEach((version, symbol) -> versionsBySymbol.computeIfAbsent(symbol, _ -> new ArrayList<>()).add(version));
        return versionsBySymbol.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<String>> entry) -> -entry.getValue().size()))
                .map(entry -> entry.getKey() + (entry.getValue().size() * 2 > symbolByVersion.size() ? "" : " " + names(entry.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String span(List<String> versions) {
        return versions.size() == ALL_VERSIONS ? "all" : names(versions);
    }

    private static String names(List<String> versions) {
        return versions.stream().map(version -> version.replace("FIX.", "")).collect(Collectors.joining(" "));
    }

    /** {@code weAskForAGap} as "We ask for a gap". */
    private static String inWords(String name) {
        var words = name.replaceAll("([A-Z])", " $1").trim().toLowerCase(Locale.ROOT).replace("peers ", "peer's ");
        return capital(words);
    }

    private static String sentence(String reason) {
        return capital(reason) + ".";
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
