package fix.store.sqlite;

import fix.store.StoreException;
import fix.store.spi.WireFields;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Follows the segments and writes down where to find what, so that the hot path need not. How far it came is committed with what it wrote,
 * so it goes on there after a crash. For the writer's thread alone.
 */
final class Index {
    private static final System.Logger LOG = System.getLogger("fix.store.sqlite");
    static final int CL_ORD_ID = 11;
    /** One step reads so much and no more: a few milliseconds, for which writes wait. */
    private static final int STEP_SEGMENTS = 64;
    private static final long STEP_BYTES = 64 << 10;
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final String NEXT =
            "SELECT id, session, generation, sequence, first, last, crc, messages FROM segment WHERE id > ? ORDER BY id LIMIT "
            + STEP_SEGMENTS;
    private static final String INSERT_SEGMENT =
            "INSERT INTO index_segment (session, segment, generation, sequence, first, last, first_time, last_time) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_MSG_TYPE = "INSERT INTO index_msg_type (session, msg_type, segment) VALUES (?, ?, ?)";
    private static final String INSERT_CL_ORD_ID = "INSERT INTO index_cl_ord_id (cl_ord_id, segment) VALUES (?, ?)";
    private static final String UPDATE_STATE = "UPDATE index_state SET segment = ?";

    /** What is written down of one segment. */
    private record Entry(long firstTime, long lastTime, Set<String> msgTypes, Set<String> clOrdIDs) {}

    private final Transactions transactions;
    private final Path file;
    private long indexed;
    private long committed;
    private boolean failed;
    private long failedAtNanos;

    Index(Transactions transactions, Path file) throws SQLException {
        this.transactions = transactions;
        this.file = file;
        indexed = transactions.number("SELECT segment FROM index_state");
        committed = transactions.number("SELECT coalesce(max(id), 0) FROM segment");
    }

    /** Segments were committed; their ids follow the last one. */
    void committed(int segments) {
        committed += segments;
    }

    /** The id of the last segment committed. */
    long lastCommitted() {
        return committed;
    }

    long behind() {
        return committed - indexed;
    }

    /** Whether there is something to index, and the last attempt did not just fail. */
    boolean isDue() {
        return behind() > 0 && !(failed && System.nanoTime() - failedAtNanos < RETRY_NANOS);
    }

    /** Takes a step; a failure costs queries, not messages, so it is logged and tried again later. */
    void tryFollow() {
        try {
            follow();
        } catch (StoreException e) {
            failed = true;
            failedAtNanos = System.nanoTime();
            LOG.log(Level.WARNING, e.getMessage() + "; messages are stored all the same, the index is tried again in 10 s");
        }
    }

    /** Takes a step, and returns the id of the last segment that is indexed now. */
    long follow() throws StoreException {
        try {
            var last = new long[] {indexed};
            transactions.run(() -> last[0] = step());
            indexed = last[0];
            failed = false;
            return indexed;
        } catch (SQLException | RuntimeException e) {
            throw Words.explain("the index could not be written", file, e);
        }
    }

    private long step() throws SQLException {
        long last = indexed;
        long bytes = 0;
        var next = transactions.statement(NEXT);
        next.setLong(1, indexed);
        try (var rows = next.executeQuery()) {
            while (bytes < STEP_BYTES && rows.next()) {
                var segment = Rows.segment(rows);
                last = rows.getLong(1);
                bytes += segment.blob().length;
                write(last, segment, entry(segment));
            }
        }
        // What is missing is not waited for.
        if (bytes == 0) last = committed;
        var update = transactions.statement(UPDATE_STATE);
        update.setLong(1, last);
        update.executeUpdate();
        return last;
    }

    private Entry entry(Segment segment) {
        var msgTypes = new HashSet<String>();
        var clOrdIDs = new HashSet<String>();
        long firstTime = Long.MAX_VALUE;
        long lastTime = Long.MIN_VALUE;
        try {
            for (var message : segment.messages()) {
                firstTime = Math.min(firstTime, message.timeEpochNanos());
                lastTime = Math.max(lastTime, message.timeEpochNanos());
                msgTypes.add(WireFields.msgType(message.bytes()));
                clOrdIDs.addAll(WireFields.values(message.bytes(), CL_ORD_ID));
            }
            return new Entry(firstTime, lastTime, msgTypes, clOrdIDs);
        } catch (Segment.DamagedException e) {
            // A query without a condition on types and fields meets the segment and says so; the index goes on behind it.
            LOG.log(Level.ERROR, Words.damaged(file, "session row " + segment.session(), segment, e).getMessage());
            return new Entry(Long.MIN_VALUE, Long.MAX_VALUE, Set.of(), Set.of());
        }
    }

    private void write(long id, Segment segment, Entry entry) throws SQLException {
        var insert = transactions.statement(INSERT_SEGMENT);
        insert.setLong(1, segment.session());
        insert.setLong(2, id);
        insert.setLong(3, segment.generation());
        insert.setInt(4, segment.sequence().ordinal());
        insert.setLong(5, segment.first());
        insert.setLong(6, segment.last());
        insert.setLong(7, entry.firstTime);
        insert.setLong(8, entry.lastTime);
        insert.executeUpdate();
        var insertMsgType = transactions.statement(INSERT_MSG_TYPE);
        for (var msgType : entry.msgTypes) {
            insertMsgType.setLong(1, segment.session());
            insertMsgType.setString(2, msgType);
            insertMsgType.setLong(3, id);
            insertMsgType.executeUpdate();
        }
        var insertClOrdID = transactions.statement(INSERT_CL_ORD_ID);
        for (var clOrdID : entry.clOrdIDs) {
            insertClOrdID.setString(1, clOrdID);
            insertClOrdID.setLong(2, id);
            insertClOrdID.executeUpdate();
        }
    }
}
