package fix.acceptance;

import fix.engine.Session;
import fix.engine.StoreFailedException;
import java.util.List;

/** Carries out the commands of a control port on the sessions of an engine. Thread-safe. */
final class NumberSetter implements ControlServer.Handler {
    private final List<Session> sessions;

    NumberSetter(List<Session> sessions) {
        this.sessions = List.copyOf(sessions);
    }

    @Override
    public void set(ControlCommand command) throws ControlException {
        var session = session(command.session());
        var numbers = session.numbers();
        try {
            switch (command.key()) {
                case NEXTSENDERSEQNUM -> session.setNextNumbers(command.number(), numbers.nextInbound());
                case NEXTTARGETSEQNUM -> session.setNextNumbers(numbers.nextOutbound(), command.number());
            }
        } catch (StoreFailedException failed) {
            throw new ControlException(failed.getMessage());
        }
    }

    private Session session(String name) throws ControlException {
        return sessions.stream().filter(session -> session.id().toString().equals(name)).findFirst()
                .orElseThrow(() -> new ControlException("there is no session " + name + "; there are " + sessions.stream().map(Session::id).toList()));
    }
}
