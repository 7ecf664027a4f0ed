package fix.store.testkit;

import static fix.store.testkit.Messages.OTHER;
import static fix.store.testkit.Messages.SESSION;
import static fix.store.testkit.Messages.all;
import static fix.store.testkit.Messages.append;
import static fix.store.testkit.Messages.appendIn;
import static fix.store.testkit.Messages.appendOut;
import static fix.store.testkit.Messages.found;
import static fix.store.testkit.Messages.in;
import static fix.store.testkit.Messages.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.Position;
import fix.store.StoreException;
import fix.store.StoreOp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening and closing: one owner at a time, and what was written stays. */
public interface OwnershipContract extends StoreUnderTest {

    @Test
    default void aSessionThatIsOpenCannotBeOpenedAgain(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var first = store.open(SESSION)) {
            var words = assertThrows(StoreException.class, () -> store.open(SESSION)).getMessage();
            assertTrue(words.contains(SESSION.toString()) && words.contains("open already"), words);
            first.write(List.of(append(out(1, 1))));
        }
    }

    @Test
    default void aSessionIsOpenedAgainWhereItWasClosed(@TempDir Path dir) throws Exception {
        try (var store = open(dir)) {
            var first = store.open(SESSION);
            first.write(appendOut(1, 1, 3));
            first.close();
            first.close();
            try (var second = store.open(SESSION)) {
                assertEquals(4, second.position().nextOutbound());
                assertThrows(StoreException.class, () -> first.write(List.of(append(out(1, 4)))));
                assertThrows(StoreException.class, () -> first.readChunk(1, Direction.OUTBOUND, 1, 9, 9, 9));
                assertThrows(StoreException.class, first::recover);
                second.write(List.of(append(out(1, 4))));
                assertEquals(4, all(second, 1, Direction.OUTBOUND).size());
            }
        }
    }

    @Test
    default void closingAgainDoesNotTakeTheSessionFromItsNextOwner(@TempDir Path dir) throws Exception {
        try (var store = open(dir)) {
            var first = store.open(SESSION);
            first.close();
            try (var second = store.open(SESSION)) {
                first.close();
                assertThrows(StoreException.class, () -> store.open(SESSION));
                second.write(appendOut(1, 1, 1));
            }
        }
    }

    @Test
    default void sessionsDoNotMeet(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var one = store.open(SESSION); var two = store.open(OTHER)) {
            one.write(appendOut(1, 1, 3));
            two.write(appendOut(1, 1, 1));
            assertEquals(4, one.position().nextOutbound());
            assertEquals(2, two.position().nextOutbound());
            assertEquals(List.of(out(1, 1)), all(two, 1, Direction.OUTBOUND));
            assertEquals(List.of(OTHER, SESSION), store.sessions());
        }
    }

    @Test
    default void aClosedStoreSaysSo(@TempDir Path dir) throws Exception {
        var store = open(dir);
        var session = store.open(SESSION);
        store.close();
        store.close();
        for (var words : List.of(
                assertThrows(StoreException.class, () -> store.open(OTHER)).getMessage(),
                assertThrows(StoreException.class, () -> session.write(List.of(append(out(1, 1))))).getMessage(),
                assertThrows(StoreException.class, () -> session.readChunk(1, Direction.OUTBOUND, 1, 9, 9, 9)).getMessage(),
                assertThrows(StoreException.class, store::sessions).getMessage(),
                assertThrows(StoreException.class, () -> store.query(MessageQuery.ALL, (_, _) -> true)).getMessage())) {
            assertTrue(words.contains("closed"), words);
        }
        session.close();
    }

    @Test
    default void aStoreOpenedAgainStandsWhereItStood(@TempDir Path dir) throws Exception {
        assumeTrue(survivesReopen(), "this provider keeps nothing");
        Position before;
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendOut(1, 1, 5));
            session.write(appendIn(1, 1, 3));
            session.write(List.of(new StoreOp.Handled(1, 2), new StoreOp.Reset(2, 1, 1, 50), append(out(2, 1)),
                    new StoreOp.Keep(in(2, 9))));
            before = session.position();
        }
        try (var store = open(dir); var session = store.open(SESSION)) {
            assertEquals(before, session.position());
            assertEquals(List.of(SESSION), store.sessions());
            assertEquals(5, all(session, 1, Direction.OUTBOUND).size());
            assertEquals(List.of(in(1, 1), in(1, 2), in(1, 3)), all(session, 1, Direction.INBOUND));
            assertEquals(10, found(store, MessageQuery.ALL).size());
            session.write(List.of(append(out(2, 2))));
            assertEquals(List.of(out(2, 1), out(2, 2)), all(session, 2, Direction.OUTBOUND));
        }
    }
}
