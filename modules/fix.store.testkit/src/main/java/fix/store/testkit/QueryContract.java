package fix.store.testkit;

import static fix.store.testkit.Messages.OTHER;
import static fix.store.testkit.Messages.SESSION;
import static fix.store.testkit.Messages.append;
import static fix.store.testkit.Messages.appendIn;
import static fix.store.testkit.Messages.appendOut;
import static fix.store.testkit.Messages.found;
import static fix.store.testkit.Messages.in;
import static fix.store.testkit.Messages.message;
import static fix.store.testkit.Messages.numbers;
import static fix.store.testkit.Messages.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries: by everything that the design promises. */
public interface QueryContract extends StoreUnderTest {

    @Test
    default void aQueryFindsBySession(@TempDir Path dir) throws Exception {
        try (var store = filled(dir)) {
            assertEquals(Set.of(in(1, 1), out(1, 1), out(1, 2)), Set.copyOf(found(store, MessageQuery.ALL.sessions(OTHER))));
            assertEquals(found(store, MessageQuery.ALL), found(store, MessageQuery.ALL.sessions(OTHER, SESSION)));
            assertEquals(List.of(), found(store, MessageQuery.ALL.sessions(fix.core.SessionID.of("FIX.4.4", "NO", "BODY"))));
        }
    }

    @Test
    default void aQueryFindsByDirectionGenerationAndNumber(@TempDir Path dir) throws Exception {
        try (var store = filled(dir)) {
            var query = MessageQuery.ALL.sessions(SESSION);
            assertEquals(List.of(1L, 2L, 3L, 4L), numbers(found(store, query.direction(Direction.INBOUND).generation(1))));
            assertEquals(Set.of(out(2, 1), out(2, 2), in(2, 77)), Set.copyOf(found(store, query.generation(2))));
            assertEquals(Set.of(in(1, 2), in(1, 3), out(1, 2), out(1, 3), out(2, 2)), Set.copyOf(found(store, query.msgSeqNums(2, 3))));
        }
    }

    @Test
    default void aQueryFindsByTimeBothEndsIncluded(@TempDir Path dir) throws Exception {
        try (var store = filled(dir)) {
            var query = MessageQuery.ALL.sessions(SESSION).direction(Direction.INBOUND);
            assertEquals(List.of(2L, 3L), numbers(found(store,
                    query.times(Instant.EPOCH.plusNanos(2_000), Instant.EPOCH.plusNanos(3_000)))));
            assertEquals(List.of(2L), numbers(found(store, query.times(Instant.EPOCH.plusNanos(1_001), Instant.EPOCH.plusNanos(2_999)))));
            assertEquals(found(store, query), found(store, query.times(Instant.MIN, Instant.MAX)));
        }
    }

    @Test
    default void aQueryFindsByMsgType(@TempDir Path dir) throws Exception {
        try (var store = filled(dir)) {
            assertEquals(List.of(9L), numbers(found(store, MessageQuery.ALL.msgTypes("8"))));
            assertEquals(Set.of(9L, 10L), Set.copyOf(numbers(found(store, MessageQuery.ALL.msgTypes("8", "AE")))));
            assertEquals(List.of(), found(store, MessageQuery.ALL.msgTypes("A")));
        }
    }

    @Test
    default void aQueryFindsByFieldValue(@TempDir Path dir) throws Exception {
        try (var store = filled(dir)) {
            assertEquals(List.of(in(1, 3)), found(store, MessageQuery.ALL.field(11, "IN-1-3")));
            assertEquals(List.of(in(2, 77)), found(store, MessageQuery.ALL.field(11, "IN-2-77")));
            assertEquals(List.of(), found(store, MessageQuery.ALL.field(11, "IN-1-")));
            assertEquals(List.of(), found(store, MessageQuery.ALL.field(1, "IN-1-3")));
            assertEquals(2, found(store, MessageQuery.ALL.field(11, "IN-1-1").field(55, "AAPL")).size());
            assertEquals(found(store, MessageQuery.ALL.direction(Direction.INBOUND)), found(store, MessageQuery.ALL.field(58, "INBOUND")));
        }
    }

    @Test
    default void aClOrdIDIsFoundWhereverItStandsInAMessage(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            var list = message(1, Direction.INBOUND, 1, "E", "FIRST\u000111=SECOND\u000111=THIRD");
            session.write(List.of(append(list), append(in(1, 2))));
            for (var clOrdID : List.of("FIRST", "SECOND", "THIRD")) {
                assertEquals(List.of(list), found(store, MessageQuery.ALL.field(11, clOrdID)));
            }
        }
    }

    @Test
    default void aQueryFindsWhatWasWrittenJustNow(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            for (long number = 1; number <= 50; number++) {
                session.write(List.of(append(out(1, number))));
                assertEquals(List.of(out(1, number)), found(store, MessageQuery.ALL.field(11, "OUT-1-" + number)));
            }
        }
    }

    @Test
    default void messagesComeSessionBySessionInTheOrderOfTheirBatches(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var one = store.open(SESSION); var two = store.open(OTHER)) {
            for (long number = 1; number <= 20; number++) {
                one.write(List.of(append(out(1, number))));
                two.write(List.of(append(in(1, number))));
                one.write(List.of(append(in(1, number))));
            }
            var sessions = new ArrayList<fix.core.SessionID>();
            var ofOne = new ArrayList<Object>();
            store.query(MessageQuery.ALL, (session, message) -> {
                sessions.add(session);
                return !session.equals(SESSION) || ofOne.add(message);
            });
            assertEquals(60, sessions.size());
            assertEquals(2, new HashSet<>(List.of(sessions.get(0), sessions.get(59))).size());
            assertEquals(sessions.stream().sorted(java.util.Comparator.comparing(Object::toString)).toList(), sessions);
            for (int i = 0; i < 40; i++) assertEquals(i % 2 == 0 ? out(1, i / 2 + 1) : in(1, i / 2 + 1), ofOne.get(i));
        }
    }

    @Test
    default void aVisitorThatHasEnoughIsShownNoMore(@TempDir Path dir) throws Exception {
        try (var store = filled(dir)) {
            var seen = new ArrayList<Object>();
            store.query(MessageQuery.ALL, (_, message) -> seen.add(message) && seen.size() < 3);
            assertEquals(3, seen.size());
        }
    }

    @Test
    default void aVisitorMayUseTheStoreAndIsNotShownWhatCameLater(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendOut(1, 1, 5));
            var shown = new ArrayList<Long>();
            store.query(MessageQuery.ALL, (_, message) -> {
                shown.add(message.msgSeqNum());
                try {
                    session.write(List.of(append(out(1, session.position().nextOutbound()))));
                    return !found(store, MessageQuery.ALL.field(11, "OUT-1-1")).isEmpty();
                } catch (StoreException e) {
                    throw new AssertionError(e);
                }
            });
            assertEquals(List.of(1L, 2L, 3L, 4L, 5L), shown);
            assertTrue(session.position().nextOutbound() == 11);
        }
    }

    /** Two sessions, two generations, kept messages, several types. */
    private MessageStore filled(Path dir) throws StoreException {
        var store = open(dir);
        try (var session = store.open(SESSION); var other = store.open(OTHER)) {
            session.write(appendIn(1, 1, 2));
            session.write(appendOut(1, 1, 4));
            session.write(appendIn(1, 3, 4));
            session.write(List.of(new StoreOp.Reset(2, 1, 1, 9), append(out(2, 1)), append(out(2, 2)), new StoreOp.Keep(in(2, 77))));
            session.write(List.of(new StoreOp.Reset(3, 9, 10, 9), append(message(3, Direction.OUTBOUND, 9, "8", "EXEC")),
                    append(message(3, Direction.INBOUND, 10, "AE", "TRADE"))));
            other.write(List.of(append(out(1, 1)), append(in(1, 1)), append(out(1, 2))));
        }
        return store;
    }
}
