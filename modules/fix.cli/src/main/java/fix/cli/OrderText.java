package fix.cli;

import fix.core.GarbledMessageException;
import fix.core.Message;
import fix.core.MessageBuilder;
import fix.dictionary.HandlInst;
import fix.dictionary.MsgType;
import fix.dictionary.OrdType;
import fix.dictionary.Side;
import fix.dictionary.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Reads an order that somebody wrote: {@code buy 100 AAPL @ 187.25}, {@code sell 50 MSFT} at the market, or any message as fields, {@code 35=D|11=my order|...}, with
 * {@code |} or SOH between them. An order without a ClOrdID(11) is given one. Not thread-safe.
 */
final class OrderText {
    static final String FORMS = "write 'buy 100 AAPL @ 187.25', 'sell 50 MSFT' or fields, '35=D|11=...'";

    private static final Pattern WORDS = Pattern.compile("(?i)(buy|sell)\\s+(\\S+)\\s+(\\S+?)(?:\\s*@\\s*(\\S+))?");
    private static final Pattern FIELDS = Pattern.compile("\\d+=.*");

    private final String beginString;
    private final Supplier<String> clOrdIDs;

    /** The line is no order; the message says why, and what is one. */
    static final class MalformedOrderException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedOrderException(String message) {
            super(message);
        }
    }

    /**
     * @param beginString the version of the session
     * @param clOrdIDs makes the ClOrdIDs of orders that have none
     */
    OrderText(String beginString, Supplier<String> clOrdIDs) {
        this.beginString = beginString;
        this.clOrdIDs = clOrdIDs;
    }

    /** The message that a line stands for. */
    MessageBuilder read(String line) throws MalformedOrderException {
        var text = line.strip();
        return FIELDS.matcher(text).matches() ? fields(text) : words(text);
    }

    private MessageBuilder words(String text) throws MalformedOrderException {
        var words = WORDS.matcher(text);
        if (!words.matches()) {
            throw new MalformedOrderException("'" + text + "' is no order: " + FORMS);
        }
        var order = MessageBuilder.of(MsgType.NEW_ORDER_SINGLE)
                .set(Tag.CL_ORD_ID, clOrdIDs.get())
                .set(Tag.HANDL_INST, HandlInst.AUTOMATED_EXECUTION_ORDER_PRIVATE)
                .set(Tag.SYMBOL, words.group(3))
                .set(Tag.SIDE, words.group(1).equalsIgnoreCase("buy") ? Side.BUY : Side.SELL)
                .set(Tag.TRANSACT_TIME, Instant.now())
                .set(Tag.ORDER_QTY, positive("quantity", words.group(2)))
                .set(Tag.ORD_TYPE, words.group(4) == null ? OrdType.MARKET : OrdType.LIMIT);
        return words.group(4) == null ? order : order.set(Tag.PRICE, positive("price", words.group(4)));
    }

    private static BigDecimal positive(String what, String text) throws MalformedOrderException {
        try {
            var number = new BigDecimal(text);
            if (number.signum() > 0 && text.length() <= 30 && text.indexOf('e') < 0 && text.indexOf('E') < 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new MalformedOrderException("the " + what + " must be a number above 0, such as 100 or 187.25, and is '" + text + "'");
    }

    private MessageBuilder fields(String text) throws MalformedOrderException {
        MessageBuilder message;
        try {
            message = Message.parse(text.startsWith("8=") ? text : "8=" + beginString + "|" + text).toBuilder();
        } catch (GarbledMessageException | IllegalArgumentException garbled) {
            throw new MalformedOrderException("these fields are no message: " + garbled.getMessage() + "; " + FORMS);
        }
        if (message.isAdmin()) {
            throw new MalformedOrderException("35=" + message.msgType() + " is an admin message: the engine sends those itself");
        }
        if (message.msgType().equals(MsgType.NEW_ORDER_SINGLE)) {
            if (!message.has(Tag.CL_ORD_ID)) {
                message.set(Tag.CL_ORD_ID, clOrdIDs.get());
            }
            if (!message.has(Tag.TRANSACT_TIME)) {
                message.set(Tag.TRANSACT_TIME, Instant.now());
            }
        }
        return message;
    }
}
