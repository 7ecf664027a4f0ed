package fix.cli;

import fix.control.SessionChange;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fix session ...}: shows and changes the sessions of an engine that runs. */
@Command(name = "session", description = {
        "Shows and changes the sessions of an engine that runs.",
        "The engine listens on the ControlSocket of its configuration. SESSION is a name as 'list' shows it, in quotes: 'FIX.4.4:ISLD->TW'. Every change is told as an event of the engine, with the "
                + "user's name and the reason."})
final class SessionCommand implements Runnable {

    private static final String REASON = "Why; it stands in the engine's event.";

    @Spec
    private CommandSpec spec;

    SessionCommand() {
    }

    /** Without a command: shows what there is. */
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "list", description = "Lists the sessions: status, next numbers, generation.")
    int list(@Mixin ControlTarget engine) throws Failure {
        var reports = engine.ask(client -> client.list());
        say(engine.json() ? SessionText.json(reports) : SessionText.table(reports));
        return 0;
    }

    @Command(name = "show", description = "Shows one session.")
    int show(@Mixin ControlTarget engine, @Parameters(paramLabel = "SESSION", description = "Its name.") String session) throws Failure {
        var report = engine.ask(client -> client.show(session));
        say(engine.json() ? SessionText.json(report) : SessionText.table(List.of(report)));
        return 0;
    }

    @Command(name = "reset", description = "Starts both sequence numbers at 1 again: of a session that is logged on by a Logon with ResetSeqNumFlag=Y, otherwise the peer must do the same.")
    int reset(@Mixin ControlTarget engine, @Parameters(paramLabel = "SESSION", description = "Its name.") String session,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) throws Failure {
        return say(engine, engine.ask(client -> client.reset(session, reason)));
    }

    @Command(name = "set-seqnum", description = "Sets the next sequence numbers, one or both. What was sent before is not sent again: a ResendRequest for it gets a gap fill.")
    int setSeqNum(@Mixin ControlTarget engine, @Parameters(paramLabel = "SESSION", description = "Its name.") String session,
            @Option(names = "--out", paramLabel = "NUMBER", description = "MsgSeqNum of the next message that the engine sends.") Long out,
            @Option(names = "--in", paramLabel = "NUMBER", description = "MsgSeqNum that the engine expects next.") Long in,
            @Option(names = "--force", description = "Although the session is logged on.") boolean force,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) throws Failure {
        if (out == null && in == null) {
            throw Failure.misused("set-seqnum needs --out, --in, or both");
        }
        if (out != null && out < 1 || in != null && in < 1) {
            throw Failure.misused("sequence numbers begin at 1");
        }
        return say(engine, engine.ask(client -> client.setNumbers(session, number(out), number(in), force, reason)));
    }

    private static OptionalLong number(Long given) {
        return given == null ? OptionalLong.empty() : OptionalLong.of(given);
    }

    @Command(name = "logout", description = "Logs a session out, which stays so until 'fix session logon'.")
    int logout(@Mixin ControlTarget engine, @Parameters(paramLabel = "SESSION", description = "Its name.") String session,
            @Option(names = "--text", defaultValue = "", description = "Text(58) of the Logout, for the peer.") String text,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) throws Failure {
        return say(engine, engine.ask(client -> client.logout(session, text, reason)));
    }

    @Command(name = "logon", description = "Lets a session log on again; an initiator connects.")
    int logon(@Mixin ControlTarget engine, @Parameters(paramLabel = "SESSION", description = "Its name.") String session,
            @Option(names = "--reason", defaultValue = "", description = REASON) String reason) throws Failure {
        return say(engine, engine.ask(client -> client.logon(session, reason)));
    }

    private int say(ControlTarget engine, SessionChange change) {
        say(engine.json() ? SessionText.json(change) : SessionText.words(change));
        return 0;
    }

    private void say(String text) {
        text.lines().forEach(Console.of(spec)::say);
    }
}
