package fix.cli;

import fix.config.ConfigException;
import fix.config.Origin;
import fix.config.SettingValues;
import fix.config.SettingsDocument;
import fix.config.SettingsSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fix config}: what a configuration says, and whether it is right. */
@Command(name = "config", description = "Checks a configuration, and shows what it says and where each value comes from.")
final class ConfigCommand implements Runnable {

    /** A line of what is shown: a setting, its value, and where it was given. */
    private record Row(String text, String origin) {
    }

    @Spec
    private CommandSpec spec;

    ConfigCommand() {
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "check", description = "Reads a configuration, and says all that is wrong with it: file, line, column, what is wrong, what to do. Starts nothing.")
    int check(@Parameters(paramLabel = "FILE", description = "The configuration.") Path file) throws ConfigException {
        var config = Configuration.source(file).read();
        config.warnings().forEach(warning -> Console.of(spec).warn("warning: " + warning));
        say(file + " is right: " + counted(config.sessions().size(), "session") + ", " + counted(config.templates().size(), "acceptor template") + ", "
                + counted(config.warnings().size(), "warning"));
        return 0;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    @Command(name = "show", description = "Shows what holds for each session, and where it was given: file and line, environment, or default. A secret is ***.")
    int show(@Parameters(paramLabel = "FILE", description = "The configuration.") Path file,
            @Option(names = "--session", paramLabel = "SESSION", defaultValue = "", description = "This one alone, as FIX.4.4:SENDER->TARGET or by its section's name.") String wanted,
            @Option(names = "--defaults", description = "Also what was not given.") boolean defaults) throws ConfigException, Failure {
        var config = Configuration.source(file).read();
        boolean found = false;
        for (var session : config.sessions()) {
            if (wanted.isEmpty() || wanted.equals(session.id().toString()) || wanted.equals(session.name())) {
                show(session.id() + (session.name().isEmpty() ? "" : " (" + session.name() + ")"), session.origin(), session.values(), defaults);
                found = true;
            }
        }
        for (var template : config.templates()) {
            if (wanted.isEmpty()) {
                show("template " + template.pattern(), template.origin(), template.values(), defaults);
                found = true;
            }
        }
        if (!found) {
            throw Failure.misused("--session " + wanted + " is not in " + file + "; there are " + String.join(", ", config.sessions().stream().map(session -> session.id().toString()).toList()));
        }
        return 0;
    }

    private void show(String title, Origin origin, SettingValues values, boolean defaults) {
        var rows = new ArrayList<Row>();
        values.shown().forEach(value -> rows.add(new Row(value.key() + "=" + value.value(), value.origin().toString() + form(value.form()))));
        if (defaults) {
            SettingsSchema.all().stream().filter(setting -> !values.isGiven(setting)).forEach(setting -> rows.add(new Row(setting.name() + "=" + values.shown(setting), "default")));
        }
        say("[" + title + "] " + origin);
        int width = Math.min(60, rows.stream().mapToInt(row -> row.text().length()).max().orElse(0));
        rows.forEach(row -> say(("  %-" + Math.max(1, width) + "s  %s").formatted(row.text(), row.origin())));
    }

    private static String form(SettingValues.Form form) {
        return switch (form) {
            case PLAIN -> "";
            case PLACEHOLDER -> ", by placeholder";
            case SEALED -> ", sealed";
        };
    }

    @Command(name = "reload", description = {
            "Has a running engine read its configuration anew and follow it.",
            "Sessions whose identity and what their counterparty sees of them did not change keep their connection. A configuration with an error changes nothing."})
    int reload(@Mixin ControlTarget engine, @Option(names = "--reason", defaultValue = "", description = "Why, for the log.") String reason) throws Failure {
        var lines = engine.ask(client -> client.reload(reason));
        if (engine.json()) {
            say(lines.stream().map(SessionText::quoted).collect(Collectors.joining(",", "[", "]")));
        } else {
            lines.forEach(this::say);
        }
        return 0;
    }

    @Command(name = "docs", description = "Prints what a setting means and takes; without a name, the documentation of all of them in Markdown.")
    int docs(@Parameters(paramLabel = "SETTING", arity = "0..*", description = "Its name.") List<String> names) throws Failure {
        if (names == null || names.isEmpty()) {
            say(SettingsDocument.markdown().strip());
            return 0;
        }
        for (var name : names) {
            say(SettingsDocument.plain(SettingsSchema.meantBy(name).orElseThrow(() -> Failure.misused(
                    name + ": unknown setting" + SettingsSchema.nearest(name).map(nearest -> "; did you mean " + nearest + "?").orElse("")))));
        }
        return 0;
    }

    private void say(String text) {
        text.lines().forEach(Console.of(spec)::say);
    }
}
