package fix.simulator;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.Tags;
import fix.store.Direction;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What one side of a session promised, as the outside saw it, and the rules that hold for it at every instant.
 *
 * <ul>
 *   <li>What goes on the wire was committed before, byte for byte, under its generation and number; so no number is used twice.
 *   <li>The numbers of a connection follow each other without a hole.
 *   <li>A message that is sent again is the one that was committed. A gap fill covers admin messages, and what the
 *       application vetoed, alone.
 *   <li>The application is given messages in order; one that it was given before is marked. In the end it was given all that were accepted.
 * </ul>
 */
final class Side {
    private record Key(long generation, long number) {}

    final SessionID id;
    private final Consumer<String> violation;
    private final List<TreeMap<Long, StoredMessage>> committed = new ArrayList<>(List.of(new TreeMap<>()));
    private final List<StoredMessage> accepted = new ArrayList<>();
    private final Map<Key, Message> delivered = new HashMap<>();
    private final Set<Key> vetoed = new HashSet<>();
    private Key lastFirst = new Key(1, 0);
    private long wireEpoch;
    private int wireGeneration;
    private long wireNumber;
    long framesWritten;
    long sentAgain;
    long gapFills;
    long redelivered;

    Side(SessionID id, Consumer<String> violation) {
        this.id = id;
        this.violation = violation;
    }

    private void violated(String what) {
        violation.accept(id + ": " + what);
    }

    void committed(List<StoreOp> batch) {
        for (var op : batch) {
            switch (op) {
                case StoreOp.Reset reset -> reachGeneration(reset.newGeneration());
                case StoreOp.Append(StoredMessage message) when message.direction() == Direction.OUTBOUND -> {
                    if (committed.get((int) message.generation() - 1).put(message.msgSeqNum(), message) != null) {
                        violated("number " + message.msgSeqNum() + " was committed twice");
                    }
                }
                case StoreOp.Append(StoredMessage message) -> {
                    if (!message.admin()) {
                        accepted.add(message);
                    }
                }
                case StoreOp.Keep _, StoreOp.NextInbound _, StoreOp.NextOutbound _, StoreOp.Handled _ -> {
                    // nothing that the other side sees
                }
            }
        }
    }

    private void reachGeneration(long generation) {
        while (committed.size() < generation) {
            committed.add(new TreeMap<>());
        }
    }

    private int generation() {
        return committed.size();
    }

    void wrote(long epoch, byte[] frame) {
        framesWritten++;
        var message = Message.parse(frame);
        if (message.isPossDup()) {
            if (message.msgType().equals(MsgTypes.SEQUENCE_RESET)) {
                filledGap(message);
            } else {
                wroteAgain(message);
            }
        } else {
            wroteFirst(epoch, message, frame);
        }
    }

    private void wroteFirst(long epoch, Message message, byte[] frame) {
        long number = message.msgSeqNum();
        int generation = committed.size() - 1;
        while (generation >= 0 && !isCommitted(generation, number, frame)) {
            generation--;
        }
        if (generation < 0) {
            violated("a frame went out that was not committed before with these bytes: " + message);
            return;
        }
        boolean follows = generation == wireGeneration ? number == wireNumber + 1 : generation > wireGeneration && number == 1;
        if (epoch == wireEpoch ? !follows : generation < wireGeneration || generation == wireGeneration && number <= wireNumber) {
            violated("number " + number + " went out after " + wireNumber + ": " + message);
        }
        wireEpoch = epoch;
        wireGeneration = generation;
        wireNumber = number;
    }

    private boolean isCommitted(int generation, long number, byte[] frame) {
        var stored = committed.get(generation).get(number);
        return stored != null && Arrays.equals(stored.bytes(), frame);
    }

    private void wroteAgain(Message message) {
        sentAgain++;
        var stored = committed.getLast().get(message.msgSeqNum());
        if (stored == null) {
            violated("a message was sent again that was never committed: " + message);
        } else if (stored.admin() || !content(Message.parse(stored.bytes())).equals(content(message))) {
            violated("what was sent again is not what was committed: " + message);
        }
    }

    private void filledGap(Message message) {
        gapFills++;
        for (long number = message.msgSeqNum(); number < message.getLong(Tags.NEW_SEQ_NO); number++) {
            var stored = committed.getLast().get(number);
            if (stored == null || !stored.admin() && !vetoed.contains(new Key(generation(), number))) {
                violated("a gap fill covers " + number + ", which is " + (stored == null ? "not committed" : "an application's") + ": " + message);
            }
        }
    }

    /** The application did not want this message to be sent again: it may be lost. */
    void vetoed(long number) {
        vetoed.add(new Key(generation(), number));
    }

    /** All fields but those that differ when a message is sent again. */
    private static List<String> content(Message message) {
        var fields = new ArrayList<String>(message.fieldCount());
        for (int i = 0; i < message.fieldCount(); i++) {
            switch (message.tagAt(i)) {
                case Tags.BODY_LENGTH, Tags.CHECK_SUM, Tags.POSS_DUP_FLAG, Tags.SENDING_TIME, Tags.ORIG_SENDING_TIME -> {
                    // differ
                }
                default -> fields.add(message.tagAt(i) + "=" + message.stringAt(i));
            }
        }
        return fields;
    }

    void delivered(long generation, Message message, boolean again) {
        var key = new Key(generation, message.msgSeqNum());
        var before = delivered.putIfAbsent(key, message);
        if (before == null) {
            if (generation < lastFirst.generation() || generation == lastFirst.generation() && key.number() < lastFirst.number()) {
                violated("number " + key.number() + " was handed over after " + lastFirst.number());
            }
            lastFirst = key;
        } else {
            redelivered++;
            if (!again && !message.isPossDup()) {
                violated("number " + key.number() + " was handed over twice without a mark");
            }
            if (!content(before).equals(content(message))) {
                violated("number " + key.number() + " was handed over with another content: " + before + " then " + message);
            }
        }
    }

    /** The application messages that were committed to be sent, in order. */
    List<StoredMessage> promised() {
        return committed.stream().flatMap(numbers -> numbers.values().stream()).filter(Side::isApplication).toList();
    }

    private static boolean isApplication(StoredMessage stored) {
        return !stored.admin() && !Message.parse(stored.bytes()).msgType().equals(MsgTypes.REJECT);
    }

    /** Every message that this side has accepted was handed over, and every one that the other side promised, since the last reset. */
    void receivedAll(Side other) {
        for (var stored : accepted) {
            wasGiven(stored, new Key(stored.generation(), stored.msgSeqNum()), "it has accepted");
        }
        for (var stored : other.promised()) {
            if (stored.generation() == other.generation() && !other.vetoed.contains(new Key(stored.generation(), stored.msgSeqNum()))) {
                wasGiven(stored, new Key(generation(), stored.msgSeqNum()), "the other side has stored");
            }
        }
    }

    private void wasGiven(StoredMessage stored, Key key, String why) {
        var message = delivered.get(key);
        if (message == null) {
            violated("was never given number " + key.number() + ", which " + why + ": " + Message.parse(stored.bytes()));
        } else if (!content(Message.parse(stored.bytes())).equals(content(message))) {
            violated("was given another number " + key.number() + " than " + why + ": " + message);
        }
    }
}
