package fix.cli;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.dictionary.MsgType;
import fix.dictionary.Side;
import fix.dictionary.Tag;
import java.util.List;

/** Writes the demo's transcript: sentences, and messages as arrows between the two parties. Used by one thread. */
final class DemoTranscript {
    private static final int WIDTH = 62;

    private final Console console;
    private int step;

    DemoTranscript(Console console) {
        this.console = console;
    }

    void heading(String text) {
        console.say("");
        console.say(++step + ". " + text);
    }

    void sentence(String text) {
        console.say("   " + text);
    }

    /** Messages as the trader saw them. */
    void messages(List<DemoLog.Seen> seen) {
        console.say("");
        seen.forEach(one -> console.say("     TRADER " + (one.outbound() ? toTheRight(one.message()) : toTheLeft(one.message(), "<--")) + " BROKER"));
    }

    /** Messages that the broker sent and the trader never saw. */
    void lost(List<Message> messages) {
        messages.forEach(message -> console.say("     TRADER " + toTheLeft(message, " X ") + " BROKER"));
    }

    private static String toTheRight(Message message) {
        return fill("--" + text(message) + " ", WIDTH - 1) + ">";
    }

    private static String toTheLeft(Message message, String tip) {
        return fill(tip + text(message) + " ", WIDTH);
    }

    private static String fill(String text, int width) {
        return text + "-".repeat(Math.max(0, width - text.length()));
    }

    private static String text(Message message) {
        return " [%d] %s%s".formatted(message.msgSeqNum(), words(message), message.isPossDup() ? ", PossDup" : "");
    }

    private static String words(Message message) {
        return switch (message.msgType()) {
            case MsgTypes.LOGON -> "Logon";
            case MsgTypes.LOGOUT -> "Logout";
            case MsgTypes.HEARTBEAT -> "Heartbeat";
            case MsgTypes.TEST_REQUEST -> "TestRequest";
            case MsgTypes.RESEND_REQUEST -> "ResendRequest: all from " + message.getString(Tags.BEGIN_SEQ_NO) + " on, please";
            case MsgTypes.SEQUENCE_RESET -> "GapFill: next comes " + message.getString(Tags.NEW_SEQ_NO);
            case MsgType.NEW_ORDER_SINGLE -> "Order " + message.getString(Tag.CL_ORD_ID) + ": "
                    + (message.getChar(Tag.SIDE) == Side.BUY ? "buy " : "sell ") + message.getString(Tag.ORDER_QTY) + " " + message.getString(Tag.SYMBOL)
                    + " @ " + message.getString(Tag.PRICE);
            case MsgType.EXECUTION_REPORT -> "Report on " + message.getString(Tag.CL_ORD_ID) + ": filled " + message.getString(Tag.CUM_QTY)
                    + " @ " + message.getString(Tag.AVG_PX);
            default -> "message of type " + message.msgType();
        };
    }
}
