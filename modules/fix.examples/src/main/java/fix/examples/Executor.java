package fix.examples;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.dictionary.ExecType;
import fix.dictionary.MsgType;
import fix.dictionary.OrdStatus;
import fix.dictionary.Tag;
import fix.engine.Application;
import fix.engine.FixEngine;
import fix.engine.RejectException;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.store.spi.StoreSettings;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.util.UUID;

/**
 * A broker that fills every order at once. It keeps its place in a SQLite database: stop it, even with {@code kill -9}, and start it again, and every order is
 * filled exactly once.
 */
final class Executor implements Application {
    static final SessionID SESSION = SessionID.of("FIX.4.4", "BROKER", "TRADER");

    private static final BigDecimal MARKET_PRICE = new BigDecimal("187.25");
    private static final int UNSUPPORTED_MESSAGE_TYPE = 3;

    /** Sent inside the callback, the report and the note that the order is handled are stored in one step. */
    @Override
    public void fromApp(Message order, Session session) {
        if (!order.msgType().equals(MsgType.NEW_ORDER_SINGLE)) {
            throw RejectException.business(UNSUPPORTED_MESSAGE_TYPE, "only orders are taken here");
        }
        var quantity = order.getDecimal(Tag.ORDER_QTY);
        var price = order.getDecimal(Tag.PRICE, MARKET_PRICE);
        session.send(MessageBuilder.of(MsgType.EXECUTION_REPORT)
                .set(Tag.ORDER_ID, "O-" + order.getString(Tag.CL_ORD_ID))
                .copy(order, Tag.CL_ORD_ID, Tag.SYMBOL, Tag.SIDE)
                .set(Tag.EXEC_ID, UUID.randomUUID().toString())
                .set(Tag.EXEC_TYPE, ExecType.TRADE)
                .set(Tag.ORD_STATUS, OrdStatus.FILLED)
                .set(Tag.LAST_QTY, quantity)
                .set(Tag.LAST_PX, price)
                .set(Tag.LEAVES_QTY, 0)
                .set(Tag.CUM_QTY, quantity)
                .set(Tag.AVG_PX, price));
    }

    /** Listens on this port, 0 for any free one, and keeps its place in this folder. */
    static FixEngine start(int port, String folder) {
        return FixEngine.builder()
                .store("sqlite", StoreSettings.NONE.with("StorePath", folder))
                .listen(new InetSocketAddress("localhost", port))
                .session(SessionSettings.acceptor(SESSION), new Executor())
                .start();
    }

    /** Runs until the process is ended. */
    static void main(String[] args) throws InterruptedException {
        var engine = start(Integer.parseInt(args[0]), args[1]);
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
        System.out.println("READY " + engine.port());
        Thread.currentThread().join();
    }
}
