package fix.cli;

import fix.control.ControlClient;
import fix.control.ControlException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of every command that talks to a running engine. */
final class ControlTarget {

    @Option(names = "--control", paramLabel = "SOCKET", required = true, description = "The engine's ControlSocket.")
    private Path socket;

    @Option(names = "--json", description = "Print JSON: one line, for programs.")
    private boolean json;

    ControlTarget() {
    }

    boolean json() {
        return json;
    }

    /** What is asked of an engine. */
    interface Question<T> {
        T ask(ControlClient engine) throws ControlException;
    }

    /**
     * Asks the engine.
     *
     * @throws Failure when there is none, or it refuses
     */
    <T> T ask(Question<T> question) throws Failure {
        try (var engine = ControlClient.connect(socket)) {
            return question.ask(engine);
        } catch (ControlException refused) {
            throw Failure.failed(refused.getMessage());
        }
    }
}
