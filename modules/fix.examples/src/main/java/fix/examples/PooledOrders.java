package fix.examples;

import fix.core.*;
import fix.dictionary.*;
import fix.engine.*;
import fix.store.MessageStore;
import java.time.*;
import java.util.List;

/** Sends orders through two sessions with one broker; those for one symbol take the same session, and so arrive in order. */
class PooledOrders {
    static void main(String... port) throws Exception {
        var desk1 = SessionID.of("FIX.4.4", "DESK1", "BROKER");
        var desk2 = SessionID.of("FIX.4.4", "DESK2", "BROKER");
        var engine = FixEngine.builder().store(MessageStore.inMemory()).pool(PoolSettings.of("broker", desk1, desk2).withKeyTag(Tag.SYMBOL));
        for (var session : List.of(desk1, desk2)) {
            engine.session(SessionSettings.initiator(session, "localhost", Integer.parseInt(port[0])), new Application() {});
        }
        try (var running = engine.start()) {
            var broker = running.pool("broker");
            broker.awaitWhole(Duration.ofSeconds(10));
            int id = 0;
            for (var symbol : List.of("AAPL", "MSFT", "IBM", "AAPL", "MSFT", "IBM")) {
                var sent = broker.send(MessageBuilder.of(MsgType.NEW_ORDER_SINGLE).set(Tag.CL_ORD_ID, ++id).set(Tag.SYMBOL, symbol)
                        .set(Tag.SIDE, Side.BUY).set(Tag.ORDER_QTY, 100).set(Tag.ORD_TYPE, OrdType.MARKET).set(Tag.TRANSACT_TIME, Instant.now()));
                System.out.println(symbol + " went by " + sent.session().senderCompID() + " as number " + sent.number());
            }
        }
    }
}
