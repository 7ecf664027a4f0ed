package fix.cli;

import fix.acceptance.AcceptanceServer;
import fix.acceptance.ServerSessions;
import fix.engine.EngineEvent;
import fix.engine.EngineException;
import fix.engine.EventListener;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fix acceptance serve}: the server that the scripts expect. */
@Command(name = "serve", description = {
        "Runs the server that the scripts expect.",
        "SenderCompID ISLD, TargetCompID TW, a session for each version on one port, orders sent back. Runs until it is ended."})
final class AcceptanceServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", required = true, description = "Where to listen; 0 means any free port.")
    private int port;

    @Option(names = "--control-port", paramLabel = "PORT", defaultValue = "-1", description = "Where to take commands; 0 means any free port, which is told on standard error. Without it none are taken.")
    private int controlPort;

    @Option(names = "--session", paramLabel = "BEGINSTRING:SENDER->TARGET", description = "One session more, from the server's side. May be repeated.")
    private List<String> sessions = List.of();

    @Option(names = {"--set", "--setting"}, paramLabel = "KEY=VALUE", description = "A setting of all sessions, as in a configuration: --set ResendRequestChunkSize=5. May be repeated.")
    private List<String> settings = List.of();

    AcceptanceServeCommand() {
    }

    @Override
    public Integer call() throws Exception {
        Ports.check("--port", port, 0);
        Ports.check("--control-port", controlPort, -1);
        var console = Console.of(spec);
        var builder = AcceptanceServer.builder().sessions(served()).address(new InetSocketAddress(port)).listener(troubles(console));
        if (controlPort >= 0) {
            builder.controlAddress(new InetSocketAddress(controlPort));
        }
        try (var ending = new Ending()) {
            var server = ending.add(builder.start());
            if (controlPort == 0) {
                console.warn("commands are taken on port " + server.controlPort());
            }
            console.ready(server.port());
            Ending.await();
        }
        return 0;
    }

    /** What the server itself suffers. What its clients do wrong is what the scripts are for, and not shown. */
    private static EventListener troubles(Console console) {
        var lines = new EventLines(console, true);
        return event -> {
            if (event instanceof EngineEvent.StoreFailed || event instanceof EngineEvent.HandlerFailed) {
                lines.on(event);
            }
        };
    }

    private ServerSessions served() throws Failure {
        var served = ServerSessions.standard();
        try {
            for (var session : sessions) {
                served = served.with(session);
            }
            for (var setting : settings) {
                served = served.set(setting);
            }
        } catch (EngineException wrong) {
            throw Failure.misused(wrong.getMessage());
        }
        return served;
    }
}
