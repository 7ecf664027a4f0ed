package crash;

import fix.core.Message;
import fix.core.SessionID;
import fix.store.Direction;
import fix.store.Durability;
import fix.store.MessageQuery;
import fix.store.Position;
import fix.store.StoreException;
import fix.store.StoredMessage;
import fix.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What one side has stored and logged.
 *
 * @param position its place at the end
 * @param outbound the messages that it stored as sent, in the order of the store
 * @param inbound the messages that it stored as accepted, in the order of the store
 * @param loggedOut the messages that its log has as sent
 * @param loggedIn the messages that its log has as received
 */
record Side(String name, Position position, List<StoredMessage> outbound, List<StoredMessage> inbound, List<Message> loggedOut, List<Message> loggedIn) {

    static Side read(String name, SessionID session, Path storeFolder, Path logFolder) throws StoreException, IOException {
        try (var store = SqliteStore.open(storeFolder, Durability.PROCESS); var own = store.open(session)) {
            return new Side(name, own.position(), stored(store, Direction.OUTBOUND), stored(store, Direction.INBOUND),
                    logged(logFolder, session, " > "), logged(logFolder, session, " < "));
        }
    }

    private static List<StoredMessage> stored(SqliteStore store, Direction direction) throws StoreException {
        var found = new ArrayList<StoredMessage>();
        store.query(MessageQuery.ALL.direction(direction), (session, message) -> found.add(message));
        return found;
    }

    /** Lines that a kill has cut short are passed over: what they said is in the stores. */
    private static List<Message> logged(Path folder, SessionID session, String direction) throws IOException {
        var found = new ArrayList<Message>();
        for (var line : Files.readAllLines(folder.resolve(session.fileName() + ".messages.log"))) {
            int at = line.indexOf(direction);
            if (at > 0 && line.matches(".*\\|10=\\d{3}\\|?")) {
                found.add(Message.parse(line.substring(at + direction.length())));
            }
        }
        return found;
    }
}
