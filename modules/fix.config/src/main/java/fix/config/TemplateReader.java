package fix.config;

import fix.core.SessionID;
import fix.core.dictionary.DictionaryException;
import fix.engine.AcceptorTemplate;
import fix.engine.Application;
import fix.engine.EngineException;
import java.util.ArrayList;
import java.util.List;

/** Collects the sections that are templates, and checks what holds for them alone. */
final class TemplateReader {

    /** The version for which a template of every version is tried out. */
    private static final String SAMPLE_VERSION = "FIX.4.4";

    private final Problems problems;
    private final DictionaryFinder dictionaries;
    private final List<ConfiguredTemplate> templates = new ArrayList<>();

    TemplateReader(Problems problems, DictionaryFinder dictionaries) {
        this.problems = problems;
        this.dictionaries = dictionaries;
    }

    List<ConfiguredTemplate> templates() {
        return templates;
    }

    /** Says so when a session that is no template has a wildcard. */
    void checkPlain(SessionID id, IniText.Section section) {
        if (List.of(id.beginString(), id.senderCompID(), id.targetCompID()).contains(AcceptorTemplate.ANY)) {
            problems.error(section.origin(), section.head(), "has * in its identity " + id + ", which stands for anything; allowed: with AcceptorTemplate=Y");
        }
    }

    void read(SessionID pattern, IniText.Section section, SettingValues values) {
        if (values.get(Settings.CONNECTION_TYPE) != ConnectionType.ACCEPTOR) {
            problems.error(values.origin(Settings.ACCEPTOR_TEMPLATE).orElse(section.origin()), Settings.ACCEPTOR_TEMPLATE.name(), "an initiator calls one counterparty; allowed: with ConnectionType=acceptor");
            return;
        }
        boolean anyVersion = pattern.beginString().equals(AcceptorTemplate.ANY);
        if (anyVersion && !values.get(Settings.DATA_DICTIONARY).isEmpty()) {
            problems.error(values.origin(Settings.DATA_DICTIONARY).orElse(section.origin()), Settings.DATA_DICTIONARY.name(),
                    "is the dictionary of one version, and BeginString=* takes all of them; leave it out, or give each version a template");
            return;
        }
        if (problems.hasErrors()) {
            return;
        }
        var template = new ConfiguredTemplate(
                pattern, id -> EngineSettings.session(id, values, dictionaries.find(values, id.beginString())), values, section.origin());
        try {
            tryOut(template, anyVersion ? withVersion(pattern, SAMPLE_VERSION) : pattern);
            checkTies(template);
            templates.add(template);
        } catch (DictionaryException | EngineException | IllegalArgumentException e) {
            problems.error(section.origin(), section.head(), e.getMessage());
        }
    }

    @SuppressWarnings("ReturnValueIgnored") // What it cannot make settings of shows now, not at the first Logon.
    private static void tryOut(ConfiguredTemplate template, SessionID sample) {
        template.settings().apply(sample);
    }

    private void checkTies(ConfiguredTemplate template) {
        for (var other : templates) {
            if (engineTemplate(template).tiesWith(engineTemplate(other))) {
                problems.error(template.origin(), "[SESSION]", "fits the same sessions as the template " + other.origin().seenFrom(template.origin()) + " and is as precise: " + template.pattern() + " and "
                        + other.pattern() + "; make one of them more precise");
            }
        }
    }

    private static AcceptorTemplate engineTemplate(ConfiguredTemplate template) {
        return template.template(_ -> new Application() { });
    }

    private static SessionID withVersion(SessionID id, String beginString) {
        return new SessionID(beginString, id.senderCompID(), id.senderSubID(), id.senderLocationID(), id.targetCompID(), id.targetSubID(), id.targetLocationID(), id.qualifier());
    }
}
