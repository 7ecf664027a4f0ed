package fix.simulator;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.engine.Session;
import java.math.BigDecimal;

/** The initiator's application: sends orders, each with a ClOrdID of its own, and counts their executions. */
final class OrderEntry extends Sender {
    private final int orders;

    OrderEntry(World world, Ledger ledger, Dialect dialect, long pace, int orders) {
        super(world, ledger, dialect, pace);
        this.orders = orders;
    }

    @Override
    boolean hasMore() {
        return ledger.orderCount() < orders;
    }

    @Override
    MessageBuilder next() {
        return dialect.order(
                ledger.nextClOrdID(), world.choices.of("OrderQty").between(1, 1_000_000),
                BigDecimal.valueOf(world.choices.of("Price").between(1, 1_000_000), 2));
    }

    @Override
    void taken() {
        ledger.orderTaken();
    }

    @Override
    void promised(MessageBuilder message) {
        ledger.promised.add(message.getString(Fix.CL_ORD_ID));
    }

    @Override
    public void fromApp(Message message, Session session) {
        if (message.msgType().equals(Fix.EXECUTION_REPORT)) {
            ledger.executions.merge(message.getString(Fix.CL_ORD_ID), 1, Integer::sum);
        }
    }
}
