package fix.testkit;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The threads of engines, mocks and proxies in this JVM, virtual ones among them: all of them have names that begin with {@code fix-}. */
final class RunningThreads {
    private static final Pattern THREAD = Pattern.compile("\"tid\": \"?(\\d+)\"?,(?:\\s*\"(?:time|virtual)\": [^,]*,)*\\s*\"name\": \"(fix-[^\"]*)\"");

    private RunningThreads() {
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
