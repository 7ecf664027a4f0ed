package fix.cli;

import fix.config.ConfigException;
import fix.config.ConfigWatch;
import fix.config.ConfiguredEngine;
import fix.config.ReloadReport;

/** Shows what a change of the configuration's files did to a running engine, when the configuration asks that they be watched. */
final class Watching implements ConfigWatch.Listener {
    private final Console console;

    private Watching(Console console) {
        this.console = console;
    }

    static ConfigWatch of(ConfiguredEngine engine, Console console) {
        return ConfigWatch.start(engine, new Watching(console));
    }

    @Override
    public void reloaded(ReloadReport report) {
        report.lines().forEach(console::say);
    }

    @Override
    public void refused(ConfigException wrong) {
        wrong.getMessage().lines().forEach(line -> console.warn("not reloaded: " + line));
    }
}
