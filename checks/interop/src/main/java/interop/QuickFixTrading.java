package interop;

import java.time.LocalDateTime;
import quickfix.ApplicationAdapter;
import quickfix.FieldNotFound;
import quickfix.Message;
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
import quickfix.field.LeavesQty;
import quickfix.field.MsgType;
import quickfix.field.OrdStatus;
import quickfix.field.OrdType;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TransactTime;

/** Answers each NewOrderSingle(D) with an ExecutionReport(8), and tells what comes. Called from QuickFIX/J's thread of the session. */
final class QuickFixTrading extends ApplicationAdapter {
    @Override
    public void onLogon(SessionID session) {
        CommandLoop.event("LOGON");
    }

    @Override
    public void onLogout(SessionID session) {
        CommandLoop.event("LOGOUT");
    }

    @Override
    public void fromAdmin(Message message, SessionID session) throws FieldNotFound {
        reportReject(message);
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
        var clOrdId = order.getString(ClOrdID.FIELD);
        var report = message(MsgType.EXECUTION_REPORT);
        report.setString(OrderID.FIELD, "O-" + clOrdId);
        report.setString(ClOrdID.FIELD, clOrdId);
        report.setString(ExecID.FIELD, "E-" + clOrdId);
        if (session.getBeginString().equals("FIX.4.2")) {
            report.setChar(ExecTransType.FIELD, ExecTransType.NEW);
        }
        report.setChar(ExecType.FIELD, ExecType.NEW);
        report.setChar(OrdStatus.FIELD, OrdStatus.NEW);
        report.setString(Symbol.FIELD, order.getString(Symbol.FIELD));
        report.setChar(Side.FIELD, order.getChar(Side.FIELD));
        report.setString(LeavesQty.FIELD, order.getString(OrderQty.FIELD));
        report.setInt(CumQty.FIELD, 0);
        report.setInt(AvgPx.FIELD, 0);
        try {
            Session.sendToTarget(report, session);
        } catch (SessionNotFound e) {
            throw new IllegalStateException("no session " + session, e);
        }
    }

    static Message order(String clOrdId, LocalDateTime now) {
        var order = message(MsgType.NEW_ORDER_SINGLE);
        order.setString(ClOrdID.FIELD, clOrdId);
        order.setChar(HandlInst.FIELD, '1');
        order.setString(Symbol.FIELD, "HDL");
        order.setChar(Side.FIELD, Side.BUY);
        order.setUtcTimeStamp(TransactTime.FIELD, now);
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
