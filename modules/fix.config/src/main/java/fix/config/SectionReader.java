package fix.config;

import fix.config.SettingValues.Value;
import java.util.Optional;
import org.apache.commons.configuration2.BaseConfiguration;
import org.apache.commons.configuration2.Configuration;

/** Makes typed values of a section's texts, and says what is wrong with each line. */
final class SectionReader {

    private final Placeholders placeholders;
    private final Problems problems;

    SectionReader(Placeholders placeholders, Problems problems) {
        this.placeholders = placeholders;
        this.problems = problems;
    }

    /** One layer of a configuration: a {@link Value} for each key that is known and right. */
    Configuration read(IniText.Section section) {
        var layer = new BaseConfiguration();
        for (var entry : section.entries().values()) {
            var setting = SettingsSchema.meantBy(entry.key());
            if (setting.isEmpty()) {
                notOurs(entry);
            } else {
                value(entry, setting.get()).ifPresent(value -> layer.addProperty(entry.key(), value));
            }
        }
        return layer;
    }

    private void notOurs(IniText.Entry entry) {
        var danger = QuickFixSettings.danger(entry.key(), entry.value());
        if (!danger.isEmpty()) {
            error(entry, "a setting of QuickFIX that this engine does not have, and does not ignore: " + danger);
        } else if (QuickFixSettings.knows(entry.key()) && !QuickFixSettings.isSoAnyway(entry.key(), entry.value())) {
            problems.warning(entry.line(), entry.key(), "a setting of QuickFIX that this engine does not have; ignored" + QuickFixSettings.instead(entry.key()));
        } else if (!QuickFixSettings.knows(entry.key())) {
            error(entry, "unknown setting" + didYouMean(SettingsSchema.nearest(entry.key())));
        }
    }

    private <T> Optional<Value> value(IniText.Entry entry, Setting<T> setting) {
        String text;
        try {
            text = placeholders.fill(entry.value());
        } catch (IllegalArgumentException e) {
            error(entry, e.getMessage());
            return Optional.empty();
        }
        try {
            return Optional.of(Value.of(setting, setting.type().parse(text), entry.line()));
        } catch (IllegalArgumentException e) {
            // The text as it stands in the file: what a placeholder put in may be meant to be secret.
            var said = setting.secret() ? "" : "'" + entry.value() + "' is wrong, ";
            var nearest = setting.secret() ? Optional.<String>empty() : Spelling.nearest(entry.value(), setting.type().words());
            error(entry, said + e.getMessage() + "; allowed: " + setting.type().allowed() + didYouMean(nearest));
            return Optional.empty();
        }
    }

    private static String didYouMean(Optional<String> word) {
        return word.map(nearest -> "; did you mean " + nearest + "?").orElse("");
    }

    private void error(IniText.Entry entry, String text) {
        problems.error(entry.line(), IniText.shown(entry.key()), text);
    }
}
