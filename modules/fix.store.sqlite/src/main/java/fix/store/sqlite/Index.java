package fix.store.sqlite;

import fix.store.StoreException;
import fix.store.spi.WireFields;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.concurrent.TimeUnit;

/**
 * Follows the segments and writes down where to find what, so that the hot path need not. How far it came is committed with what it wrote, so it goes on there after a
 * crash. For the writer's thread alone.
 */
final class Index {
    private static final System.Logger LOG = System.getLogger("fix.store.sqlite");
    private static final int CL_ORD_ID = 11;
    /** One step reads so much and no more: a few milliseconds, for which writes wait. */
    private static final int STEP_SEGMENTS = 64;
    private static final long STEP_BYTES = 64 << 10;
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Connection connection;
    private final Path file;
    private final PreparedStatement next;
    private final PreparedStatement insertSegment;
    private final PreparedStatement insertMsgType;
    private final PreparedStatement insertClOrdID;
    private final PreparedStatement update;
    private long indexed;
    private long committed;
    private boolean failed;
    private long failedAtNanos;

    Index(Connection connection, Path file) throws SQLException {
        this.connection = connection;
        this.file = file;
        next = connection.prepareStatement("SELECT id, session, generation, sequence, first, last, crc, messages FROM segment WHERE id > ? ORDER BY id LIMIT ?");
        insertSegment = connection.prepareStatement("INSERT INTO index_segment (session, segment, generation, sequence, first, last, first_time, last_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        insertMsgType = connection.prepareStatement("INSERT INTO index_msg_type (session, msg_type, segment) VALUES (?, ?, ?)");
        insertClOrdID = connection.prepareStatement("INSERT INTO index_cl_ord_id (cl_ord_id, segment) VALUES (?, ?)");
        update = connection.prepareStatement("UPDATE index_state SET segment = ?");
        indexed = number("SELECT segment FROM index_state");
        committed = number("SELECT coalesce(max(id), 0) FROM segment");
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

    /** Takes a step, and returns the id of the last one that is indexed now. */
    long follow() throws StoreException {
        try {
            connection.setAutoCommit(false);
            try {
                long last = write();
                connection.commit();
                indexed = last;
                failed = false;
                return last;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Words.explain("the index could not be written", file, e);
        }
    }

    private long write() throws SQLException {
        long last = indexed;
        next.setLong(1, indexed);
        next.setInt(2, STEP_SEGMENTS);
        long bytes = 0;
        try (var rows = next.executeQuery()) {
            while (bytes < STEP_BYTES && rows.next()) {
                var segment = Rows.segment(rows);
                last = rows.getLong(1);
                bytes += segment.blob().length;
                write(last, segment);
            }
        }
        update.setLong(1, last);
        update.executeUpdate();
        return last;
    }

    private void write(long id, Segment segment) throws SQLException {
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
        } catch (Segment.DamagedException e) {
            // A query without a condition on types and fields meets the segment and says so; the index goes on behind it.
            LOG.log(Level.ERROR, Words.damaged(file, segment, e).getMessage());
            firstTime = Long.MIN_VALUE;
            lastTime = Long.MAX_VALUE;
        }
        insertSegment.setLong(1, segment.session());
        insertSegment.setLong(2, id);
        insertSegment.setLong(3, segment.generation());
        insertSegment.setInt(4, segment.sequence().ordinal());
        insertSegment.setLong(5, segment.first());
        insertSegment.setLong(6, segment.last());
        insertSegment.setLong(7, firstTime);
        insertSegment.setLong(8, lastTime);
        insertSegment.executeUpdate();
        for (var msgType : msgTypes) {
            insertMsgType.setLong(1, segment.session());
            insertMsgType.setString(2, msgType);
            insertMsgType.setLong(3, id);
            insertMsgType.executeUpdate();
        }
        for (var clOrdID : clOrdIDs) {
            insertClOrdID.setString(1, clOrdID);
            insertClOrdID.setLong(2, id);
            insertClOrdID.executeUpdate();
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
