package fix.examples;

import fix.core.*;
import fix.dictionary.*;
import fix.engine.*;
import fix.store.MessageStore;
import java.time.*;
import java.util.concurrent.CompletableFuture;

/** Sends one order and prints its fill. */
class SendOrder {
    static void main(String... port) throws Exception {
        var id = SessionID.of("FIX.4.4", "TRADER", "BROKER");
        var report = new CompletableFuture<Message>();
        var application = new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                report.complete(message);
            }
        };
        var settings = SessionSettings.initiator(id, "localhost", Integer.parseInt(port[0]));
        try (var engine = FixEngine.builder().store(MessageStore.inMemory()).session(settings, application).start()) {
            engine.session(id).awaitLogon(Duration.ofSeconds(10));
            engine.session(id).send(MessageBuilder.of(MsgType.NEW_ORDER_SINGLE).set(Tag.CL_ORD_ID, "1").set(Tag.SYMBOL, "AAPL")
                    .set(Tag.SIDE, Side.BUY).set(Tag.ORDER_QTY, 100).set(Tag.ORD_TYPE, OrdType.MARKET).set(Tag.TRANSACT_TIME, Instant.now()));
            System.out.println("filled at " + report.get().getDecimal(Tag.LAST_PX));
        }
    }
}
