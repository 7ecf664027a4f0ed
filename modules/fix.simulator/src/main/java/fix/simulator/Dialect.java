package fix.simulator;

import fix.core.GroupBuilder;
import fix.core.Message;
import fix.core.MessageBuilder;
import java.math.BigDecimal;

/**
 * The demo's messages in one version of FIX: with the fields that this version requires, and none that it does not know.
 *
 * @param beginString the version
 */
record Dialect(String beginString) {
    private static final char LIMIT = '2';
    private static final char BUY = '1';
    private static final char FILLED = '2';

    private boolean before(String version) {
        return beginString.startsWith("FIX.4.") && beginString.compareTo(version) < 0;
    }

    MessageBuilder order(String clOrdID, long quantity, BigDecimal price) {
        var order = MessageBuilder.of(Fix.NEW_ORDER_SINGLE)
                .set(Fix.CL_ORD_ID, clOrdID)
                .set(Fix.SYMBOL, "LOOM")
                .set(Fix.SIDE, BUY)
                .set(Fix.ORDER_QTY, quantity)
                .set(Fix.ORD_TYPE, LIMIT)
                .set(Fix.PRICE, price);
        if (before("FIX.4.4")) {
            order.set(Fix.HANDL_INST, '1');
        }
        if (!before("FIX.4.2")) {
            order.set(Fix.TRANSACT_TIME, "20260101-00:00:00.000");
        }
        return order;
    }

    MessageBuilder execution(Message order) {
        var clOrdID = order.getString(Fix.CL_ORD_ID);
        var quantity = order.getString(Fix.ORDER_QTY);
        var price = order.getString(Fix.PRICE);
        var execution = MessageBuilder.of(Fix.EXECUTION_REPORT)
                .set(Fix.ORDER_ID, clOrdID)
                .set(Fix.CL_ORD_ID, clOrdID)
                .set(Fix.EXEC_ID, before("FIX.4.1") ? clOrdID.substring(clOrdID.indexOf('-') + 1) : "EXEC-" + clOrdID)
                .set(Fix.ORD_STATUS, FILLED)
                .set(Fix.SYMBOL, order.getString(Fix.SYMBOL))
                .set(Fix.SIDE, BUY)
                .set(Fix.ORDER_QTY, quantity)
                .set(Fix.CUM_QTY, quantity)
                .set(Fix.AVG_PX, price);
        if (before("FIX.4.3")) {
            execution.set(Fix.EXEC_TRANS_TYPE, '0').set(Fix.LAST_SHARES, quantity).set(Fix.LAST_PX, price);
        }
        if (!before("FIX.4.1")) {
            execution.set(Fix.EXEC_TYPE, before("FIX.4.3") ? FILLED : 'F').set(Fix.LEAVES_QTY, 0);
        }
        return execution;
    }

    MessageBuilder news(String headline) {
        var news = MessageBuilder.of(Fix.NEWS);
        if (!before("FIX.4.1")) {
            news.set(Fix.HEADLINE, headline);
        }
        return news.group(Fix.NO_LINES_OF_TEXT, GroupBuilder.of().set(Fix.TEXT, headline));
    }
}
