package fix.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The hot path: batches into rows, in one transaction. Bare JDBC with statements prepared once; for the writer's thread alone. */
final class Commit {
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement rollback;
    private final PreparedStatement insert;
    private final PreparedStatement update;

    Commit(Connection connection) throws SQLException {
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        rollback = connection.prepareStatement("ROLLBACK");
        insert = connection.prepareStatement("INSERT INTO segment (session, generation, sequence, first, last, crc, messages) VALUES (?, ?, ?, ?, ?, ?, ?)");
        update = connection.prepareStatement("UPDATE session SET generation = ?, next_outbound = ?, next_inbound = ?, handled_generation = ?, handled = ?, creation_time = ? WHERE id = ?");
    }

    /** All or nothing. */
    void store(List<Batch> group) throws SQLException {
        begin.executeUpdate();
        try {
            for (var batch : group) store(batch);
            commit.executeUpdate();
        } catch (SQLException e) {
            undo(e);
            throw e;
        }
    }

    private void store(Batch batch) throws SQLException {
        for (var segment : batch.segments()) {
            insert.setLong(1, segment.session());
            insert.setLong(2, segment.generation());
            insert.setInt(3, segment.sequence().ordinal());
            insert.setLong(4, segment.first());
            insert.setLong(5, segment.last());
            insert.setInt(6, segment.crc());
            insert.setBytes(7, segment.blob());
            insert.executeUpdate();
        }
        var after = batch.after();
        update.setLong(1, after.generation());
        update.setLong(2, after.nextOutbound());
        update.setLong(3, after.nextInbound());
        update.setLong(4, after.handledGeneration());
        update.setLong(5, after.handled());
        update.setLong(6, after.creationTimeEpochNanos());
        update.setLong(7, batch.row());
        update.executeUpdate();
    }

    /** SQLite has rolled back by itself after some errors; then there is nothing to undo. */
    private void undo(SQLException cause) {
        try {
            rollback.executeUpdate();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
