package fix.store.sqlite;

import java.sql.SQLException;
import java.util.List;

/** The hot path: batches into rows, in one transaction. For the writer's thread alone. */
final class Commit {
    private static final String INSERT =
            "INSERT INTO segment (session, generation, sequence, first, last, crc, messages) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE session SET generation = ?, next_outbound = ?, next_inbound = ?, "
            + "handled_generation = ?, handled = ?, creation_time = ? "
            + "WHERE id = ? AND generation = ? AND next_outbound = ? AND next_inbound = ?";

    private final Transactions transactions;

    Commit(Transactions transactions) {
        this.transactions = transactions;
    }

    /** All or nothing. */
    void store(List<Batch> group) throws SQLException {
        transactions.run(() -> {
            for (var batch : group) store(batch);
        });
    }

    private void store(Batch batch) throws SQLException {
        for (var segment : batch.segments()) insert(segment);
        var after = batch.after();
        var update = transactions.statement(UPDATE);
        update.setLong(1, after.generation());
        update.setLong(2, after.nextOutbound());
        update.setLong(3, after.nextInbound());
        update.setLong(4, after.handledGeneration());
        update.setLong(5, after.handled());
        update.setLong(6, after.creationTimeEpochNanos());
        update.setLong(7, batch.row());
        update.setLong(8, batch.before().generation());
        update.setLong(9, batch.before().nextOutbound());
        update.setLong(10, batch.before().nextInbound());
        // Whatever went wrong before: a number is never written twice.
        if (update.executeUpdate() != 1) throw new SQLException("the session does not stand where it was left; recover it");
    }

    private void insert(Segment segment) throws SQLException {
        var insert = transactions.statement(INSERT);
        insert.setLong(1, segment.session());
        insert.setLong(2, segment.generation());
        insert.setInt(3, segment.sequence().ordinal());
        insert.setLong(4, segment.first());
        insert.setLong(5, segment.last());
        insert.setInt(6, segment.crc());
        insert.setBytes(7, segment.blob());
        insert.executeUpdate();
    }
}
