package fix.transport.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The program {@code openssl}; tests that need it are skipped where there is none. */
public final class Openssl {

    private Openssl() {
    }

    /** Runs it to its end. */
    public static String run(String arguments) throws IOException, InterruptedException {
        var process = start(arguments);
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("openssl " + arguments + ": " + said);
        }
        return said;
    }

    /** Starts it; both its outputs are one stream. */
    public static Process start(String arguments) {
        var command = new ArrayList<String>(List.of("openssl"));
        command.addAll(List.of(arguments.split(" +")));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException absent) {
            return Assumptions.abort("there is no openssl here");
        }
    }
}
