package fix.simulator;

import fix.core.GroupBuilder;
import fix.core.Message;
import fix.core.MessageBuilder;
import fix.engine.Session;

/** The acceptor's application: answers each order from its handler with one execution, and sends news now and then. */
final class Executor extends Sender {
    private final int news;

    Executor(World world, Ledger ledger, long pace, int news) {
        super(world, ledger, pace);
        this.news = news;
    }

    @Override
    boolean hasMore() {
        return ledger.newsCount() < news;
    }

    @Override
    MessageBuilder next() {
        return MessageBuilder.of(Fix.NEWS)
                .set(Fix.HEADLINE, ledger.nextNews())
                .group(Fix.NO_LINES_OF_TEXT, GroupBuilder.of().set(Fix.TEXT, "nothing happened"));
    }

    @Override
    void taken() {
        ledger.newsTaken();
    }

    @Override
    void promised(MessageBuilder message) {
        // nobody waits for news
    }

    @Override
    public void fromApp(Message order, Session session) {
        if (!order.msgType().equals(Fix.NEW_ORDER_SINGLE)) {
            return;
        }
        var clOrdID = order.getString(Fix.CL_ORD_ID);
        var trouble = world.faults.trouble();
        if (trouble == Faults.Trouble.THROWS_BEFORE) {
            throw new IllegalStateException("on purpose, before the answer");
        }
        session.send(execution(order, clOrdID));
        if (trouble == Faults.Trouble.THROWS_AFTER) {
            throw new IllegalStateException("on purpose, after the answer");
        }
    }

    private static MessageBuilder execution(Message order, String clOrdID) {
        return MessageBuilder.of(Fix.EXECUTION_REPORT)
                .set(Fix.ORDER_ID, clOrdID)
                .set(Fix.CL_ORD_ID, clOrdID)
                .set(Fix.EXEC_ID, "EXEC-" + clOrdID)
                .set(Fix.EXEC_TYPE, 'F')
                .set(Fix.ORD_STATUS, '2')
                .set(Fix.SYMBOL, order.getString(Fix.SYMBOL))
                .set(Fix.SIDE, '1')
                .set(Fix.LEAVES_QTY, 0)
                .set(Fix.CUM_QTY, order.getString(Fix.ORDER_QTY))
                .set(Fix.AVG_PX, order.getString(Fix.PRICE));
    }
}
