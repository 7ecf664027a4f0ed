package fix.engine.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What waits for the application, in wire order. Bounded in bytes by whoever fills it. Guarded by the session's lock. */
public final class Inbox {
    /** What one item holds of the heap beyond the bytes of its message: objects, and above all the index of an order's twenty fields. Small messages are mostly this. */
    static final int OVERHEAD = 300;

    private final ArrayDeque<InboxItem> items = new ArrayDeque<>();
    private long bytes;
    /** What was there when it was paused, and cannot become less before the session is logged on. */
    private long stuck;
    private int handling;
    private boolean paused;
    private boolean failed;

    void add(InboxItem item) {
        items.add(item);
        bytes += size(item);
    }

    private static int size(InboxItem item) {
        return OVERHEAD + (item instanceof InboxItem.Delivery delivery ? delivery.message().length() : 0);
    }

    /** Takes the next items, at most {@code max}, unless paused; {@link #handled} gives back their room. */
    public List<InboxItem> take(int max) {
        var taken = new ArrayList<InboxItem>(Math.min(max, items.size()));
        while (!paused && taken.size() < max && !items.isEmpty()) {
            taken.add(items.remove());
        }
        handling += taken.size();
        return taken;
    }

    /** These items need no more room. */
    public void handled(List<InboxItem> taken) {
        handling -= taken.size();
        for (var item : taken) {
            bytes -= size(item);
        }
    }

    /**
     * These items could not be handled, because the session was not logged on when the application wanted to answer. They come first
     * once it is.
     *
     * @param loggedOn it is logged on by now
     */
    public void giveBack(List<InboxItem> taken, boolean loggedOn) {
        handling -= taken.size();
        pause(!loggedOn && !failed);
        for (var item : taken.reversed()) {
            if (!(item instanceof InboxItem.Delivery delivery)) {
                items.addFirst(item);
            } else if (failed) {
                bytes -= size(item);
            } else {
                items.addFirst(delivery.again());
            }
        }
    }

    private void pause(boolean on) {
        paused = on;
        stuck = on ? bytes : 0;
    }

    /** The session is logged on: what was given back may be taken again. */
    public void resume() {
        pause(false);
    }

    /** The store failed: what waits was perhaps not stored. The store says later what is to be handled. */
    void fail() {
        failed = true;
        pause(false);
        items.removeIf(item -> {
            boolean message = item instanceof InboxItem.Delivery;
            bytes -= message ? size(item) : 0;
            return message;
        });
    }

    /** The store could be read again, and nothing is being handled. */
    void restored() {
        failed = false;
    }

    /** True when {@link #take} would give something. */
    public boolean hasWork() {
        return !paused && !items.isEmpty();
    }

    /** True when nothing waits. What was taken and is being handled does not count. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** True when nothing waits and nothing is being handled. */
    public boolean isIdle() {
        return items.isEmpty() && handling == 0;
    }

    /**
     * What waits and what is being handled, in bytes of the heap, as far as it is a reason to stop reading. What was given back is none: only a Logon
     * frees it, and that has to be read.
     */
    public long load() {
        return bytes - stuck;
    }

    /** What waits and what is being handled, in bytes of the heap. */
    public long bytes() {
        return bytes;
    }
}
