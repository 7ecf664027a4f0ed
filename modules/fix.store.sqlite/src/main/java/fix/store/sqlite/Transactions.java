package fix.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Bare JDBC for the writer's thread: transactions over statements that are prepared once. After an error all of them are prepared anew,
 * because for some errors (a full disk) the driver closes the statement that met it.
 */
final class Transactions {

    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Transactions(Connection connection) {
        this.connection = connection;
    }

    /** All or nothing: when this throws, nothing of the work is there. */
    void run(Work work) throws SQLException {
        try {
            statement("BEGIN IMMEDIATE").executeUpdate();
            work.run();
            statement("COMMIT").executeUpdate();
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    PreparedStatement statement(String sql) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return statement;
    }

    long number(String sql) throws SQLException {
        try (var statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void undo(Exception cause) {
        for (var statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                cause.addSuppressed(e);
            }
        }
        prepared.clear();
        try (var rollback = connection.createStatement()) {
            rollback.executeUpdate("ROLLBACK");
        } catch (SQLException e) {
            // SQLite rolls back by itself after some errors, and then refuses this; after the others it must succeed, or the next BEGIN
            // says why not.
            cause.addSuppressed(e);
        }
    }
}
