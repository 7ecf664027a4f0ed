package interop;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The other engines, and the program that runs each in a process of its own. */
enum Peer {
    QUICKFIX_J("QuickFIX/J") {
        @Override
        List<String> program() {
            return java(QuickFixProgram.class);
        }
    },
    QUICKFIX_CPP("QuickFIX C++") {
        @Override
        List<String> program() {
            var program = Path.of("target", "quickfix-peer").toAbsolutePath();
            assumeTrue(Files.isExecutable(program), "skipped: build the peer first with checks/interop/build-peer");
            return List.of(program.toString());
        }
    };

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract List<String> program();

    /** A program of this module in a JVM that starts quickly. */
    static List<String> java(Class<?> program) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), program.getName());
    }
}
