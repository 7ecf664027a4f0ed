package fix.simulator;

import java.io.IOException;
import java.util.Properties;

/** The commit that this was built from, as the build wrote it down. */
final class Commit {
    private static final String UNKNOWN = "unknown";
    static final String ID = read();

    private Commit() {}

    private static String read() {
        try (var in = Commit.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                return UNKNOWN;
            }
            var build = new Properties();
            build.load(in);
            var id = build.getProperty("git.commit.id.abbrev", "");
            return id.isBlank() ? UNKNOWN : id + ("true".equals(build.getProperty("git.dirty")) ? "+changes" : "");
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
    }
}
