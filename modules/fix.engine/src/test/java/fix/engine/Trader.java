package fix.engine;

import fix.core.Message;
import fix.core.MessageBuilder;
import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Collects what it is told. */
class Trader implements Application {
    final LinkedBlockingQueue<Message> reports = new LinkedBlockingQueue<>();

    @Override
    public void fromApp(Message message, Session session) {
        reports.add(message);
    }

    Message next() throws InterruptedException {
        var report = reports.poll(10, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("no report came within 10 s");
        }
        return report;
    }

    static MessageBuilder order(String clOrdID) {
        return MessageBuilder.of("D")
                .set(11, clOrdID)
                .set(21, '1')
                .set(55, "AAPL")
                .set(54, '1')
                .set(60, Instant.parse("2026-11-22T10:00:00Z"))
                .set(38, 100)
                .set(40, '2')
                .setScaled(44, 18725, 2);
    }
}
