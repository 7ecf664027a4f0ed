package fix.engine;

import fix.core.Message;
import fix.core.MessageBuilder;
import java.util.concurrent.atomic.AtomicInteger;

/** Fills every NewOrderSingle(D) with one ExecutionReport(8). */
class Executor implements Application {
    final AtomicInteger filled = new AtomicInteger();

    @Override
    public void fromApp(Message message, Session session) {
        int number = filled.incrementAndGet();
        session.send(fill(message, "E" + number));
    }

    static MessageBuilder fill(Message order, String execID) {
        return MessageBuilder.of("8")
                .set(37, "O-" + order.getString(11))
                .set(11, order.getString(11))
                .set(17, execID)
                .set(150, 'F')
                .set(39, '2')
                .set(55, order.getString(55))
                .set(54, order.getChar(54))
                .set(38, order.getDecimal(38))
                .set(32, order.getDecimal(38))
                .set(31, order.getDecimal(44))
                .set(151, 0)
                .set(14, order.getDecimal(38))
                .set(6, order.getDecimal(44));
    }
}
