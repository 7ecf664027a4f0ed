package fix.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The threads of engines, mocks and proxies in this JVM, virtual ones among them: all of them have names that begin with {@code fix-}. */
final class RunningThreads {
    private static final Pattern THREAD = Pattern.compile("\"tid\": \"?(\\d+)\"?,(?:\\s*\"(?:time|virtual)\": [^,]*,)*\\s*\"name\": \"(fix-[^\"]*)\"");

    private RunningThreads() {
    }

    /** The names of threads that were not there before. Those that are about to end are waited for, so long. */
    static List<String> left(Map<Long, String> before, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            var now = now();
            now.keySet().removeAll(before.keySet());
            if (now.isEmpty() || System.nanoTime() > until) {
                return List.copyOf(now.values());
            }
            Thread.onSpinWait();
        }
    }

    /** Names by thread id. */
    static Map<Long, String> now() {
        try {
            var folder = Files.createTempDirectory("fix-testkit");
            var file = folder.resolve("threads.json");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(file.toString(), ThreadDumpFormat.JSON);
                var threads = new TreeMap<Long, String>();
                THREAD.matcher(Files.readString(file)).results().forEach(found -> threads.put(Long.valueOf(found.group(1)), found.group(2)));
                return threads;
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
