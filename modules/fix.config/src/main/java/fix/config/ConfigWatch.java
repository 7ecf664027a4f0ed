package fix.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Looks now and then whether the files of an engine's configuration have changed, those too whose content it takes ({@code ${file:PATH}}, the keyset), and has them read anew when they have, and have stayed the same since the look before:
 * one that is being written is not read. Looking works everywhere, also where files are replaced by links or lie on other machines. A thread of its own does it.
 */
public final class ConfigWatch implements AutoCloseable {

    /** Is told what a change did. Called by the watching thread. */
    public interface Listener {
        /** The engine follows the new configuration. */
        void reloaded(ReloadReport report);

        /** It is wrong, and nothing was changed. Told once for each state of the files. */
        void refused(ConfigException wrong);
    }

    /** How the files looked. */
    private record Look(List<String> files) {
    }

    private final ConfiguredEngine engine;
    private final Listener listener;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("fix-config-watch").factory());
    private Look seen;
    private Look done;

    private ConfigWatch(ConfiguredEngine engine, Listener listener) {
        this.engine = engine;
        this.listener = listener;
        done = look(engine.config());
        seen = done;
    }

    /** Looks every {@code ReloadInterval} of the configuration; never when that is 0. */
    @SuppressWarnings("FutureReturnValueIgnored") // The end of the timer ends it.
    public static ConfigWatch start(ConfiguredEngine engine, Listener listener) {
        var watch = new ConfigWatch(engine, listener);
        long millis = engine.config().engine().get(ConfigSettings.RELOAD_INTERVAL).toMillis();
        if (millis > 0) {
            var _ = watch.timer.scheduleWithFixedDelay(watch::check, millis, millis, TimeUnit.MILLISECONDS);
        }
        return watch;
    }

    void check() {
        var now = look(engine.config());
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(done)) {
            done = now;
            try {
                listener.reloaded(engine.reload());
                // Files that the new configuration includes, and the old one did not, count from here on.
                seen = look(engine.config());
                done = seen;
            } catch (ConfigException wrong) {
                listener.refused(wrong);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException broken) {
                System.getLogger("fix.config").log(System.Logger.Level.ERROR, "a changed configuration could not be followed: " + broken);
            }
        }
    }

    /** The files that are read now, their sizes and times: those that a pattern fits from now on too, and those that values name, also in a configuration that is wrong. */
    private static Look look(EngineConfig config) {
        var files = new LinkedHashSet<Path>(config.contents());
        if (!config.files().isEmpty()) {
            var now = IniFiles.of(config.files().getFirst(), new Problems());
            files.addAll(now.files());
            Stream.concat(Stream.of(now.defaults()), now.sections().stream()).flatMap(section -> section.entries().values().stream()).forEach(entry -> files.addAll(Placeholders.filesIn(entry.value())));
        }
        var looks = new ArrayList<String>();
        for (var file : files) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                looks.add(file + " " + attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey());
            } catch (IOException gone) {
                looks.add(file + " is not there");
            }
        }
        return new Look(looks);
    }

    /** Looks no more; a reload that is under way is carried out. */
    @Override
    public void close() {
        timer.shutdown();
    }
}
