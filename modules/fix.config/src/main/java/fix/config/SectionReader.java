package fix.config;

import fix.config.IniText.Entry;
import fix.config.IniText.Kind;
import fix.config.IniText.Section;
import fix.config.SettingValues.Form;
import fix.config.SettingValues.Value;
import fix.crypto.SealedText;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.configuration2.BaseConfiguration;
import org.apache.commons.configuration2.Configuration;

/** Makes typed values of a section's texts, and says what is wrong with each line. */
final class SectionReader {

    private static final Set<Setting<?>> KEYS = Set.of(ConfigSettings.SECRET_KEYSET, ConfigSettings.SECRET_PASSPHRASE);

    private final Placeholders placeholders;
    private final SealedValues sealed;
    private final Origin keyset;
    private final Problems problems;

    /** @param keyset where the keys of sealed values are named, for what is wrong with them */
    SectionReader(Placeholders placeholders, SealedValues sealed, Origin keyset, Problems problems) {
        this.placeholders = placeholders;
        this.sealed = sealed;
        this.keyset = keyset;
        this.problems = problems;
    }

    /** One layer of a configuration: a {@link Value} for each key that is known and right. */
    Configuration read(Section section) {
        var layer = new BaseConfiguration();
        for (var entry : section.entries().values()) {
            var setting = SettingsSchema.meantBy(entry.key());
            if (setting.isEmpty()) {
                notOurs(entry);
            } else if (isInPlace(entry, setting.get(), section)) {
                value(entry, setting.get()).ifPresent(value -> layer.addProperty(entry.key(), value));
            }
        }
        return layer;
    }

    private void notOurs(Entry entry) {
        var danger = QuickFixSettings.danger(entry.key(), entry.value());
        if (!danger.isEmpty()) {
            error(entry, "a setting of QuickFIX that this engine does not have, and does not ignore: " + danger);
        } else if (QuickFixSettings.knows(entry.key()) && !QuickFixSettings.isSoAnyway(entry.key(), entry.value())) {
            problems.warning(entry.origin(), entry.key(), "a setting of QuickFIX that this engine does not have; ignored" + QuickFixSettings.instead(entry.key()));
        } else if (!QuickFixSettings.knows(entry.key())) {
            error(entry, "unknown setting" + didYouMean(SettingsSchema.nearest(entry.key())));
        }
    }

    /** What opens the other values must be known before them, and must not lie beside them. */
    private boolean isInPlace(Entry entry, Setting<?> setting, Section section) {
        boolean isKey = KEYS.contains(setting);
        if (isKey && section.kind() != Kind.DEFAULT) {
            error(entry, "opens the values of all sections; allowed: in [DEFAULT]");
            return false;
        }
        if (isKey && SealedText.isSealed(entry.value())) {
            error(entry, "is sealed itself, and nothing would open it");
            return false;
        }
        if (setting.equals(ConfigSettings.SECRET_PASSPHRASE) && entry.origin().line() > 0 && !entry.value().isEmpty() && !Placeholders.isOne(entry.value())) {
            error(entry, "stands beside what it opens; allowed: ${env:NAME}, ${file:PATH}, or nothing: then HEDDLE_SECRET_PASSPHRASE and the terminal are asked");
            return false;
        }
        return true;
    }

    private <T> Optional<Value> value(Entry entry, Setting<T> setting) {
        String text;
        try {
            text = SealedText.isSealed(entry.value()) ? sealed.open(entry.key(), entry.value()) : placeholders.fill(entry.value());
        } catch (IllegalArgumentException e) {
            problems.error(entry.valueOrigin(), IniText.shown(entry.key()), e.getMessage());
            return Optional.empty();
        } catch (SealedValues.NoKeysException e) {
            problems.error(keyset, ConfigSettings.SECRET_KEYSET.name(), e.getMessage());
            return Optional.empty();
        }
        try {
            return Optional.of(Value.of(setting, setting.type().parse(text), entry.origin(), form(entry.value(), text), entry.value()));
        } catch (IllegalArgumentException e) {
            // The text as it stands in the file: what was sealed, or put in by a placeholder, may be meant to be secret.
            var said = setting.secret() ? "" : "'" + entry.value() + "' is wrong, ";
            var nearest = setting.secret() ? Optional.<String>empty() : Spelling.nearest(entry.value(), setting.type().words());
            problems.error(entry.valueOrigin(), IniText.shown(entry.key()), said + e.getMessage() + "; allowed: " + setting.type().allowed() + didYouMean(nearest));
            return Optional.empty();
        }
    }

    private static Form form(String written, String text) {
        return SealedText.isSealed(written) ? Form.SEALED : written.equals(text) ? Form.PLAIN : Form.PLACEHOLDER;
    }

    private static String didYouMean(Optional<String> word) {
        return word.map(nearest -> "; did you mean " + nearest + "?").orElse("");
    }

    private void error(Entry entry, String text) {
        problems.error(entry.origin(), IniText.shown(entry.key()), text);
    }
}
