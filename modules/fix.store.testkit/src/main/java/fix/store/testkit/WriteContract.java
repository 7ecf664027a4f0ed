package fix.store.testkit;

import static fix.store.testkit.Messages.SESSION;
import static fix.store.testkit.Messages.all;
import static fix.store.testkit.Messages.append;
import static fix.store.testkit.Messages.appendIn;
import static fix.store.testkit.Messages.appendOut;
import static fix.store.testkit.Messages.found;
import static fix.store.testkit.Messages.in;
import static fix.store.testkit.Messages.numbers;
import static fix.store.testkit.Messages.out;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.Position;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing: messages and numbers go together. */
public interface WriteContract extends StoreUnderTest {

    @Test
    default void aSessionThatNeverWasStandsAtTheStart(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            assertEquals(Position.START, session.position());
            assertEquals(SESSION, session.session());
            assertEquals(List.of(), all(session, 1, Direction.OUTBOUND));
        }
    }

    @Test
    default void anAppendTakesTheNextNumberOfItsDirectionAlone(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(List.of(append(out(1, 1)), append(out(1, 2)), append(in(1, 1))));
            assertEquals(new Position(1, 3, 2, 1, 0, 1_000), session.position());
            session.write(List.of(append(in(1, 2))));
            assertEquals(new Position(1, 3, 3, 1, 0, 1_000), session.position());
        }
    }

    @Test
    default void whatWasWrittenIsReadBackInOrder(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            var mixed = new ArrayList<StoreOp>();
            for (int number = 1; number <= 30; number++) mixed.addAll(List.of(append(in(1, number)), append(out(1, number))));
            session.write(mixed);
            session.write(appendOut(1, 31, 40));
            assertEquals(mixed.stream().map(op -> ((StoreOp.Append) op).message())
                    .filter(message -> message.direction() == Direction.INBOUND).toList(), all(session, 1, Direction.INBOUND));
            assertEquals(40, all(session, 1, Direction.OUTBOUND).size());
        }
    }

    @Test
    default void anEmptyBatchChangesNothing(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(List.of());
            assertEquals(Position.START, session.position());
        }
    }

    @Test
    default void numbersAreRaisedByHandAndLeaveAGap(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(List.of(append(out(1, 1)), new StoreOp.NextOutbound(10), append(out(1, 10))));
            session.write(List.of(append(in(1, 1)), new StoreOp.NextInbound(2), new StoreOp.NextInbound(7), append(in(1, 7))));
            assertEquals(new Position(1, 11, 8, 1, 0, 1_000), session.position());
            assertEquals(List.of(1L, 10L), numbers(all(session, 1, Direction.OUTBOUND)));
            assertEquals(List.of(1L, 7L), numbers(all(session, 1, Direction.INBOUND)));
        }
    }

    @Test
    default void theHandledCursorMovesOnItsOwn(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendIn(1, 1, 5));
            session.write(List.of(new StoreOp.Handled(1, 3)));
            assertEquals(new Position(1, 1, 6, 1, 3, 1_000), session.position());
            session.write(List.of(append(in(1, 6)), new StoreOp.Handled(1, 6)));
            assertEquals(true, session.position().isAllHandled());
        }
    }

    @Test
    default void aKeptMessageTakesNoNumberAndOnlyQueriesFindIt(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(List.of(append(in(1, 1)), new StoreOp.Keep(in(1, 90)), new StoreOp.Keep(in(1, 1))));
            assertEquals(2, session.position().nextInbound());
            assertEquals(List.of(1L), numbers(all(session, 1, Direction.INBOUND)));
            assertEquals(List.of(1L, 1L, 90L), numbers(found(store, MessageQuery.ALL)).stream().sorted().toList());
        }
    }

    @Test
    default void everyByteComesBackAsItWas(@TempDir Path dir) throws Exception {
        var bytes = new byte[512];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) i;
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(List.of(append(new StoredMessage(1, Direction.OUTBOUND, 1, true, -5, bytes)),
                    append(new StoredMessage(1, Direction.OUTBOUND, 2, false, Long.MAX_VALUE, new byte[0]))));
            var read = all(session, 1, Direction.OUTBOUND);
            assertArrayEquals(bytes, read.get(0).bytes());
            assertEquals(new StoredMessage(1, Direction.OUTBOUND, 1, true, -5, bytes), read.get(0));
            assertEquals(new StoredMessage(1, Direction.OUTBOUND, 2, false, Long.MAX_VALUE, new byte[0]), read.get(1));
        }
    }

    @Test
    default void aMessageOfAMebibyteComesBackAsItWas(@TempDir Path dir) throws Exception {
        var bytes = new byte[1 << 20];
        new Random(7).nextBytes(bytes);
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(List.of(append(in(1, 1)), append(new StoredMessage(1, Direction.INBOUND, 2, false, 2, bytes)), append(in(1, 3))));
            assertArrayEquals(bytes, session.readChunk(1, Direction.INBOUND, 2, 2, 10, 10).getFirst().bytes());
        }
    }
}
