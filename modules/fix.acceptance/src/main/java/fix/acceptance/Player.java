package fix.acceptance;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plays scripts over one line, one after another. A script's connections end with it: they are half-closed, the server is given time to close, and what it sent until then may only be Heartbeats,
 * TestRequests and Logouts. What comes on a connection that the script itself closes earlier is not compared with anything, but has to be well-formed. Used by one thread.
 */
final class Player {
    private static final Set<String> ALLOWED_AT_END = Set.of("0", "1", "5");

    private final Line line;
    private final RunnerSettings settings;
    private final SendRules sendRules;
    private final Map<Integer, Client> clients = new HashMap<>();
    private Transcript transcript = new Transcript();
    private CompareRules compareRules = new CompareRules(new Script("", List.of(), List.of()));
    /** A connection has ended since the last connect. */
    private boolean pauseDue;

    Player(Line line, RunnerSettings settings) {
        this.line = line;
        this.settings = settings;
        this.sendRules = new SendRules(settings.digits());
    }

    ScriptResult play(Script script) {
        transcript = new Transcript();
        compareRules = new CompareRules(script);
        long start = line.nanoTime();
        int number = 0;
        List<Failure> failures = List.of();
        try {
            for (var step : script.steps()) {
                number = step.line();
                play(step);
            }
            end(true);
            closeAll();
        } catch (StepFailedException e) {
            failures = List.of(e.at(script, number, transcript.entries()));
        } catch (IOException e) {
            var received = e.getMessage() == null ? e.toString() : e.getMessage();
            failures = List.of(new Failure(script.file(), number, "the step to be possible", received, List.of(), transcript.entries()));
        } finally {
            endAnyhow();
        }
        return new ScriptResult(script, Duration.ofNanos(line.nanoTime() - start), failures);
    }

    private void play(Step step) throws IOException, StepFailedException {
        switch (step) {
            case Step.Connect connect -> connect(connect.client());
            case Step.Disconnect disconnect -> disconnect(disconnect.client());
            case Step.ExpectDisconnect disconnect -> expectDisconnect(client(disconnect.client()));
            case Step.Send send -> send(client(send.client()), send.text());
            case Step.Expect expect -> expect(client(expect.client()), expect.text());
            case Step.SetSession set -> set(set.command());
        }
    }

    private void connect(int number) throws IOException, StepFailedException {
        disconnect(number);
        if (pauseDue) {
            line.pause(settings.reconnect());
            pauseDue = false;
        }
        clients.put(number, new Client(line, number, transcript));
    }

    private void disconnect(int number) throws IOException, StepFailedException {
        var client = clients.remove(number);
        if (client != null) {
            try {
                client.halfClose();
                drain(client, deadline(settings.ending()), false);
            } finally {
                close(client);
            }
        }
    }

    private void send(Client client, String text) {
        client.send(sendRules.bytes(client.answering(text), line.now()));
    }

    private void expect(Client client, String text) throws IOException, StepFailedException {
        var wanted = Text.readable(text);
        var message = client.next(deadline(settings.message()));
        if (message.isEmpty()) {
            throw new StepFailedException(wanted, client.silence(), List.of());
        }
        var received = message.get();
        wellFormed(wanted, received);
        var expected = Field.split(text);
        var differences = compareRules.differences(expected, received.fields());
        if (!differences.isEmpty()) {
            throw new StepFailedException(wanted, Text.readable(received.text()), differences);
        }
        if (received.type().equals("1")) {
            client.testRequest(Field.first(expected, "112", ""), Field.first(received.fields(), "112", ""));
        }
    }

    private void expectDisconnect(Client client) throws IOException, StepFailedException {
        var wanted = "the server to close the connection";
        long deadline = deadline(settings.disconnect());
        for (var message = client.next(deadline); message.isPresent(); message = nextBefore(deadline, client)) {
            wellFormed(wanted, message.get());
            if (!message.get().type().equals("5")) {
                throw new StepFailedException(wanted, Text.readable(message.get().text()), List.of());
            }
        }
        if (!client.isClosed() || client.isMidMessage()) {
            throw new StepFailedException(wanted, client.silence(), List.of());
        }
        pauseDue = true;
    }

    private void set(ControlCommand command) throws IOException, StepFailedException {
        var answer = line.control(command.format());
        if (!answer.equals("OK")) {
            throw new StepFailedException("OK to " + command.format(), answer, List.of());
        }
    }

    /** Ends all connections; with {@code compare} what came on them unasked is judged. */
    private void end(boolean compare) throws IOException, StepFailedException {
        clients.values().forEach(Client::halfClose);
        long deadline = deadline(settings.ending());
        for (var client : clients.values()) {
            drain(client, deadline, compare);
        }
    }

    /** Ends what a failed script left open, so that the server is ready for the next one. */
    private void endAnyhow() {
        try {
            end(false);
        } catch (IOException | StepFailedException e) {
            transcript.add(line.now(), 0, "while ending: " + e.getMessage());
        } finally {
            closeAll();
        }
    }

    private void closeAll() {
        clients.values().forEach(this::close);
        clients.clear();
    }

    private void close(Client client) {
        client.close();
        pauseDue = true;
    }

    private void drain(Client client, long deadline, boolean compare) throws IOException, StepFailedException {
        var wanted = "nothing more but Heartbeats, TestRequests and Logouts";
        for (var message = client.next(deadline); message.isPresent(); message = nextBefore(deadline, client)) {
            wellFormed(wanted, message.get());
            if (compare && !ALLOWED_AT_END.contains(message.get().type())) {
                throw new StepFailedException(wanted, Text.readable(message.get().text()), List.of());
            }
        }
        if (compare && client.isMidMessage()) {
            throw new StepFailedException(wanted, client.silence(), List.of());
        }
    }

    /** None after the deadline: a server that never stops sending must not keep the script from ending. */
    private Optional<ReceivedMessage> nextBefore(long deadline, Client client) throws IOException {
        return line.nanoTime() - deadline < 0 ? client.next(deadline) : Optional.empty();
    }

    private static void wellFormed(String wanted, ReceivedMessage message) throws StepFailedException {
        if (!message.faults().isEmpty()) {
            throw new StepFailedException(wanted, Text.readable(message.text()), message.faults());
        }
    }

    private Client client(int number) throws StepFailedException {
        var client = clients.get(number);
        if (client == null) {
            throw new StepFailedException("client " + number + " to be connected", "no iCONNECT before this line", List.of());
        }
        return client;
    }

    private long deadline(Duration wait) {
        return line.nanoTime() + wait.toNanos();
    }
}
