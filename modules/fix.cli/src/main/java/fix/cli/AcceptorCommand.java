package fix.cli;

import fix.config.ConfiguredEngine;
import fix.config.ConnectionType;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fix acceptor FILE}: a broker that fills every order. */
@Command(name = "acceptor", description = {
        "Accepts sessions and fills every order.",
        "Every NewOrderSingle gets one ExecutionReport, at the order's price, or at 100 when it has none. Runs until it is ended."})
final class AcceptorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The configuration; docs/settings.md has all settings.")
    private Path file;

    @Option(names = "--quiet", description = "Print no messages.")
    private boolean quiet;

    AcceptorCommand() {
    }

    @Override
    public Integer call() throws Exception {
        var console = Console.of(spec);
        var reading = Configuration.reading(file, ConnectionType.ACCEPTOR);
        var config = reading.read();
        Configuration.warn(config, console);
        try (var ending = new Ending()) {
            var application = quiet ? FillApplication.silent() : new FillApplication(console::say, Wording.of(config));
            var control = Control.open(config, ending);
            var engine = ending.add(ConfiguredEngine.start(config, reading, _ -> application, builder -> builder.listener(new EventLines(console, quiet))));
            control.serve(engine);
            ending.add(Watching.of(engine, console));
            console.ready(engine.engine().listening().values().stream().map(InetSocketAddress::getPort).toList());
            Ending.await();
        }
        return 0;
    }
}
