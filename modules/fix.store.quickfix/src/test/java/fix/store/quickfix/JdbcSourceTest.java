package fix.store.quickfix;

import static fix.store.quickfix.QuickFixFiles.ID;
import static fix.store.quickfix.QuickFixFiles.frame;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.MessageStore;
import fix.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** QuickFIX/J's documented tables, in SQLite. */
class JdbcSourceTest {
    private static final String KEY = """
            beginstring CHAR(8) NOT NULL, sendercompid VARCHAR(64) NOT NULL, sendersubid VARCHAR(64) NOT NULL, senderlocid VARCHAR(64) NOT NULL,
            targetcompid VARCHAR(64) NOT NULL, targetsubid VARCHAR(64) NOT NULL, targetlocid VARCHAR(64) NOT NULL, session_qualifier VARCHAR(64) NOT NULL,""";
    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05.006Z");

    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void tables() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("q.db"));
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TABLE sessions (" + KEY + " creation_time TIMESTAMP NOT NULL, incoming_seqnum INTEGER NOT NULL, outgoing_seqnum INTEGER NOT NULL)");
            statement.executeUpdate("CREATE TABLE messages (" + KEY + " msgseqnum INTEGER NOT NULL, message TEXT NOT NULL)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void session(int outgoing, int incoming) throws SQLException {
        try (var row = connection.prepareStatement("INSERT INTO sessions VALUES ('FIX.4.4','A&B','SUB','','T W','','','q1',?,?,?)")) {
            row.setTimestamp(1, Timestamp.from(CREATED));
            row.setInt(2, incoming);
            row.setInt(3, outgoing);
            row.executeUpdate();
        }
    }

    private void message(int number) throws SQLException {
        try (var row = connection.prepareStatement("INSERT INTO messages VALUES ('FIX.4.4','A&B','SUB','','T W','','','q1',?,?)")) {
            row.setInt(1, number);
            row.setString(2, new String(frame("D", number, "11=\u00e9|"), StandardCharsets.ISO_8859_1));
            row.executeUpdate();
        }
    }

    @Test
    void numbersAndMessagesAreTakenOverPageByPage() throws Exception {
        session(1301, 7);
        connection.setAutoCommit(false);
        for (int i = 1300; i >= 1; i--) {       // a table has no order of its own
            message(i);
        }
        connection.commit();
        var source = new JdbcSource(connection, JdbcSource.Tables.DEFAULT);
        try (var store = MessageStore.inMemory(); var session = store.open(ID)) {
            var result = Import.run(source.find(ID).orElseThrow(), session, false);

            assertEquals(1300, result.messages());
            assertEquals(1301, session.position().nextOutbound());
            assertEquals(7, session.position().nextInbound());
            assertEquals(CREATED.toEpochMilli() * 1_000_000, session.position().creationTimeEpochNanos());
            assertArrayEquals(frame("D", 1300, "11=\u00e9|"), session.readChunk(2, Direction.OUTBOUND, 1300, 1300, 1, 1).getFirst().bytes());
        }
    }

    @Test
    void aWrongCharsetIsFoundOutBeforeAnythingIsTakenOver() throws Exception {
        session(2, 1);
        message(1);
        var source = new JdbcSource(connection, new JdbcSource.Tables("sessions", "messages", "", StandardCharsets.UTF_8));
        try (var store = MessageStore.inMemory(); var session = store.open(ID)) {
            var refused = assertThrows(StoreException.class, () -> Import.run(source.find(ID).orElseThrow(), session, false)).getMessage();
            assertTrue(refused.contains("table messages, msgseqnum 1") && refused.contains("is the charset right?"), refused);
        }
    }

    @Test
    void aSessionThatIsNotThereIsNotFound() throws StoreException {
        assertFalse(new JdbcSource(connection, JdbcSource.Tables.DEFAULT).find(SessionID.of("FIX.4.4", "A", "B")).isPresent());
    }

    @Test
    void whatStandsForAnAbsentPartIsAsked() throws Exception {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO sessions VALUES ('FIX.4.4','A','NA','NA','B','NA','NA','NA'," + CREATED.toEpochMilli() + ",3,2)");
        }
        var id = SessionID.of("FIX.4.4", "A", "B");
        assertFalse(new JdbcSource(connection, JdbcSource.Tables.DEFAULT).find(id).isPresent());
        assertTrue(new JdbcSource(connection, new JdbcSource.Tables("sessions", "messages", "NA", StandardCharsets.ISO_8859_1)).find(id).isPresent());
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        var source = new JdbcSource(connection, new JdbcSource.Tables("gone", "messages", "", StandardCharsets.ISO_8859_1));
        var refused = assertThrows(StoreException.class, () -> source.find(ID)).getMessage();
        assertTrue(refused.startsWith("table gone, session ") && refused.contains("the database says"), refused);
        assertThrows(IllegalArgumentException.class, () -> new JdbcSource.Tables("a; DROP TABLE x", "m", "", StandardCharsets.ISO_8859_1));
    }

    @Test
    void numbersThatCannotBeAreRefused() throws Exception {
        session(0, 1);
        var source = new JdbcSource(connection, JdbcSource.Tables.DEFAULT);
        assertTrue(assertThrows(StoreException.class, () -> source.find(ID)).getMessage().contains("outgoing_seqnum 0"));
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE sessions SET outgoing_seqnum=1, incoming_seqnum=0");
        }
        assertTrue(assertThrows(StoreException.class, () -> source.find(ID)).getMessage().contains("incoming_seqnum 0"));
    }

    @Test
    void aSessionThatHasAnotherQualifierIsAnother() throws Exception {
        session(5, 7);
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE sessions SET session_qualifier='q2'");
        }
        assertFalse(new JdbcSource(connection, JdbcSource.Tables.DEFAULT).find(ID).isPresent());
    }
}
