package fix.cli;

import fix.core.FieldException;
import fix.core.Message;
import fix.core.MessageBuilder;
import fix.dictionary.BusinessRejectReason;
import fix.dictionary.MsgType;
import fix.dictionary.OrdStatus;
import fix.dictionary.Tag;
import fix.engine.Application;
import fix.engine.RejectException;
import fix.engine.Session;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Fills every NewOrderSingle(D) with one ExecutionReport(8), in the callback: after a crash an order has one report, no more and no less. Called by the threads of its
 * sessions.
 */
final class FillApplication implements Application {
    /** The price of an order that names none. */
    private static final String MARKET_PRICE = "100";
    private static final char FIX42_EXEC_TYPE_FILL = '2';
    private static final char FIX43_EXEC_TYPE_TRADE = 'F';
    private static final char EXEC_TRANS_TYPE_NEW = '0';

    /** ExecIDs of one start of the program differ from those of any other. */
    private final String prefix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
    private final AtomicLong fills = new AtomicLong();
    private final Consumer<String> lines;
    private final Wording wording;
    private final boolean silent;

    /**
     * @param lines is told of every message
     * @param wording puts them in words
     */
    FillApplication(Consumer<String> lines, Wording wording) {
        this(lines, wording, false);
    }

    private FillApplication(Consumer<String> lines, Wording wording, boolean silent) {
        this.lines = lines;
        this.wording = wording;
        this.silent = silent;
    }

    /** One that tells nobody. */
    static FillApplication silent() {
        return new FillApplication(line -> { }, Wording.standard(), true);
    }

    @Override
    public void fromAdmin(Message message, Session session) {
        wording.learn(message, session.id());
    }

    @Override
    public void fromApp(Message message, Session session) {
        if (!silent) {
            lines.accept(session.id() + " <" + (session.redelivered() ? " (perhaps again) " : " ") + wording.of(message, session.id()));
        }
        if (!message.msgType().equals(MsgType.NEW_ORDER_SINGLE)) {
            throw RejectException.business(BusinessRejectReason.UNSUPPORTED_MESSAGE_TYPE, "this acceptor fills NewOrderSingle(D) and takes nothing else");
        }
        try {
            var report = fill(message, prefix + fills.incrementAndGet());
            session.send(report);
        } catch (FieldException missing) {
            throw RejectException.business(BusinessRejectReason.CONDITIONALLY_REQUIRED_FIELD_MISSING, missing.getMessage());
        }
        if (!silent) {
            lines.accept(session.id() + " > filled " + message.getString(Tag.ORDER_QTY) + " " + message.getString(Tag.SYMBOL) + " @ " + price(message)
                    + " of order " + message.getString(Tag.CL_ORD_ID));
        }
    }

    private static String price(Message order) {
        return order.getString(Tag.PRICE, MARKET_PRICE);
    }

    private static MessageBuilder fill(Message order, String execID) {
        var report = MessageBuilder.of(MsgType.EXECUTION_REPORT)
                .set(Tag.ORDER_ID, "O-" + order.getString(Tag.CL_ORD_ID))
                .copy(order, Tag.CL_ORD_ID)
                .set(Tag.EXEC_ID, execID);
        var version = order.beginString();
        boolean old = version.compareTo("FIX.4.3") < 0;
        if (old) {
            report.set(Tag.EXEC_TRANS_TYPE, EXEC_TRANS_TYPE_NEW);
        }
        if (!version.equals("FIX.4.0")) {
            report.set(Tag.EXEC_TYPE, old ? FIX42_EXEC_TYPE_FILL : FIX43_EXEC_TYPE_TRADE).set(Tag.LEAVES_QTY, "0");
        }
        var price = price(order);
        return report.set(Tag.ORD_STATUS, OrdStatus.FILLED)
                .copy(order, Tag.SYMBOL, Tag.SIDE, Tag.ORDER_QTY)
                .copyAs(Tag.LAST_QTY, order, Tag.ORDER_QTY)
                .set(Tag.LAST_PX, price)
                .copyAs(Tag.CUM_QTY, order, Tag.ORDER_QTY)
                .set(Tag.AVG_PX, price);
    }
}
