package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.MessageBuilder;
import fix.dictionary.Tag;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people may write, and what they are told when they may not. */
class OrderTextTest {
    private final AtomicInteger count = new AtomicInteger();
    private final OrderText orders = new OrderText("FIX.4.4", () -> "N" + count.incrementAndGet());

    private static String fields(MessageBuilder order, int... tags) {
        var text = new StringBuilder(order.msgType());
        for (int tag : tags) {
            text.append(' ').append(order.getString(tag, "-"));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
            "buy 100 AAPL @ 187.25, D N1 1 100 AAPL 2 187.25",
            "SELL 0.5 BTC/USD@60000, D N1 2 0.5 BTC/USD 2 60000",
            "'  sell 50 MSFT ', D N1 2 50 MSFT 1 -"})
    void wordsBecomeAnOrder(String line, String expected) throws Exception {
        var order = orders.read(line);
        assertEquals(expected, fields(order, Tag.CL_ORD_ID, Tag.SIDE, Tag.ORDER_QTY, Tag.SYMBOL, Tag.ORD_TYPE, Tag.PRICE));
        assertTrue(order.has(Tag.TRANSACT_TIME));
    }

    @Test
    void pitfall24_pricesAreExact() throws Exception {
        assertEquals(new BigDecimal("0.1000000000000000055"), orders.read("buy 1 X @ 0.1000000000000000055").getDecimal(Tag.PRICE));
    }

    @Test
    void fieldsBecomeTheMessageWithTheirOwnClOrdID() throws Exception {
        assertEquals("D mine 5", fields(orders.read("35=D|11=mine|38=5|"), Tag.CL_ORD_ID, Tag.ORDER_QTY));
        assertEquals("F mine", fields(orders.read("8=FIX.4.4\u000135=F\u000111=mine\u0001"), Tag.CL_ORD_ID));
    }

    @Test
    void anOrderOfFieldsGetsWhatItLacksAndOtherMessagesDoNot() throws Exception {
        var order = orders.read("35=D|38=5");
        assertEquals("D N1", fields(order, Tag.CL_ORD_ID));
        assertTrue(order.has(Tag.TRANSACT_TIME));
        assertFalse(orders.read("35=R|131=q").has(Tag.CL_ORD_ID));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {
            "bogus;'bogus' is no order: write 'buy 100 AAPL @ 187.25', 'sell 50 MSFT' or fields, '35=D|11=...'",
            "buy x AAPL;the quantity must be a number above 0, such as 100 or 187.25, and is 'x'",
            "buy -1 AAPL;the quantity must be a number above 0, such as 100 or 187.25, and is '-1'",
            "buy 1 AAPL @ 1e9;the price must be a number above 0, such as 100 or 187.25, and is '1e9'",
            "35=0|;35=0 is an admin message: the engine sends those itself"})
    void whatIsWrongIsSaid(String line, String expected) {
        var refused = assertThrows(OrderText.MalformedOrderException.class, () -> orders.read(line));
        assertEquals(expected, refused.getMessage());
    }


    @ParameterizedTest
    @CsvSource({"35=", "35=D|x", "11=1|35=D", "8=FIX.4.4|9=1|35=D|10=000"})
    void fieldsThatAreNoMessageAreRefused(String line) {
        var refused = assertThrows(OrderText.MalformedOrderException.class, () -> orders.read(line));
        assertTrue(refused.getMessage().startsWith("these fields are no message: "), refused.getMessage());
    }
}
