package interop;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.Tags;
import fix.engine.Application;
import fix.engine.NotLoggedOnException;
import fix.engine.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Our side's application: answers each NewOrderSingle(D) with an ExecutionReport(8), and tells what comes in {@link CommandLoop}'s words. */
final class Trading implements Application {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** ExecID(17) is a number in FIX 4.0. */
    private static final AtomicInteger EXECUTIONS = new AtomicInteger();

    private final Consumer<String> events;

    Trading(Consumer<String> events) {
        this.events = events;
    }

    @Override
    public void onLogon(Session session) {
        events.accept("LOGON");
    }

    @Override
    public void onLogout(Session session, String reason) {
        events.accept("LOGOUT");
    }

    @Override
    public void fromAdmin(Message message, Session session) {
        reportReject(message);
    }

    @Override
    public void fromApp(Message message, Session session) {
        switch (message.msgType()) {
            case "D" -> {
                events.accept("ORDER " + message.getString(11));
                session.send(report(message));
            }
            case "8" -> events.accept("FILL " + message.getString(11));
            default -> reportReject(message);
        }
    }

    private void reportReject(Message message) {
        if (message.msgType().equals("3") || message.msgType().equals("j")) {
            events.accept("REJECT " + message.msgType() + " " + message.getString(Tags.TEXT, ""));
        }
    }

    private static MessageBuilder report(Message order) {
        var dialect = Dialect.of(order.beginString());
        var clOrdId = order.getString(11);
        var report = MessageBuilder.of("8").set(37, "O-" + clOrdId).set(11, clOrdId).set(17, EXECUTIONS.incrementAndGet());
        if (dialect.execTransType()) {
            report.set(20, '0');
        }
        if (dialect.execType()) {
            report.set(150, '0').set(151, order.getDecimal(38));
        }
        if (dialect.lastShares()) {
            report.set(38, order.getDecimal(38)).set(32, 0).set(31, 0);
        }
        return report.set(39, '0').set(55, order.getString(55)).set(54, order.getChar(54)).set(14, 0).set(6, 0);
    }

    /** Sends {@code PREFIX1} and so on; while the line is down it waits. */
    static void send(Session session, String prefix, int count) throws InterruptedException {
        for (int i = 1; i <= count; ) {
            try {
                session.send(order(session.id().beginString(), prefix + i, Instant.now()));
                i++;
            } catch (NotLoggedOnException down) {
                if (!session.awaitLogon(PATIENCE)) {
                    throw down;
                }
            }
        }
    }

    private static MessageBuilder order(String beginString, String clOrdId, Instant now) {
        var order = MessageBuilder.of("D")
                .set(11, clOrdId)
                .set(21, '1')
                .set(55, "HDL")
                .set(54, '1')
                .set(38, 100)
                .set(40, '2')
                .set(44, "187.25");
        return Dialect.of(beginString).transactTime() ? order.set(60, now) : order;
    }
}
