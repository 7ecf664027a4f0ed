package fix.engine.threads;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.dictionary.Valid;
import fix.session.Moment;
import java.util.List;

/**
 * Keeps the answers in the order of what they answer. The reader answers a TestRequest(1) or a Logout(5) itself, and the handler an order
 * that came before it: such a message waits until the application is done with what came first, or is too slow for that. A peer may take the
 * answer to a TestRequest for a sign that all before it was seen, and what it asked before a Logout is answered before the session ends.
 * Used by the reader alone.
 */
final class WireOrder {
    /** How long the application may take, in nanoseconds. One that takes longer is not waited for again until it has caught up. */
    private static final long PATIENCE_NANOS = 500_000_000L;

    private final SessionRunner session;
    private final EngineContext context;
    private final SocketLine line;
    /** MsgSeqNum(34) of what came last; 0 before anything has. */
    private long lastNumber;
    private boolean tooSlow;

    WireOrder(SessionRunner session, EngineContext context, SocketLine line) {
        this.session = session;
        this.context = context;
        this.line = line;
    }

    /** Brings what came in one read to the session: in one step, unless something among it has to wait. */
    void bring(List<Arrival> arrivals, Moment now) throws InterruptedException {
        int from = 0;
        var time = now;
        for (int i = 0; i < arrivals.size(); i++) {
            if (isAnsweredAtOnce(arrivals.get(i))) {
                if (i > from) {
                    session.arrived(line, arrivals.subList(from, i), time);
                    from = i;
                }
                tooSlow = !session.waits().awaitHandled(line, session.handler(), tooSlow ? 0 : PATIENCE_NANOS);
                time = context.clock().now();
            }
        }
        session.arrived(line, arrivals.subList(from, arrivals.size()), time);
    }

    /** Whether the session says something to it by itself, as far as a reader can know without asking. */
    private boolean isAnsweredAtOnce(Arrival arrival) {
        if (!(arrival instanceof Arrival.Whole(Message message, var validity))) {
            return session.settings().config().rejectGarbledMessage();
        }
        long number = message.msgSeqNum();
        boolean inTurn = lastNumber == 0 || number == lastNumber + 1;
        lastNumber = number;
        return !inTurn || !(validity instanceof Valid) || (message.isAdmin() && switch (message.msgType()) {
            case MsgTypes.TEST_REQUEST, MsgTypes.RESEND_REQUEST, MsgTypes.LOGOUT -> true;
            default -> false;
        });
    }
}
