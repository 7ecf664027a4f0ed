package fix.control;

import fix.core.FixException;
import fix.engine.FixEngine;
import fix.engine.Operator;
import fix.engine.Session;
import fix.session.SessionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done to the sessions of an engine over its control socket. Safe for use by many threads. */
final class SessionCommands {
    /** How long a logout is waited for before the answer says where it stands. */
    private static final Duration PEERS_PATIENCE = Duration.ofSeconds(5);

    /** Room for what says that something was cut. */
    private static final int END = 16;

    private static final System.Logger LOG = System.getLogger("fix.control");

    private final FixEngine engine;
    private final Optional<Reload> reload;

    SessionCommands(FixEngine engine, Optional<Reload> reload) {
        this.engine = engine;
        this.reload = reload;
    }

    /**
     * Carries a command out.
     *
     * @return the lines of the answer: a report for each session, or one from before and one from after
     * @throws ControlException when it is refused or fails
     */
    List<Line> carryOut(Line command, Operator by) throws ControlException {
        try {
            return switch (command.word()) {
                case "list" -> engine.sessions().stream().map(session -> SessionReport.of(session).toLine()).toList();
                case "show" -> List.of(SessionReport.of(session(command)).toLine());
                case "reset" -> changed(session(command), session -> reset(session, by));
                case "set" -> changed(session(command), session -> set(session, command, by));
                case "logout" -> changed(session(command), session -> logout(session, command.get("text"), by));
                case "logon" -> changed(session(command), session -> session.logon(by));
                case "reload" -> reload(by);
                default -> throw new ControlException("this engine knows no command of that name; it knows list, show, reset, set, logout, logon, reload");
            };
        } catch (FixException | IllegalArgumentException failed) {
            throw new ControlException(failed.getMessage());
        }
    }

    private List<Line> reload(Operator by) throws ControlException {
        var action = reload.orElseThrow(() -> new ControlException("this engine does not run on a configuration that it could read anew"));
        try {
            LOG.log(System.Logger.Level.INFO, "the configuration is read anew by " + by);
            return action.reload().stream().map(line -> Line.of(Line.DATA).with("text", fitting(line))).toList();
        } catch (InterruptedException closing) {
            throw new ControlException("the engine is closing");
        } catch (Exception refused) {
            throw new ControlException(fitting(String.valueOf(refused.getMessage())));
        }
    }

    /** As much of a text as fits a line of the protocol; the last line that does not is cut. */
    private static String fitting(String text) {
        var most = text;
        while (Line.error(most).text().length() > LineChannel.LONGEST_LINE - END) {
            int end = most.lastIndexOf('\n');
            most = end > 0 ? most.substring(0, end) : most.substring(0, most.length() / 2);
        }
        return most.equals(text) ? text : most + "\n...";
    }

    /** Something done to a session. */
    private interface Action {
        void on(Session session) throws ControlException;
    }

    private static List<Line> changed(Session session, Action action) throws ControlException {
        var before = SessionReport.of(session).toLine();
        action.on(session);
        return List.of(before, SessionReport.of(session).toLine());
    }

    private Session session(Line command) throws ControlException {
        var name = command.get("session");
        var sessions = engine.sessions();
        return sessions.stream().filter(session -> session.id().toString().equals(name)).findFirst().orElseThrow(() -> new ControlException(
                "there is no session " + name + "; there are " + sessions.stream().map(session -> session.id().toString()).limit(20).collect(Collectors.joining(", "))
                        + (sessions.size() > 20 ? " and " + (sessions.size() - 20) + " more" : "")));
    }

    private static void reset(Session session, Operator by) throws ControlException {
        try {
            session.reset(by);
        } catch (IllegalStateException notDone) {
            throw new ControlException(notDone.getMessage());
        }
    }

    private static void set(Session session, Line command, Operator by) throws ControlException {
        var out = command.number("out");
        var in = command.number("in");
        if (out.isEmpty() && in.isEmpty()) {
            throw new ControlException("neither the next outbound number is given nor the next inbound one");
        }
        if (session.isLoggedOn() && !command.get("force").equals("Y")) {
            throw new ControlException("session " + session.id() + " is logged on: log it out first, or force it when the peer changes its numbers at the same time");
        }
        var numbers = session.numbers();
        session.setNextNumbers(out.orElse(numbers.nextOutbound()), in.orElse(numbers.nextInbound()), by);
    }

    private static void logout(Session session, String text, Operator by) throws ControlException {
        session.logout(text, by);
        await(session, Set.of(SessionStatus.DISCONNECTED, SessionStatus.STOPPED));
    }

    private static void await(Session session, Set<SessionStatus> states) throws ControlException {
        try {
            session.await(states, PEERS_PATIENCE);
        } catch (InterruptedException closing) {
            throw new ControlException("the engine is closing");
        }
    }
}
