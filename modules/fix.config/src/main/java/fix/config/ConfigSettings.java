package fix.config;

import static fix.config.QuickFix.NEW;
import static fix.config.Setting.Repeat.BY_WORD;
import static fix.config.Setting.of;
import static fix.config.SettingTypes.integer;
import static fix.config.SettingTypes.name;
import static fix.config.SettingTypes.optional;
import static fix.config.SettingTypes.tags;
import static fix.config.SettingTypes.text;
import static fix.config.SettingTypes.wholeSeconds;
import static fix.config.Topic.FILE;
import static fix.config.Topic.PLUGINS;
import static fix.config.Topic.POOLS;
import static fix.config.Topic.SECRETS;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

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

    // ---- pools

    /** Sessions that are used as one. */
    public static final Setting<String> POOL = of(POOLS, "Pool", name(), "",
            "The pool that a session belongs to: sessions to one counterparty which code uses as one, `engine.pool(name).send(message)`, and which carry on when one drops. A session that a template makes belongs to none.")
            .quickFix(NEW);
    /** What keeps messages together. */
    public static final Setting<Optional<Integer>> POOL_KEY = of(POOLS, "PoolKey", optional(integer(1, Integer.MAX_VALUE, "tag")), Optional.empty(),
            "How a pool spreads what is sent: without it the sessions take turns; with a tag, `PoolKey=55` for Symbol, messages with the same value in that field take the same session while it is up. "
                    + "The sessions of a pool must not differ about it.")
            .quickFix(NEW);

    /** How often a running engine looks whether it has changed. */
    public static final Setting<Duration> RELOAD_INTERVAL = of(FILE, "ReloadInterval", wholeSeconds(0, 86_400), Duration.ZERO,
            "How often `./fix acceptor` and `./fix initiator` look whether the configuration's files have changed, and read them again; 0 means never. `./fix config reload` asks at once. See `docs/configuration.md`.")
            .quickFix(NEW).ofTheEngine();

    // ---- plug-ins

    /** Who decides about Logons. */
    public static final Setting<String> AUTHENTICATOR = of(PLUGINS, "Authenticator", name(), "",
            "Who decides which Logons are let in: the name of an AuthenticatorFactory that is installed. A session's Username and Password are asked for besides.").quickFix(NEW).ofTheEngine();
    /** Its settings. */
    public static final Setting<String> AUTHENTICATOR_SETTING = of(PLUGINS, "AuthenticatorSetting", text(true, LONGEST_TEXT), "",
            "What the authenticator is told, by its own names: `AuthenticatorSetting.url=...`.").quickFix(NEW).keptSecret().ofTheEngine().repeated(BY_WORD);
    /** Who knows more sessions. */
    public static final Setting<String> SESSION_PROVIDER = of(PLUGINS, "SessionProvider", name(), "",
            "Who knows sessions that stand in no configuration: the name of a SessionProviderFactory that is installed. Asked for Logons that no session and no acceptor template fits.").quickFix(NEW).ofTheEngine();
    /** Its settings. */
    public static final Setting<String> SESSION_PROVIDER_SETTING = of(PLUGINS, "SessionProviderSetting", text(true, LONGEST_TEXT), "",
            "What the session provider is told, by its own names: `SessionProviderSetting.url=...`.").quickFix(NEW).keptSecret().ofTheEngine().repeated(BY_WORD);

    // ---- secrets

    /** The file of the keys. */
    public static final Setting<String> SECRET_KEYSET = of(SECRETS, "SecretKeyset", text(true, LONGEST_TEXT), "",
            "The file of the keys that open sealed values, `ENC(...)`, which any setting may have. `./fix secret keygen` makes it; see `docs/secrets.md`.").quickFix(NEW).ofTheEngine();
    /** What locks the keys. */
    public static final Setting<String> SECRET_PASSPHRASE = of(SECRETS, "SecretPassphrase", text(true, LONGEST_TEXT), "",
            "The passphrase that opens SecretKeyset, by `${env:NAME}` or `${file:PATH}` alone: never as it is. Without it, the environment's HEDDLE_SECRET_PASSPHRASE, and then the terminal is asked.")
            .quickFix(NEW).keptSecret().ofTheEngine();

    /** More that is not to be read. */
    public static final Setting<Set<Integer>> MASKED_TAGS = of(SECRETS, "MaskedTags", tags(), Set.of(),
            "Tags whose values are in no store, log, event or text of a message, as 554, 925 and RawData of a Logon never are: `MaskedTags=1,9001`. "
                    + "A message with such a field is not sent again, so what the counterparty missed of them it never gets: "
                    + "choose no tag that orders carry, or name it in MaskedTagsInLogs. One that was not handled before a crash comes again masked. It holds for the whole process.").quickFix(NEW).ofTheEngine();

    /** More that is not to be read, and is kept. */
    public static final Setting<Set<Integer>> MASKED_TAGS_IN_LOGS = of(SECRETS, "MaskedTagsInLogs", tags(), Set.of(),
            "Tags whose values are in no log, event, console or text of a message, and in the store as they are, so that a message with such a field is sent again in full: `MaskedTagsInLogs=1` for the account of orders. "
                    + "Whoever can read the store can read them. A tag that MaskedTags has too is not in the store. It holds for the whole process.").quickFix(NEW).ofTheEngine();

    private ConfigSettings() {
    }
}
