package fix.bench;

import fix.core.Message;
import fix.core.Tags;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The orders of one run: since when each is under way, and which are answered. Its times are set before other threads see it, or by its own thread. */
final class Ledger {
    static final int CL_ORD_ID = 11;

    private static final int DIGITS = 3;
    private static final String EXECUTION_REPORT = "8";

    private final String session;
    private final String prefix;
    private final long[] since;
    private final BitSet answered;
    private final Histogram latency = new Histogram(TimeUnit.HOURS.toNanos(1), DIGITS);
    private int unanswered;
    private long extraReports;

    /**
     * @param session begins the ClOrdIDs of the session's runs
     * @param run the number of this one
     */
    Ledger(String session, int run, int orders) {
        this.session = session;
        prefix = session + run + "-";
        since = new long[orders];
        answered = new BitSet(orders);
        unanswered = orders;
    }

    int orders() {
        return since.length;
    }

    int unanswered() {
        return unanswered;
    }

    String clOrdID(int order) {
        return prefix + order;
    }

    /** The instant from which an order's latency counts. */
    void begins(int order, long nanos) {
        since[order] = nanos;
    }

    long since(int order) {
        return since[order];
    }

    /** Takes an application message of the acceptor. */
    void answer(Message message, long now) throws LoadException {
        var id = message.getString(CL_ORD_ID, "");
        if (!message.msgType().equals(EXECUTION_REPORT)) {
            throw new LoadException("the acceptor answered with MsgType(35)=" + message.msgType() + " instead of an ExecutionReport(8): " + message.getString(Tags.TEXT, "no Text(58)"));
        }
        boolean earlier = id.startsWith(session) && !id.startsWith(prefix);
        int order = earlier ? 0 : order(id);
        if (earlier || answered.get(order)) {
            extraReports++;
        } else {
            answered.set(order);
            unanswered--;
            latency.recordValue(Math.clamp(now - since[order], 0, latency.getHighestTrackableValue()));
        }
    }

    private int order(String id) throws LoadException {
        try {
            int order = id.startsWith(prefix) ? Integer.parseInt(id, prefix.length(), id.length(), 10) : -1;
            if (order >= 0 && order < since.length) {
                return order;
            }
        } catch (NumberFormatException unknown) {
            // said below
        }
        throw new LoadException("an ExecutionReport has ClOrdID(11) '" + id + "', which no order of this run has");
    }

    /** What to say when no more answers come. */
    LoadException missing() {
        return new LoadException(unanswered + " of " + since.length + " orders have no answer, the first is ClOrdID(11) " + clOrdID(answered.nextClearBit(0)));
    }

    LoadResult result(Pace pace, long nanos) {
        return new LoadResult(pace, since.length, nanos, extraReports, latency);
    }
}
