package interop;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import quickfix.ApplicationAdapter;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.UnsupportedMessageType;
import quickfix.field.BeginString;
import quickfix.field.ClOrdID;
import quickfix.field.MsgType;
import quickfix.field.PossResend;

/** The application that acceptance scripts expect: sends orders and security definitions back, and supports nothing else. Called from a thread for each session. */
final class EchoApplication extends ApplicationAdapter {
    private final Set<Order> seen = ConcurrentHashMap.newKeySet();

    private record Order(SessionID session, String clOrdId) {}

    /** Called when a session logs out, and when its connection breaks. */
    @Override
    public void onLogout(SessionID session) {
        seen.removeIf(order -> order.session.equals(session));
    }

    @Override
    public void fromApp(Message message, SessionID session) throws FieldNotFound, UnsupportedMessageType {
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case "D" -> order(message, session);
            case "d" -> sendBack(message, session);
            default -> throw new UnsupportedMessageType();
        }
    }

    private void order(Message message, SessionID session) throws FieldNotFound {
        boolean isNew = seen.add(new Order(session, message.getString(ClOrdID.FIELD)));
        if (isNew || !isPossResend(message)) {
            sendBack(message, session);
        }
    }

    private static void sendBack(Message message, SessionID session) throws FieldNotFound {
        var answer = (Message) message.clone();
        var header = answer.getHeader();
        header.clear();
        header.setString(BeginString.FIELD, session.getBeginString());
        header.setString(MsgType.FIELD, message.getHeader().getString(MsgType.FIELD));
        if (isPossResend(message)) {
            header.setBoolean(PossResend.FIELD, true);
        }
        try {
            Session.sendToTarget(answer, session);
        } catch (SessionNotFound e) {
            throw new IllegalStateException("no session " + session, e);
        }
    }

    private static boolean isPossResend(Message message) throws FieldNotFound {
        return message.getHeader().isSetField(PossResend.FIELD) && message.getHeader().getBoolean(PossResend.FIELD);
    }
}
