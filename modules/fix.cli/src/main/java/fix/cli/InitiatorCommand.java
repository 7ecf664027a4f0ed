package fix.cli;

import fix.config.ConfiguredEngine;
import fix.config.ConfiguredSession;
import fix.config.ConnectionType;
import fix.config.EngineConfig;
import fix.engine.Application;
import fix.engine.StoreFailedException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fix initiator FILE}: sends the orders that are typed or piped, and prints what comes back. */
@Command(name = "initiator", description = {
        "Sends the orders that are typed or piped, and prints what comes back.",
        "The orders come on standard input, a line each:",
        "  buy 100 AAPL @ 187.25      a limit order",
        "  sell 50 MSFT               a market order",
        "  35=D|11=my order|55=...    any message as fields, | or SOH between them",
        "Blank lines and lines that begin with # are passed over; 'quit' or the end of the input ends.",
        "While there is no connection, lines wait. At the end outstanding answers are waited for, then the session logs out."})
final class InitiatorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The configuration; docs/settings.md has all settings.")
    private Path file;

    @Option(names = "--session", paramLabel = "SESSION", defaultValue = "", description = "The session to send through, when the file has more than one: FIX.4.4:ME->BROKER.")
    private String wanted;

    @Option(names = "--quiet", description = "Print no messages, only the last line: how many were sent and answered.")
    private boolean quiet;

    @Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "30", description = "How long answers are waited for at the end; default ${DEFAULT-VALUE}.")
    private int waitSeconds;

    @Option(names = "--window", paramLabel = "ORDERS", defaultValue = "1000", description = "How many orders may be unanswered at once; default ${DEFAULT-VALUE}.")
    private int window;

    InitiatorCommand() {
    }

    @Override
    public Integer call() throws Exception {
        if (window < 1 || waitSeconds < 0) {
            throw Failure.misused("--window must be 1 or more, --wait 0 or more");
        }
        var console = Console.of(spec);
        var reading = Configuration.reading(file, ConnectionType.INITIATOR);
        var config = reading.read();
        Configuration.warn(config, console);
        var id = session(config).id();
        var commandThread = Thread.currentThread();
        var givenUp = new AtomicReference<>("");
        var desk = new OrderDesk(window, Wording.of(config), quiet ? line -> { } : console::say, reason -> {
            givenUp.compareAndSet("", reason);
            commandThread.interrupt();
        });
        try (var ending = new Ending()) {
            var control = Control.open(config, ending);
            var engine = ending.add(ConfiguredEngine.start(config, reading, session -> session.equals(id) ? desk : new Application() { },
                    builder -> builder.listener(new EventLines(console, quiet)).listener(desk)));
            control.serve(engine);
            ending.add(Watching.of(engine, console));
            send(new InputLines(System.in), new OrderText(id.beginString(), clOrdIDs()), desk, console);
            boolean complete = desk.outstanding().awaitNone(TimeUnit.SECONDS.toNanos(waitSeconds));
            engine.close();
            console.say(desk.outstanding().inWords());
            return complete ? 0 : Failure.FAILED;
        } catch (InterruptedException ended) {
            throw Failure.failed(givenUp.get());
        }
    }

    private ConfiguredSession session(EngineConfig config) throws Failure {
        var sessions = config.sessions();
        if (wanted.isEmpty() && sessions.size() == 1) {
            return sessions.getFirst();
        }
        var there = sessions.stream().map(session -> session.id().toString()).collect(Collectors.joining(", "));
        return sessions.stream().filter(session -> session.id().toString().equals(wanted)).findFirst().orElseThrow(() -> Failure.misused(wanted.isEmpty()
                ? file + " has " + sessions.size() + " sessions: choose one with --session; there are " + there
                : file + " has no session " + wanted + "; there are " + there));
    }

    private static void send(InputLines input, OrderText orders, OrderDesk desk, Console console) throws InterruptedException {
        for (var line = input.next(); line.isPresent(); line = input.next()) {
            var text = line.get().text().strip();
            if (text.equalsIgnoreCase("quit") || text.equalsIgnoreCase("exit")) {
                return;
            }
            if (!text.isEmpty() && !text.startsWith("#")) {
                try {
                    desk.send(orders.read(text));
                } catch (OrderText.MalformedOrderException | StoreFailedException failed) {
                    console.warn("line " + line.get().number() + ": " + failed.getMessage());
                }
            }
        }
    }

    /** ClOrdIDs that no earlier start of this program has used. */
    private static Supplier<String> clOrdIDs() {
        var prefix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
        var count = new AtomicLong();
        return () -> prefix + count.incrementAndGet();
    }
}
