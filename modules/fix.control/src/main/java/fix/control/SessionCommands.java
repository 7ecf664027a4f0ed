package fix.control;

import fix.core.FixException;
import fix.engine.FixEngine;
import fix.engine.Operator;
import fix.engine.Session;
import fix.session.SessionStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be done to the sessions of an engine over its control socket. Safe for use by many threads. */
final class SessionCommands {
    /** How long a logout is waited for before the answer says where it stands. */
    private static final Duration PEERS_PATIENCE = Duration.ofSeconds(5);

    private final FixEngine engine;

    SessionCommands(FixEngine engine) {
        this.engine = engine;
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
                default -> throw new ControlException("this engine knows no command of that name; it knows list, show, reset, set, logout, logon");
            };
        } catch (FixException | IllegalArgumentException failed) {
            throw new ControlException(failed.getMessage());
        }
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
