package fix.config;

import static fix.config.QuickFix.NEW;
import static fix.config.Setting.of;
import static fix.config.SettingTypes.name;
import static fix.config.SettingTypes.text;
import static fix.config.Topic.FILE;
import static fix.config.Topic.SECRETS;

/** The settings that are about configurations themselves: their parts, and their secrets. The order is that of the documentation. */
public final class ConfigSettings {

    private static final int LONGEST_TEXT = 1024;

    // ---- the file

    /** Another file. */
    public static final Setting<String> INCLUDE = of(FILE, "Include", text(true, LONGEST_TEXT), "",
            "A file that is read too, before the first section or in [DEFAULT], any number of times: relative to the file that names it; `*` and `?` in its last part take all that fit, by name. "
                    + "What its [DEFAULT] says holds where nothing was said before; its sections come first.").quickFix(NEW).ofTheEngine();
    /** Where more settings stand. */
    public static final Setting<String> TEMPLATE = of(FILE, "Template", name(), "",
            "The [TEMPLATE name] whose settings hold where this section says nothing. A template may name another one. AcceptorTemplate is something else: sessions that come into being by themselves.").quickFix(NEW);
    /** Sessions that belong together. */
    public static final Setting<String> GROUP = of(FILE, "Group", name(), "",
            "The group that a session belongs to. What [GROUP name] says, if there is one, holds where the session and its templates say nothing, before [DEFAULT].").quickFix(NEW);

    // ---- secrets

    /** The file of the keys. */
    public static final Setting<String> SECRET_KEYSET = of(SECRETS, "SecretKeyset", text(true, LONGEST_TEXT), "",
            "The file of the keys that open sealed values, `ENC(...)`, which any setting may have. `./fix secret keygen` makes it; see `docs/secrets.md`.").quickFix(NEW).ofTheEngine();
    /** What locks the keys. */
    public static final Setting<String> SECRET_PASSPHRASE = of(SECRETS, "SecretPassphrase", text(true, LONGEST_TEXT), "",
            "The passphrase that opens SecretKeyset, by `${env:NAME}` or `${file:PATH}` alone: never as it is. Without it, the environment's HEDDLE_SECRET_PASSPHRASE, and then the terminal is asked.")
            .quickFix(NEW).keptSecret().ofTheEngine();

    private ConfigSettings() {
    }
}
