package checks.benchmarks.engines;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** The part of docs/performance.md that the harness writes: between its two marks. */
final class Report {
    private static final String BEGIN = "<!-- engines: written by checks/benchmarks/engines -->";
    private static final String END = "<!-- engines: end -->";

    private Report() {
    }

    static void write(Path document, String table, String command) throws IOException {
        var text = Files.readString(document);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " lacks the lines '" + BEGIN + "' and '" + END + "' between which the table goes");
        }
        var part = "\n\n`" + command + "`, " + LocalDate.now(ZoneOffset.UTC) + ", on " + machine() + "; every server with `" + Servers.jvm() + "`.\n\n" + table + "\n";
        Files.writeString(document, text.substring(0, begin + BEGIN.length()) + part + text.substring(end));
    }

    private static String machine() throws IOException {
        var cpu = Path.of("/proc/cpuinfo");
        var model = !Files.exists(cpu) ? System.getProperty("os.arch") : Files.readAllLines(cpu).stream().filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst().orElse(System.getProperty("os.arch"));
        return Runtime.getRuntime().availableProcessors() + " cores of " + model + ", " + System.getProperty("os.name") + " " + System.getProperty("os.version")
                + ", Java " + Runtime.version()
                + String.format(Locale.ROOT, ", load average %.1f at the end", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
