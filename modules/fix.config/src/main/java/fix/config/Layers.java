package fix.config;

import fix.config.IniText.Kind;
import fix.config.IniText.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.configuration2.CompositeConfiguration;
import org.apache.commons.configuration2.Configuration;

/**
 * What holds for a session, the strongest first: what code says, what the environment says, its own section, its templates, its group, {@code [DEFAULT]}. Each
 * section is read once, whatever number of sessions it serves.
 */
final class Layers {

    /** All that holds for one session. */
    record Of(Section section, Configuration values, Set<String> given) {
    }

    private final Function<Section, Configuration> reader;
    private final Problems problems;
    private final Section defaults;
    private final List<Overlay> overlays;
    private final Map<String, Section> templates = new LinkedHashMap<>();
    private final Map<String, Section> groups = new LinkedHashMap<>();
    private final Set<Section> used = new HashSet<>();
    private final Map<Section, Configuration> read = new HashMap<>();

    /**
     * @param reader makes values of a section
     * @param overlays the strongest first
     */
    Layers(IniFiles files, List<Overlay> overlays, Function<Section, Configuration> reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
        this.overlays = overlays;
        defaults = files.defaults();
        values(defaults);
        for (var section : files.sections()) {
            switch (section.kind()) {
                case TEMPLATE -> templates.put(section.name(), section);
                case GROUP -> groups.put(section.name(), section);
                case SESSION, DEFAULT -> { }
            }
            values(section);
        }
    }

    /** All layers of a session. */
    Of of(Section session) {
        var sections = new ArrayList<Section>();
        for (var overlay : overlays) {
            Optional.ofNullable(overlay.named().get(session.name())).ifPresent(sections::add);
            sections.add(overlay.all());
        }
        var own = chain(session);
        sections.addAll(own);
        group(own).ifPresent(sections::add);
        sections.add(defaults);

        var all = new CompositeConfiguration();
        var given = new LinkedHashSet<String>();
        for (var section : sections) {
            all.addConfiguration(values(section));
            given.addAll(section.entries().keySet());
        }
        return new Of(session, all, given);
    }

    /** Says which templates and groups serve nobody. */
    void checkUse() {
        for (var section : templates.values()) {
            if (!used.contains(section)) {
                problems.warning(section.origin(), section.head(), "is used by no session: nothing says Template=" + section.name());
            }
        }
        for (var section : groups.values()) {
            if (!used.contains(section)) {
                problems.warning(section.origin(), section.head(), "has no session: nothing says Group=" + section.name());
            }
        }
    }

    private Configuration values(Section section) {
        return read.computeIfAbsent(section, reader);
    }

    private List<Section> chain(Section session) {
        var chain = new ArrayList<>(List.of(session));
        for (var next = parent(session); next.isPresent(); next = parent(chain.getLast())) {
            if (chain.contains(next.get())) {
                problems.error(next.get().origin(), next.get().head(), "is its own template, by way of " + chain.getLast().head() + "; take one Template= out");
                return chain;
            }
            chain.add(next.get());
        }
        return chain;
    }

    private Optional<Section> parent(Section section) {
        return Optional.ofNullable(section.entries().get(ConfigSettings.TEMPLATE.name())).filter(entry -> !entry.value().isEmpty()).flatMap(entry -> {
            var template = Optional.ofNullable(templates.get(entry.value()));
            if (template.isEmpty()) {
                problems.error(entry.valueOrigin(), entry.key(), "there is no such template" + near(entry.value(), templates.keySet(), Kind.TEMPLATE));
            }
            template.ifPresent(used::add);
            return template;
        });
    }

    private Optional<Section> group(List<Section> chain) {
        for (var section : chain) {
            var entry = section.entries().get(ConfigSettings.GROUP.name());
            if (entry != null) {
                var group = Optional.ofNullable(groups.get(entry.value()));
                var near = Spelling.nearest(entry.value(), List.copyOf(groups.keySet()));
                if (group.isEmpty() && near.isPresent()) {
                    problems.warning(entry.valueOrigin(), entry.key(), "there is no [GROUP " + IniText.shown(entry.value()) + "]; did you mean " + near.get() + "?");
                }
                group.ifPresent(used::add);
                return group;
            }
        }
        return Optional.empty();
    }

    private static String near(String word, Set<String> names, Kind kind) {
        return Spelling.nearest(word, List.copyOf(names)).map(nearest -> "; did you mean " + nearest + "?")
                .orElse(names.isEmpty() ? "; there is no [" + kind + " name] at all" : "; there are " + String.join(", ", names.stream().limit(20).toList()));
    }
}
