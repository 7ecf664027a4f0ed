package fix.store.quickfix;

import fix.core.SessionID;
import fix.store.StoreException;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The tables in which QuickFIX/J's JDBC store keeps its sessions. The connection stays the caller's; nothing is written through it.
 */
public final class JdbcSource implements QuickFixSource {
    private static final Pattern TABLE = Pattern.compile("[A-Za-z0-9_$.]{1,128}");
    private static final String WHERE = " WHERE beginstring=? AND sendercompid=? AND sendersubid=? AND senderlocid=?"
            + " AND targetcompid=? AND targetsubid=? AND targetlocid=? AND session_qualifier=?";
    private static final int PAGE = 512;

    private final Connection connection;
    private final Tables tables;

    /**
     * What can be set for QuickFIX/J's JDBC store and has to be the same here.
     *
     * @param sessions its JdbcStoreSessionsTableName
     * @param messages its JdbcStoreMessagesTableName
     * @param absent its JdbcSessionIdDefaultPropertyValue: what stands for a sub, location or qualifier that a session does not have
     * @param charset in which its messages are on the wire
     */
    public record Tables(String sessions, String messages, String absent, Charset charset) {
        /** Refuses names that are none of a table. */
        public Tables {
            for (var name : List.of(sessions, messages)) {
                if (!TABLE.matcher(name).matches()) {
                    throw new IllegalArgumentException("'" + name + "' is no name of a table: letters, digits, _ $ and . are allowed");
                }
            }
        }

        /** QuickFIX/J's defaults. */
        public static final Tables DEFAULT = new Tables("sessions", "messages", "", java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The store behind a connection. */
    public JdbcSource(Connection connection, Tables tables) {
        this.connection = connection;
        this.tables = tables;
    }

    @Override
    public Optional<QuickFixSession> find(SessionID session) throws StoreException {
        var sql = "SELECT outgoing_seqnum, incoming_seqnum, creation_time FROM " + tables.sessions() + WHERE;
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, session);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                long outbound = rows.getLong(1);
                long inbound = rows.getLong(2);
                var time = rows.getTimestamp(3);
                if (outbound < 1 || inbound < 1 || time == null) {
                    throw new StoreException("table " + tables.sessions() + ", session " + session + ": outgoing_seqnum " + outbound + ", incoming_seqnum "
                            + inbound + ", creation_time " + time + " cannot be; correct the row, or set the numbers by hand");
                }
                return Optional.of(new Row(this, session, outbound, inbound, time.toInstant()));
            }
        } catch (SQLException failed) {
            throw failed(tables.sessions(), session, failed);
        }
    }

    private int bind(PreparedStatement statement, SessionID id) throws SQLException {
        var parts = List.of(id.beginString(), id.senderCompID(), id.senderSubID(), id.senderLocationID(), id.targetCompID(), id.targetSubID(),
                id.targetLocationID(), id.qualifier());
        int at = 1;
        for (var part : parts) {
            statement.setString(at++, part.isEmpty() ? tables.absent() : part);
        }
        return at;
    }

    private static StoreException failed(String table, SessionID session, SQLException why) {
        return new StoreException("table " + table + ", session " + session + ": the database says: " + why.getMessage()
                + "; are the table's name and columns those of QuickFIX/J?", why);
    }

    /** Page by page, so that no driver keeps all of them in memory. */
    private void messages(SessionID session, QuickFixSession.Visitor visitor) throws StoreException {
        var sql = "SELECT msgseqnum, message FROM " + tables.messages() + WHERE + " AND msgseqnum>? ORDER BY msgseqnum";
        long last = 0;
        try (var statement = connection.prepareStatement(sql)) {
            statement.setMaxRows(PAGE);
            int after = bind(statement, session);
            for (int rows = PAGE; rows == PAGE;) {
                statement.setLong(after, last);
                rows = 0;
                try (var found = statement.executeQuery()) {
                    for (; found.next(); rows++) {
                        last = found.getLong(1);
                        visitor.message(last, found.getString(2).getBytes(tables.charset()), "table " + tables.messages() + ", msgseqnum " + last);
                    }
                }
            }
        } catch (SQLException failed) {
            throw failed(tables.messages(), session, failed);
        }
    }

    /** One session's rows. */
    private record Row(JdbcSource source, SessionID session, long nextOutbound, long nextInbound, Instant creationTime) implements QuickFixSession {
        @Override
        public void messages(Visitor visitor) throws StoreException {
            source.messages(session, visitor);
        }
    }
}
