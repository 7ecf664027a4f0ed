package interop;

import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import quickfix.ApplicationAdapter;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.ExecID;
import quickfix.field.ExecTransType;
import quickfix.field.ExecType;
import quickfix.field.HandlInst;
import quickfix.field.LastPx;
import quickfix.field.LastShares;
import quickfix.field.LeavesQty;
import quickfix.field.MsgType;
import quickfix.field.OrdStatus;
import quickfix.field.OrdType;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.Password;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TransactTime;
import quickfix.field.Username;

/** Answers each NewOrderSingle(D) with an ExecutionReport(8), and tells what comes. Called from QuickFIX/J's thread of the session. */
final class QuickFixTrading extends ApplicationAdapter {
    /** ExecID(17) is a number in FIX 4.0. */
    private static final AtomicInteger EXECUTIONS = new AtomicInteger();

    private final boolean initiates;
    private final String username;
    private final String password;

    /** An initiator says who it is, an acceptor lets in nobody else; {@code username} is empty when neither matters. */
    QuickFixTrading(boolean initiates, String username, String password) {
        this.initiates = initiates;
        this.username = username;
        this.password = password;
    }

    @Override
    public void onLogon(SessionID session) {
        CommandLoop.event("LOGON");
    }

    @Override
    public void onLogout(SessionID session) {
        CommandLoop.event("LOGOUT");
    }

    @Override
    public void toAdmin(Message message, SessionID session) {
        if (initiates && !username.isEmpty() && isLogon(message)) {
            message.setString(Username.FIELD, username);
            message.setString(Password.FIELD, password);
        }
    }

    @Override
    public void fromAdmin(Message message, SessionID session) throws FieldNotFound, RejectLogon {
        if (!initiates && !username.isEmpty() && isLogon(message) && !isRight(message)) {
            throw new RejectLogon("who are you?");
        }
        reportReject(message);
    }

    private static boolean isLogon(Message message) {
        try {
            return message.getHeader().getString(MsgType.FIELD).equals(MsgType.LOGON);
        } catch (FieldNotFound e) {
            throw new IllegalStateException("a message without MsgType(35): " + message, e);
        }
    }

    private boolean isRight(Message logon) throws FieldNotFound {
        return logon.isSetField(Username.FIELD) && logon.getString(Username.FIELD).equals(username)
                && logon.isSetField(Password.FIELD) && logon.getString(Password.FIELD).equals(password);
    }

    @Override
    public void fromApp(Message message, SessionID session) throws FieldNotFound {
        switch (message.getHeader().getString(MsgType.FIELD)) {
            case MsgType.NEW_ORDER_SINGLE -> {
                CommandLoop.event("ORDER " + message.getString(ClOrdID.FIELD));
                answer(message, session);
            }
            case MsgType.EXECUTION_REPORT -> CommandLoop.event("FILL " + message.getString(ClOrdID.FIELD));
            default -> reportReject(message);
        }
    }

    private static void reportReject(Message message) throws FieldNotFound {
        var type = message.getHeader().getString(MsgType.FIELD);
        if (type.equals(MsgType.REJECT) || type.equals(MsgType.BUSINESS_MESSAGE_REJECT)) {
            CommandLoop.event("REJECT " + type + " " + (message.isSetField(Text.FIELD) ? message.getString(Text.FIELD) : ""));
        }
    }

    private static void answer(Message order, SessionID session) throws FieldNotFound {
        var dialect = Dialect.of(session.getBeginString());
        var clOrdId = order.getString(ClOrdID.FIELD);
        var report = message(MsgType.EXECUTION_REPORT);
        report.setString(OrderID.FIELD, "O-" + clOrdId);
        report.setString(ClOrdID.FIELD, clOrdId);
        report.setInt(ExecID.FIELD, EXECUTIONS.incrementAndGet());
        if (dialect.execTransType()) {
            report.setChar(ExecTransType.FIELD, ExecTransType.NEW);
        }
        if (dialect.execType()) {
            report.setChar(ExecType.FIELD, ExecType.NEW);
            report.setString(LeavesQty.FIELD, order.getString(OrderQty.FIELD));
        }
        if (dialect.lastShares()) {
            report.setString(OrderQty.FIELD, order.getString(OrderQty.FIELD));
            report.setInt(LastShares.FIELD, 0);
            report.setInt(LastPx.FIELD, 0);
        }
        report.setChar(OrdStatus.FIELD, OrdStatus.NEW);
        report.setString(Symbol.FIELD, order.getString(Symbol.FIELD));
        report.setChar(Side.FIELD, order.getChar(Side.FIELD));
        report.setInt(CumQty.FIELD, 0);
        report.setInt(AvgPx.FIELD, 0);
        try {
            Session.sendToTarget(report, session);
        } catch (SessionNotFound e) {
            throw new IllegalStateException("no session " + session, e);
        }
    }

    static Message order(String beginString, String clOrdId, LocalDateTime now) {
        var order = message(MsgType.NEW_ORDER_SINGLE);
        order.setString(ClOrdID.FIELD, clOrdId);
        order.setChar(HandlInst.FIELD, '1');
        order.setString(Symbol.FIELD, "HDL");
        order.setChar(Side.FIELD, Side.BUY);
        if (Dialect.of(beginString).transactTime()) {
            order.setUtcTimeStamp(TransactTime.FIELD, now);
        }
        order.setInt(OrderQty.FIELD, 100);
        order.setChar(OrdType.FIELD, OrdType.LIMIT);
        order.setString(Price.FIELD, "187.25");
        return order;
    }

    static Message message(String type) {
        var message = new Message();
        message.getHeader().setString(MsgType.FIELD, type);
        return message;
    }
}
