package fix.store.sqlite;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.Position;
import fix.store.StoreException;
import fix.store.StoredMessage;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is read from the database. */
final class Rows {
    /** In the order that {@link #segment} expects. */
    private static final String SEGMENT = "s.id, s.session, s.generation, s.sequence, s.first, s.last, s.crc, s.messages";
    /** A page of a query: as many segments as begin within so many bytes, from a window of so many ids. */
    private static final long PAGE_BYTES = 1 << 20;
    private static final long WINDOW = 1 << 16;

    private static final String CHUNK = "SELECT " + SEGMENT + """
             FROM segment s
            WHERE s.session = ? AND s.generation = ? AND s.sequence = ? AND s.last >= ?
            ORDER BY s.last""";
    private static final String PAGE = "SELECT " + SEGMENT + """
             FROM index_segment i JOIN segment s ON s.id = i.segment
            WHERE i.session = :session AND i.segment > :after AND i.segment <= :until
            AND i.last >= :fromMsgSeqNum AND i.first <= :toMsgSeqNum
            AND i.last_time >= :fromTimeEpochNanos AND i.first_time <= :toTimeEpochNanos
            """;
    private static final String OF_MSG_TYPES = """
            AND i.segment IN (SELECT segment FROM index_msg_type
                              WHERE session = :session AND msg_type IN (<msgTypes>) AND segment > :after AND segment <= :until)
            """;

    private Rows() {}

    record Session(long id, Position position) {}

    /** What a query found next, and after which segment to go on. */
    record Page(List<Segment> segments, long after) {}

    static Optional<Session> session(Handle database, String name) {
        return database.createQuery("""
                SELECT id, generation, next_outbound, next_inbound, handled_generation, handled, creation_time
                FROM session WHERE name = :name""")
                .bind("name", name).map((row, _) -> new Session(row.getLong(1), position(row))).findOne();
    }

    private static Position position(ResultSet row) throws SQLException {
        return new Position(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6), row.getLong(7));
    }

    static Session newSession(Handle database, String name) {
        database.createUpdate("""
                INSERT INTO session (name, generation, next_outbound, next_inbound, handled_generation, handled, creation_time)
                VALUES (:name, :generation, :nextOutbound, :nextInbound, :handledGeneration, :handled, :creationTimeEpochNanos)""")
                .bind("name", name).bindMethods(Position.START).execute();
        return session(database, name).orElseThrow();
    }

    /** Messages in number order, from a number on, into the chunk until it is full. */
    static List<StoredMessage> fill(Chunk chunk, Handle database, Path file, SessionID session, long row, long generation,
            Direction direction, long from) throws StoreException {
        try (var statement = database.getConnection().prepareStatement(CHUNK)) {
            statement.setLong(1, row);
            statement.setLong(2, generation);
            statement.setInt(3, Segment.Sequence.of(direction, false).ordinal());
            statement.setLong(4, from);
            try (var rows = statement.executeQuery()) {
                while (rows.next() && chunk.add(messages(file, session, segment(rows)))) { }
            }
            return chunk.messages();
        } catch (SQLException e) {
            throw Words.explain("session " + session + ": a replay from " + from + " could not be read", file, e);
        }
    }

    /** The next segments that may hold what the query asks for, of one session, with an id above {@code after} and up to {@code until}. */
    static Page page(Handle database, long session, MessageQuery query, long after, long until) {
        long windowEnd = Math.min(until, after + WINDOW);
        boolean oneDirection = query.directions().size() == 1;
        var clOrdID = query.fields().get(Index.CL_ORD_ID);
        var sql = new StringBuilder(PAGE);
        if (query.generation() != 0) sql.append("AND i.generation = :generation ");
        if (oneDirection) sql.append("AND i.sequence IN (<sequences>) ");
        if (!query.msgTypes().isEmpty()) sql.append(OF_MSG_TYPES);
        if (clOrdID != null) sql.append("AND i.segment IN (SELECT segment FROM index_cl_ord_id WHERE cl_ord_id = :clOrdID) ");
        var select = database.createQuery(sql.append("ORDER BY i.segment").toString())
                .bindMethods(query).bind("session", session).bind("after", after).bind("until", windowEnd);
        if (oneDirection) select.bindList("sequences", sequences(query.directions().iterator().next()));
        if (!query.msgTypes().isEmpty()) select.bindList("msgTypes", List.copyOf(query.msgTypes()));
        if (clOrdID != null) select.bind("clOrdID", clOrdID);
        return select.scanResultSet((rows, _) -> {
            try (var found = rows.get()) {
                return page(found, windowEnd);
            }
        });
    }

    private static List<Integer> sequences(Direction direction) {
        return List.of(Segment.Sequence.of(direction, false).ordinal(), Segment.Sequence.of(direction, true).ordinal());
    }

    private static Page page(ResultSet rows, long windowEnd) throws SQLException {
        var segments = new ArrayList<Segment>();
        long bytes = 0;
        while (rows.next()) {
            var segment = segment(rows);
            segments.add(segment);
            bytes += segment.blob().length;
            if (bytes >= PAGE_BYTES) return new Page(segments, rows.getLong(1));
        }
        return new Page(segments, windowEnd);
    }

    static Segment segment(ResultSet row) throws SQLException {
        int sequence = row.getInt(4);
        if (sequence < 0 || sequence >= Segment.Sequence.values().length) {
            throw new SQLException("segment " + row.getLong(1) + " is damaged: there is no sequence " + sequence);
        }
        return new Segment(row.getLong(2), row.getLong(3), Segment.Sequence.values()[sequence], row.getLong(5), row.getLong(6),
                row.getInt(7), row.getBytes(8));
    }

    static List<StoredMessage> messages(Path file, SessionID session, Segment segment) throws StoreException {
        try {
            return segment.messages();
        } catch (Segment.DamagedException e) {
            throw Words.damaged(file, "session " + session, segment, e);
        }
    }
}
