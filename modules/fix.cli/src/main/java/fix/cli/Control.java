package fix.cli;

import fix.config.ConfiguredEngine;
import fix.config.EngineConfig;
import fix.config.Settings;
import fix.control.ControlException;
import fix.control.ControlServer;
import java.nio.file.Path;
import java.util.Optional;

/** The control socket of a command that runs an engine, if its configuration asks for one. */
final class Control {
    private final Optional<ControlServer> server;

    private Control(Optional<ControlServer> server) {
        this.server = server;
    }

    /**
     * Takes the socket's place, before the engine starts.
     *
     * @throws Failure when another engine has it, or others may enter its folder
     */
    static Control open(EngineConfig config, Ending ending) throws Failure {
        var path = config.engine().get(Settings.CONTROL_SOCKET);
        if (path.isEmpty()) {
            return new Control(Optional.empty());
        }
        try {
            return new Control(Optional.of(ending.add(ControlServer.open(Path.of(path)))));
        } catch (ControlException refused) {
            throw Failure.misused(refused.getMessage());
        }
    }

    /** Lets people at the sessions and the configuration of this engine. */
    void serve(ConfiguredEngine engine) {
        server.ifPresent(socket -> socket.serve(engine.engine(), () -> engine.reload().lines()));
    }
}
