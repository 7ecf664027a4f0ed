package interop;

import fix.core.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** What went over the line, in the order in which it was forwarded. Safe for use by many threads. */
final class Wire {
    private static final int TOLD_AT_MOST = 60;

    private final List<Sent> sent = new ArrayList<>();

    record Sent(Side from, Message message) {}

    synchronized void add(Side from, Message message) {
        sent.add(new Sent(from, message));
        notifyAll();
    }

    /** The place to look from for what goes after now. */
    synchronized int mark() {
        return sent.size();
    }

    /** Waits for such a message after {@code mark}. */
    synchronized Message await(int mark, Side from, String msgType, Predicate<Message> wanted) throws InterruptedException {
        Patience.await(
                this, () -> !since(mark, from, msgType, wanted).isEmpty(),
                () -> "no MsgType(35)=" + msgType + " came from " + from + " as it should" + this);
        return since(mark, from, msgType, wanted).getFirst();
    }

    Message await(int mark, Side from, String msgType) throws InterruptedException {
        return await(mark, from, msgType, _ -> true);
    }

    /** Waits for any message, or for so long. */
    synchronized void awaitAnything(Duration atMost) throws InterruptedException {
        wait(atMost.toMillis());
    }

    /** Waits until this holds, which is looked at after each message. */
    synchronized void await(BooleanSupplier holds, String what) throws InterruptedException {
        Patience.await(this, holds, () -> what + " did not come about" + this);
    }

    List<Message> since(int mark, Side from, String msgType) {
        return since(mark, from, msgType, _ -> true);
    }

    synchronized List<Message> since(int mark, Side from, String msgType, Predicate<Message> wanted) {
        return sent.subList(mark, sent.size()).stream()
                .filter(s -> s.from == from && s.message.msgType().equals(msgType) && wanted.test(s.message))
                .map(Sent::message)
                .toList();
    }

    @Override
    public synchronized String toString() {
        var text = new StringBuilder("\n--- the line");
        for (var one : sent.subList(Math.max(0, sent.size() - TOLD_AT_MOST), sent.size())) {
            text.append('\n').append(one.from == Side.US ? "we   " : "they ").append(one.message);
        }
        return text.toString();
    }
}
