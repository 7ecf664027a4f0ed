package fix.config;

import java.util.Locale;
import java.util.stream.Collectors;

/** The documentation of the settings, written from the schema: {@code docs/settings.md}, and what a person asks about one of them. */
public final class SettingsDocument {

    private SettingsDocument() {
    }

    /** One setting in a few lines of plain text: what it takes, its default, where it may stand, what it means. */
    public static String plain(Setting<?> setting) {
        return setting.name() + "\n  allowed: " + setting.type().allowed() + "\n  default: " + plainFallback(setting) + "\n  in QuickFIX: " + setting.quickFix().name().toLowerCase(Locale.ROOT)
                + (setting.scope() == Scope.ENGINE ? "\n  holds for the whole engine" : "") + (setting.secret() ? "\n  never shown" : "") + "\n  " + setting.meaning();
    }

    private static String plainFallback(Setting<?> setting) {
        var text = fallback(setting).replace("`", "");
        return text.isEmpty() ? "none" : text;
    }

    /** All settings, as a document in Markdown. */
    public static String markdown() {
        var text = new StringBuilder("""
                # Settings

                This file is written from the schema in `fix.config.Settings`; `CONTRIBUTING.md` says how. A test fails when the two differ.

                A configuration is a text file in UTF-8 in QuickFIX's form. A line is blank, a comment (`#` or `;` first), a section's head, or `Key=Value`, where the value is all that stands after
                the first equals sign but for blanks at both ends. `[DEFAULT]` stands once and holds for the engine and for all sessions, each `[SESSION]` for one, before what `[DEFAULT]` says.
                Named sections, templates, groups, includes and the environment are described in [configuration.md](configuration.md), sealed values in [secrets.md](secrets.md).

                `${env:NAME}` in a value brings an environment variable, `${file:PATH}` a file's text without the line end at its end, `$${` a plain `${`. A value that is `ENC(...)` is sealed.

                All that is wrong is reported at once, a line for each: file, line, column, key, what is wrong, what is allowed. QuickFIX's settings that Heddle does not have are warned about and ignored; those that
                protect (%s) are errors instead, and so is every word that neither knows.

                In the column “QuickFIX”, *same* means that QuickFIX has the setting and means the same by it; *different* says that a default or a meaning differs, as the text tells; *new* ones QuickFIX does not have.
                Settings marked *engine* hold for the whole engine: they stand in `[DEFAULT]`, or in sessions that do not differ about them; those marked *listener* are an initiator's own, and
                hold for all acceptors of one address and port together. Sizes in bytes may end in K, M or G.
                """.formatted(QuickFixSettings.protecting().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))));
        for (var topic : Topic.values()) {
            text.append("\n## ").append(topic.title()).append("\n\n| setting | allowed | default | meaning | QuickFIX |\n|---|---|---|---|---|\n");
            SettingsSchema.all().stream().filter(setting -> setting.topic() == topic).forEach(setting -> text.append(row(setting)));
        }
        return text.toString();
    }

    private static <T> String row(Setting<T> setting) {
        var marks = scope(setting.scope()) + (setting.secret() ? " *secret*" : "");
        return "| `" + setting.name() + "`" + marks + " | " + setting.type().allowed() + " | " + fallback(setting) + " | " + setting.meaning() + " | "
                + setting.quickFix().name().toLowerCase(Locale.ROOT) + " |\n";
    }

    private static String scope(Scope scope) {
        return switch (scope) {
            case ENGINE -> " *engine*";
            case LISTENER -> " *listener*";
            case SESSION -> "";
        };
    }

    private static <T> String fallback(Setting<T> setting) {
        return switch (setting.need()) {
            case NONE -> setting.type().format(setting.fallback()).isEmpty() ? "" : "`" + setting.type().format(setting.fallback()) + "`";
            case ALWAYS -> "needed";
            case ACCEPTOR -> "needed by acceptors";
            case INITIATOR -> "needed by initiators";
        };
    }
}
