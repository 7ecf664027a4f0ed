package fix.acceptance;

import fix.core.Message;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.NotLoggedOnException;
import fix.engine.RejectException;
import fix.engine.Session;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The application that the scripts expect, on the engine: an {@link Echo} for each session. Thread-safe. */
final class EchoApplication implements Application {
    /** BusinessRejectReason(380) "Unsupported Message Type". */
    private static final int UNSUPPORTED_MESSAGE_TYPE = 3;

    private final Map<SessionID, Echo> echoes = new ConcurrentHashMap<>();

    @Override
    public void onCreate(Session session) {
        echoes.put(session.id(), new Echo());
    }

    @Override
    public void onLogout(Session session, String reason) {
        echoes.get(session.id()).forget();
    }

    @Override
    public void fromApp(Message message, Session session) {
        switch (echoes.get(session.id()).answer(message)) {
            case Echo.Answer.Reply(var reply) -> {
                try {
                    session.send(reply);
                } catch (NotLoggedOnException gone) {
                    // The client has hung up. It must not find the answer on its next connection, which starts anew.
                }
            }
            case Echo.Answer.Silence() -> {
                // the order has been seen
            }
            case Echo.Answer.Unsupported() ->
                throw RejectException.business(UNSUPPORTED_MESSAGE_TYPE, "Unsupported message type " + message.msgType());
        }
    }
}
