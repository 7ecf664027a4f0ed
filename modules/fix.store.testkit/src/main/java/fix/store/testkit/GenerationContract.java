package fix.store.testkit;

import static fix.store.testkit.Messages.SESSION;
import static fix.store.testkit.Messages.all;
import static fix.store.testkit.Messages.append;
import static fix.store.testkit.Messages.appendIn;
import static fix.store.testkit.Messages.appendOut;
import static fix.store.testkit.Messages.in;
import static fix.store.testkit.Messages.numbers;
import static fix.store.testkit.Messages.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fix.store.Direction;
import fix.store.Position;
import fix.store.StoreException;
import fix.store.StoreOp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Resets: a new generation, and nothing is lost. */
public interface GenerationContract extends StoreUnderTest {

    @Test
    default void aResetBeginsANewGenerationAndDeletesNothing(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendOut(1, 1, 5));
            session.write(List.of(new StoreOp.Reset(2, 1, 1, 777), append(out(2, 1))));
            assertEquals(new Position(2, 2, 1, 1, 0, 777), session.position());
            assertEquals(5, all(session, 1, Direction.OUTBOUND).size());
            assertEquals(List.of(out(2, 1)), all(session, 2, Direction.OUTBOUND));
        }
    }

    @Test
    default void aResetMayStandInTheMiddleOfABatch(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(List.of(append(out(1, 1)), append(in(1, 1)), new StoreOp.Reset(2, 1, 1, 5), append(out(2, 1)),
                    new StoreOp.Reset(3, 8, 9, 6), append(out(3, 8)), append(in(3, 9))));
            assertEquals(new Position(3, 9, 10, 1, 0, 6), session.position());
            assertEquals(List.of(out(1, 1)), all(session, 1, Direction.OUTBOUND));
            assertEquals(List.of(in(1, 1)), all(session, 1, Direction.INBOUND));
            assertEquals(List.of(out(2, 1)), all(session, 2, Direction.OUTBOUND));
            assertEquals(List.of(out(3, 8)), all(session, 3, Direction.OUTBOUND));
            assertEquals(List.of(in(3, 9)), all(session, 3, Direction.INBOUND));
        }
    }

    @Test
    default void whatWasNotHandledBeforeAResetIsStillThereToHandle(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendIn(1, 1, 5));
            session.write(List.of(new StoreOp.Handled(1, 2), new StoreOp.Reset(2, 1, 1, 5)));
            session.write(appendIn(2, 1, 2));
            assertEquals(new Position(2, 1, 3, 1, 2, 5), session.position());
            assertEquals(List.of(3L, 4L, 5L), numbers(session.readChunk(1, Direction.INBOUND, 3, Long.MAX_VALUE, 100, 100_000)));
            session.write(List.of(new StoreOp.Handled(1, 5)));
            session.write(List.of(new StoreOp.Handled(2, 1)));
            assertEquals(new Position(2, 1, 3, 2, 1, 5), session.position());
        }
    }

    @Test
    default void numbersAreLoweredByAResetAlone(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendOut(1, 1, 9));
            session.write(List.of(new StoreOp.Reset(2, 4, 1, 5), append(out(2, 4))));
            assertEquals(5, session.position().nextOutbound());
        }
    }

    @Test
    default void aResetThatDoesNotRaiseTheGenerationIsRefused(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(List.of(new StoreOp.Reset(3, 1, 1, 5)));
            for (var wrong : List.of(new StoreOp.Reset(3, 1, 1, 6), new StoreOp.Reset(2, 1, 1, 6), new StoreOp.Reset(4, 0, 1, 6),
                    new StoreOp.Reset(4, 1, 0, 6), append(out(2, 1)), append(out(4, 1)), new StoreOp.Keep(in(4, 1)))) {
                assertThrows(StoreException.class, () -> session.write(List.of(wrong)));
                assertEquals(new Position(3, 1, 1, 1, 0, 5), session.recover());
            }
        }
    }
}
