package crash;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.dictionary.MsgType;
import fix.dictionary.Tag;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judges from the outside what both sides hold after crashes, by rules that know nothing of the engine:
 * <ol>
 * <li>A number means one message: whoever stored or logged it, the content is the same, but for what a resend changes.
 * <li>Numbers are contiguous: each side stored every number that it sent, from 1 to the last, once; and the other side expects the one after it.
 * <li>What {@code send} returned for is stored under that number.
 * <li>Every order that the trader stored reached the broker under its number.
 * <li>Every order has exactly one report: one outbound number of the broker, and one inbound number of the trader, the same.
 * </ol>
 */
final class Checker {
    /** What differs between a message and its resend. */
    private static final Set<Integer> CHANGES_ON_RESEND = Set.of(Tags.BODY_LENGTH, Tags.CHECK_SUM, Tags.SENDING_TIME, Tags.POSS_DUP_FLAG, Tags.ORIG_SENDING_TIME);
    private static final int MOST_SHOWN = 20;

    private final Side trader;
    private final Side broker;
    private final Map<String, Long> acknowledged;
    private final List<String> violations = new ArrayList<>();

    /** @param acknowledged ClOrdID and number of each order that send returned for */
    Checker(Side trader, Side broker, Map<String, Long> acknowledged) {
        this.trader = trader;
        this.broker = broker;
        this.acknowledged = acknowledged;
    }

    /** What is wrong, a line each; empty when nothing is. */
    List<String> violations() {
        oneContentPerNumber(trader, broker);
        oneContentPerNumber(broker, trader);
        contiguous(trader, broker);
        contiguous(broker, trader);
        var orders = numbers(trader.outbound(), MsgType.NEW_ORDER_SINGLE);
        acknowledged.forEach((clOrdID, number) -> {
            if (!Set.of(number).equals(orders.get(clOrdID))) {
                violation("order " + clOrdID + " was acknowledged as " + number + " and is stored as " + orders.get(clOrdID));
            }
        });
        reported(orders);
        return violations.size() <= MOST_SHOWN ? violations : violations.subList(0, MOST_SHOWN);
    }

    /** How much was judged. */
    String inWords() {
        return "%d orders acknowledged, %d stored; %d messages of the trader and %d of the broker".formatted(
                acknowledged.size(), numbers(trader.outbound(), MsgType.NEW_ORDER_SINGLE).size(), trader.outbound().size(), broker.outbound().size());
    }

    private void violation(String text) {
        violations.add(text);
    }

    private void oneContentPerNumber(Side sender, Side receiver) {
        var contents = new HashMap<Long, String>();
        var seen = new ArrayList<Message>();
        sender.outbound().forEach(stored -> seen.add(Message.parse(stored.bytes())));
        receiver.inbound().forEach(stored -> seen.add(Message.parse(stored.bytes())));
        seen.addAll(sender.loggedOut());
        seen.addAll(receiver.loggedIn());
        for (var message : seen) {
            if (!message.msgType().equals(MsgTypes.SEQUENCE_RESET)) {
                var content = content(message);
                var before = contents.putIfAbsent(message.msgSeqNum(), content);
                if (before != null && !before.equals(content)) {
                    violation(sender.name() + "'s number " + message.msgSeqNum() + " has two contents: " + before + " and " + content);
                }
            }
        }
    }

    private static String content(Message message) {
        var content = new StringBuilder();
        for (int i = 0; i < message.fieldCount(); i++) {
            if (!CHANGES_ON_RESEND.contains(message.tagAt(i))) {
                content.append(message.tagAt(i)).append('=').append(message.stringAt(i)).append('|');
            }
        }
        return content.toString();
    }

    private void contiguous(Side sender, Side receiver) {
        var numbers = new TreeMap<Long, Integer>();
        sender.outbound().forEach(stored -> numbers.merge(stored.msgSeqNum(), 1, Integer::sum));
        for (long number = 1; number < sender.position().nextOutbound(); number++) {
            if (numbers.getOrDefault(number, 0) != 1) {
                violation(sender.name() + " stored its number " + number + " " + numbers.getOrDefault(number, 0) + " times");
            }
        }
        if (sender.position().generation() != 1 || receiver.position().nextInbound() != sender.position().nextOutbound()) {
            violation(sender.name() + " stands at " + sender.position() + ", " + receiver.name() + " at " + receiver.position());
        }
        if (!receiver.position().isAllHandled()) {
            violation(receiver.name() + " has not handled all: " + receiver.position());
        }
    }

    private void reported(Map<String, Set<Long>> orders) {
        var reached = numbers(broker.inbound(), MsgType.NEW_ORDER_SINGLE);
        var reports = numbers(broker.outbound(), MsgType.EXECUTION_REPORT);
        var received = numbers(trader.inbound(), MsgType.EXECUTION_REPORT);
        orders.forEach((clOrdID, number) -> {
            if (number.size() != 1 || !number.equals(reached.get(clOrdID))) {
                violation("order " + clOrdID + " was sent as " + number + " and reached the broker as " + reached.get(clOrdID));
            }
            var report = reports.getOrDefault(clOrdID, Set.of());
            if (report.size() != 1 || !report.equals(received.get(clOrdID))) {
                violation("order " + clOrdID + " has the reports " + report + ", and the trader received " + received.get(clOrdID));
            }
        });
        if (!reports.keySet().equals(orders.keySet())) {
            violation(reports.size() + " orders have reports, " + orders.size() + " were sent");
        }
    }

    /** The numbers under which each ClOrdID is found in messages of one type. */
    private static Map<String, Set<Long>> numbers(List<StoredMessage> stored, String msgType) {
        var numbers = new TreeMap<String, Set<Long>>();
        for (var one : stored) {
            var message = Message.parse(one.bytes());
            if (message.msgType().equals(msgType)) {
                numbers.computeIfAbsent(message.getString(Tag.CL_ORD_ID), id -> new TreeSet<>()).add(message.msgSeqNum());
            }
        }
        return numbers;
    }
}
