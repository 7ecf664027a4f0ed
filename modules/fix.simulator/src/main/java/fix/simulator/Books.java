package fix.simulator;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.store.Direction;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What one side has committed, by generation and number, as its store's batches told it. */
final class Books {
    private record Generation(long base, TreeMap<Long, StoredMessage> sent, Set<Long> vetoed) {
        Generation(long base) {
            this(base, new TreeMap<>(), new HashSet<>());
        }
    }

    private final List<Generation> generations = new ArrayList<>(List.of(new Generation(1)));
    private final List<StoredMessage> accepted = new ArrayList<>();

    /** What is wrong with this step of a batch, in words; nothing mostly. */
    String enter(StoreOp op) {
        switch (op) {
            case StoreOp.Reset reset -> reachGeneration(reset);
            case StoreOp.Append(StoredMessage message) when message.direction() == Direction.OUTBOUND -> {
                if (generations.get((int) message.generation() - 1).sent().put(message.msgSeqNum(), message) != null) {
                    return "number " + message.msgSeqNum() + " was committed twice";
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
        return "";
    }

    private void reachGeneration(StoreOp.Reset reset) {
        while (generations.size() < reset.newGeneration()) {
            generations.add(new Generation(reset.nextOutbound()));
        }
    }

    int generation() {
        return generations.size();
    }

    /** The generations in which this message was committed with these bytes: two resets within a millisecond bring two Logons of the same bytes. */
    int[] generationsOf(long number, byte[] frame) {
        return IntStream.rangeClosed(1, generations.size()).filter(generation -> isSent(generation, number, frame)).toArray();
    }

    private boolean isSent(int generation, long number, byte[] frame) {
        var stored = generations.get(generation - 1).sent().get(number);
        return stored != null && Arrays.equals(stored.bytes(), frame);
    }

    /** The first number of a generation. */
    long base(int generation) {
        return generations.get(generation - 1).base();
    }

    /** A message of the present generation, or null. */
    StoredMessage sent(long number) {
        return generations.getLast().sent().get(number);
    }

    /** Whether a gap fill may stand for this number of the present generation. */
    boolean mayBeFilled(long number) {
        var present = generations.getLast();
        var stored = present.sent().get(number);
        return stored == null ? number < present.base() : stored.admin() || present.vetoed().contains(number);
    }

    /** The application does not want this message of the present generation to be sent again: it may be lost. */
    void vetoed(long number) {
        generations.getLast().vetoed().add(number);
    }

    boolean isVetoed(StoredMessage stored) {
        return generations.get((int) stored.generation() - 1).vetoed().contains(stored.msgSeqNum());
    }

    /** The application messages that were accepted. */
    List<StoredMessage> accepted() {
        return accepted;
    }

    /** The application messages that were committed to be sent, in order. */
    List<StoredMessage> promised() {
        return all().filter(Books::isApplication).toList();
    }

    /** All that was committed to be sent, in order. */
    Stream<StoredMessage> all() {
        return generations.stream().flatMap(generation -> generation.sent().values().stream());
    }

    private static boolean isApplication(StoredMessage stored) {
        return !stored.admin() && !Message.parse(stored.bytes()).msgType().equals(MsgTypes.REJECT);
    }
}
