package fix.simulator;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.engine.Session;

/** The acceptor's application: answers each order from its handler with one execution, and sends news now and then. */
final class Executor extends Sender {
    private final int news;

    Executor(World world, Ledger ledger, Dialect dialect, long pace, int news) {
        super(world, ledger, dialect, pace);
        this.news = news;
    }

    @Override
    boolean hasMore() {
        return ledger.newsCount() < news;
    }

    @Override
    MessageBuilder next() {
        return dialect.news(ledger.nextNews());
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
        var trouble = world.faults.trouble();
        if (trouble == Faults.Trouble.THROWS_BEFORE) {
            throw new IllegalStateException("on purpose, before the answer");
        }
        session.send(dialect.execution(order));
        if (trouble == Faults.Trouble.THROWS_AFTER) {
            throw new IllegalStateException("on purpose, after the answer");
        }
    }
}
