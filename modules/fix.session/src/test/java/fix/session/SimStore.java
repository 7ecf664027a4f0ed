package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** What survives a crash of a simulated peer, and the oracle over it: no number with two contents, nothing accepted twice, nothing lost. */
final class SimStore {
    private record Sent(byte[] frame, boolean again) {}

    private final String owner;
    private final TreeMap<Long, Sent> outbound = new TreeMap<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> accepted = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Numbers numbers = Numbers.START;

    SimStore(String owner) {
        this.owner = owner;
    }

    Numbers numbers() {
        return numbers;
    }

    /** Names of what is to reach the peer's application, in the order sent. */
    List<String> sent() {
        return sent;
    }

    /** Names of what was accepted, in that order. */
    List<String> accepted() {
        return accepted;
    }

    boolean resetUnconfirmed() {
        return numbers.nextOutbound() == 2 && numbers.nextInbound() == 1 && outbound.containsKey(1L)
                && Message.parse(outbound.get(1L).frame()).valueEquals(Tags.RESET_SEQ_NUM_FLAG, "Y");
    }

    void sent(long number, byte[] frame) {
        assertEquals(numbers.nextOutbound(), number, owner + " sends out of order");
        var message = Message.parse(frame);
        boolean again = isForTheApplication(message);
        assertNull(outbound.put(number, new Sent(frame, again)), () -> owner + " uses number " + number + " twice");
        numbers = numbers.sent();
        if (again) {
            sent.add(name(message));
        }
    }

    void accepted(Message message, long next) {
        assertTrue(next >= numbers.nextInbound(), () -> owner + " expects " + next + " after " + numbers);
        numbers = numbers.expecting(next);
        if (isForTheApplication(message)) {
            assertTrue(seen.add(name(message)), () -> owner + " accepts twice: " + message);
            accepted.add(name(message));
        }
    }

    void reset(Numbers fresh) {
        outbound.clear();
        numbers = fresh;
    }

    void skip(long nextOutbound) {
        numbers = new Numbers(numbers.generation(), nextOutbound, numbers.nextInbound());
    }

    List<ReplayItem> read(long from, long to, int atMost) {
        var items = new ArrayList<ReplayItem>();
        for (long number = from; number <= to && items.size() < atMost; number++) {
            var stored = outbound.get(number);
            items.add(stored != null && stored.again() ? new ReplayItem.Again(number, stored.frame()) : new ReplayItem.Skip(number));
        }
        return items;
    }

    /** What is sent again must be what was sent under that number. */
    void resent(long number, byte[] frame) {
        var first = outbound.get(number);
        assertNotNull(first, () -> owner + " sends " + number + " again that it never sent");
        assertEquals(name(Message.parse(first.frame())), name(Message.parse(frame)), owner + " sends other content again");
    }

    /** No message for the application may be hidden under a gap fill. */
    void filled(long from, long newSeqNo) {
        for (var hidden : outbound.subMap(from, newSeqNo).entrySet()) {
            assertFalse(hidden.getValue().again(), () -> owner + " fills a gap over message " + hidden.getKey());
        }
    }

    private static boolean isForTheApplication(Message message) {
        return !message.isAdmin() || message.msgType().equals(MsgTypes.REJECT);
    }

    private static String name(Message message) {
        return message.msgType() + " " + message.getString(11, "") + message.getString(Tags.REF_SEQ_NUM, "");
    }
}
