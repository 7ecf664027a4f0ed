package fix.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The other end of a control socket: shows and changes the sessions of a running engine. Belongs to one thread. */
public final class ControlClient implements AutoCloseable {
    /** How long the engine may take for a line of an answer: setting numbers waits for its store. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path socket;
    private final LineChannel lines;
    private final ScheduledExecutorService timer;

    private ControlClient(Path socket, LineChannel lines, ScheduledExecutorService timer) {
        this.socket = socket;
        this.lines = lines;
        this.timer = timer;
    }

    /**
     * Connects to the engine that listens on this socket, with the token beside it.
     *
     * @param socket the engine's {@code ControlSocket}
     * @throws ControlException when there is none, or it does not let us in
     */
    public static ControlClient connect(Path socket) throws ControlException {
        var token = token(socket);
        var timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("fix-control-timer").factory());
        var client = new ControlClient(socket, new LineChannel(channel(socket), timer), timer);
        try {
            client.ask(Line.of(Line.HELLO).with("version", Line.VERSION).with("token", token));
            return client;
        } catch (ControlException refused) {
            client.close();
            throw refused;
        }
    }

    private static String token(Path socket) throws ControlException {
        var file = SocketPlace.tokenFile(socket);
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException absent) {
            throw new ControlException("no engine listens on " + socket + ": it has no token beside it; is it the ControlSocket of an engine that runs?");
        } catch (AccessDeniedException foreign) {
            throw new ControlException("the engine on " + socket + " is another user's: only its owner may read " + file);
        } catch (IOException failed) {
            throw new ControlException("the token " + file + " cannot be read: " + failed.getMessage());
        }
    }

    private static SocketChannel channel(Path socket) throws ControlException {
        try {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return channel;
            } catch (IOException failed) {
                channel.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new ControlException("no engine listens on " + socket + " (" + failed.getMessage() + "): is it left over from one that has ended?");
        }
    }

    /** Every session. */
    public List<SessionReport> list() throws ControlException {
        return reports(Line.of("list"));
    }

    /** One session. */
    public SessionReport show(String session) throws ControlException {
        return reports(Line.of("show").with("session", session)).getFirst();
    }

    /** Starts both numbers at 1 again: see {@link fix.engine.Session#reset()}. Waits for the answer of a peer that is logged on. */
    public SessionChange reset(String session, String reason) throws ControlException {
        return change(Line.of("reset").with("session", session).with("reason", reason));
    }

    /**
     * Sets one or both of the numbers.
     *
     * @param nextOutbound the MsgSeqNum(34) of the next message that the engine sends; as it is when empty
     * @param nextInbound the MsgSeqNum(34) that it expects next; as it is when empty
     * @param force although the session is logged on
     */
    public SessionChange setNumbers(String session, OptionalLong nextOutbound, OptionalLong nextInbound, boolean force, String reason)
            throws ControlException {
        return change(Line.of("set").with("session", session).with("out", text(nextOutbound)).with("in", text(nextInbound))
                .with("force", force ? "Y" : "N").with("reason", reason));
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "";
    }

    /**
     * Logs a session out; it stays so until {@link #logon}. Waits some seconds for its end.
     *
     * @param text Text(58) of the Logout; may be empty
     */
    public SessionChange logout(String session, String text, String reason) throws ControlException {
        return change(Line.of("logout").with("session", session).with("text", text).with("reason", reason));
    }

    /** Lets a session log on again. */
    public SessionChange logon(String session, String reason) throws ControlException {
        return change(Line.of("logon").with("session", session).with("reason", reason));
    }

    /**
     * Has the engine read its configuration anew and follow it. Waits until sessions that leave are logged out.
     *
     * @return what happened, in lines for people
     * @throws ControlException when the configuration is wrong: a line for each error; nothing happened then
     */
    public List<String> reload(String reason) throws ControlException {
        var lines = new ArrayList<String>();
        for (var data : ask(Line.of("reload").with("reason", reason))) {
            lines.add(data.get("text"));
        }
        return lines;
    }

    private SessionChange change(Line command) throws ControlException {
        var reports = reports(command);
        return new SessionChange(reports.getFirst(), reports.getLast());
    }

    private List<SessionReport> reports(Line command) throws ControlException {
        var reports = new ArrayList<SessionReport>();
        for (var data : ask(command)) {
            reports.add(SessionReport.of(data));
        }
        return reports;
    }

    private List<Line> ask(Line command) throws ControlException {
        try {
            if (command.text().length() > LineChannel.LONGEST_LINE) {
                throw new ControlException("the command is longer than " + LineChannel.LONGEST_LINE + " bytes: shorten the text or the reason");
            }
            say(command);
            return answer();
        } catch (IOException gone) {
            throw new ControlException("the engine on " + socket + " has gone in the middle of an answer: " + gone.getMessage());
        }
    }

    /** An engine that hangs up without having read has said why before: its answer tells. */
    private void say(Line command) {
        try {
            lines.write(command, PATIENCE);
        } catch (IOException hungUp) {
            // reading shows what it said
        }
    }

    private List<Line> answer() throws ControlException, IOException {
        var data = new ArrayList<Line>();
        for (var line = lines.read(PATIENCE); line.isPresent(); line = lines.read(PATIENCE)) {
            switch (line.get().word()) {
                case Line.DATA -> data.add(line.get());
                case Line.OK -> {
                    return data;
                }
                case Line.ERROR -> throw new ControlException(line.get().get("text"));
                default -> throw new ControlException("what listens on " + socket + " is no FIX engine");
            }
        }
        throw new ControlException("the engine on " + socket + " has ended the conversation");
    }

    @Override
    public void close() {
        lines.close();
        timer.shutdownNow();
    }
}
