package fix.control;

import fix.engine.Operator;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/** The server's talk with one client, on a thread of its own: who is it, then command and answer by turns. */
final class ClientConversation {
    /** How long a client may take for a line, and for reading ours. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SocketChannel client;
    private final LineChannel lines;
    private final SocketPlace place;
    private final SessionCommands commands;

    ClientConversation(SocketChannel client, LineChannel lines, SocketPlace place, SessionCommands commands) {
        this.client = client;
        this.lines = lines;
        this.place = place;
        this.commands = commands;
    }

    /** @param busy there are too many clients already: say so, and part */
    void run(boolean busy) {
        try {
            if (busy) {
                say(Line.error("there are " + ControlServer.MOST_CLIENTS + " clients already: try again later"));
                return;
            }
            var hello = lines.read(PATIENCE);
            if (hello.isPresent()) {
                greet(hello.get());
                for (var line = lines.read(PATIENCE); line.isPresent(); line = lines.read(PATIENCE)) {
                    answer(line.get());
                }
            }
        } catch (ControlException refused) {
            sayLast(refused.getMessage());
        } catch (IOException gone) {
            // there is nobody left to tell
        }
    }

    private void greet(Line hello) throws ControlException, IOException {
        if (!hello.word().equals(Line.HELLO)) {
            throw new ControlException("this is the control socket of a FIX engine: the first line must be " + Line.HELLO + " version=" + Line.VERSION + " token=...");
        }
        if (!hello.get("version").equals(Line.VERSION)) {
            throw new ControlException("this engine speaks version " + Line.VERSION + " of the control protocol: use the fix command of its release");
        }
        if (!MessageDigest.isEqual(bytes(hello.get("token")), bytes(place.token()))) {
            throw new ControlException("the token is wrong: the right one is in " + SocketPlace.tokenFile(place.socket()) + ", and changes when the engine starts");
        }
        say(Line.of(Line.OK));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A command that is refused does not end the talk. */
    private void answer(Line command) throws IOException {
        try {
            for (var data : commands.carryOut(command, new Operator(who(), command.get("reason")))) {
                say(data);
            }
            say(Line.of(Line.OK));
        } catch (ControlException refused) {
            say(Line.error(refused.getMessage()));
        }
    }

    /** The user of the operating system at the other end, as the system itself says. */
    private String who() {
        Optional<String> user;
        try {
            user = Optional.of(client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName());
        } catch (IOException | UnsupportedOperationException untold) {
            user = Optional.empty();
        }
        return user.map(name -> "user " + name + " of this machine").orElse("a user of this machine whom the system does not name");
    }

    private void say(Line line) throws IOException {
        lines.write(line, PATIENCE);
    }

    private void sayLast(String text) {
        try {
            say(Line.error(text));
        } catch (IOException gone) {
            // it has left, or was cut off for being slow
        }
    }
}
