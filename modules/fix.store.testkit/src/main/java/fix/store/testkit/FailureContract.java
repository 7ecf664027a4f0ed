package fix.store.testkit;

import static fix.store.testkit.Messages.OTHER;
import static fix.store.testkit.Messages.SESSION;
import static fix.store.testkit.Messages.all;
import static fix.store.testkit.Messages.append;
import static fix.store.testkit.Messages.appendIn;
import static fix.store.testkit.Messages.appendOut;
import static fix.store.testkit.Messages.found;
import static fix.store.testkit.Messages.in;
import static fix.store.testkit.Messages.numbers;
import static fix.store.testkit.Messages.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes that fail: nothing of them is there, and nothing more is written until someone looked. */
public interface FailureContract extends StoreUnderTest {

    @Test
    default void pitfall27_aBatchIsStoredWholeOrNotAtAll(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendOut(1, 1, 3));
            var before = session.position();
            assertRefused(session, append(out(1, 4)), append(in(1, 1)), new StoreOp.NextInbound(9), append(out(1, 6)));
            assertEquals(before, session.recover());
            assertEquals(List.of(1L, 2L, 3L), numbers(all(session, 1, Direction.OUTBOUND)));
            assertEquals(List.of(), all(session, 1, Direction.INBOUND));
            assertEquals(3, found(store, MessageQuery.ALL).size());
        }
    }

    @Test
    default void pitfall28_afterAFailedWriteNothingIsWrittenUntilItIsRecovered(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            assertEquals(true, session.failure().isEmpty());
            var first = assertRefused(session, append(out(1, 2)));
            assertEquals(first, session.failure().orElseThrow());
            var second = assertRefused(session, append(out(1, 1)));
            assertTrue(second.getMessage().contains(SESSION.toString()), second.getMessage());
            assertEquals(first, second.getCause());
            assertEquals(1, session.recover().nextOutbound());
            assertTrue(session.failure().isEmpty());
            session.write(List.of(append(out(1, 1))));
            assertEquals(2, session.position().nextOutbound());
        }
    }

    @Test
    default void aNumberIsNeverUsedTwice(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(List.of(append(out(1, 1)), append(in(1, 1))));
            assertRefused(session, append(out(1, 1)));
            session.recover();
            assertRefused(session, append(in(1, 1)));
            session.recover();
            assertRefused(session, new StoreOp.NextOutbound(1));
            session.recover();
            assertRefused(session, new StoreOp.NextInbound(1));
            session.recover();
            assertRefused(session, append(out(1, 3)));
        }
    }

    @Test
    default void theHandledCursorNeitherMovesBackNorPastWhatWasAccepted(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendIn(1, 1, 5));
            session.write(List.of(new StoreOp.Handled(1, 3)));
            for (var wrong : List.of(new StoreOp.Handled(1, 2), new StoreOp.Handled(1, 6), new StoreOp.Handled(2, 1))) {
                assertRefused(session, wrong);
                session.recover();
            }
        }
    }

    @Test
    default void anErrorNamesTheSessionAndNeverHoldsBytesOfAMessage(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            var words = assertRefused(session, append(out(1, 7))).getMessage();
            assertTrue(words.contains(SESSION.toString()) && words.contains("7"), words);
            assertFalse(words.contains("OUT-1-7"), words);
        }
    }

    @Test
    default void aStoreThatCannotWriteSaysSoAndLosesNothingBeforeIt(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var session = store.open(SESSION)) {
            session.write(appendOut(1, 1, 3));
            assumeTrue(breakWrites(store, SESSION), "this provider cannot be broken on purpose");
            var words = assertRefused(session, append(out(1, 4)), append(in(1, 1))).getMessage();
            assertTrue(words.contains(SESSION.toString()), words);
            mend(store, SESSION);
            assertRefused(session, append(out(1, 4)));
            assertEquals(4, session.recover().nextOutbound());
            session.write(List.of(append(out(1, 4))));
            assertEquals(List.of(1L, 2L, 3L, 4L), numbers(all(session, 1, Direction.OUTBOUND)));
            assertEquals(List.of(), all(session, 1, Direction.INBOUND));
        }
    }

    @Test
    default void aSessionThatCannotBeWrittenDoesNotStopAnother(@TempDir Path dir) throws Exception {
        try (var store = open(dir); var broken = store.open(SESSION); var sound = store.open(OTHER)) {
            assumeTrue(breakWrites(store, SESSION), "this provider cannot be broken on purpose");
            assertRefused(broken, append(out(1, 1)));
            sound.write(appendOut(1, 1, 3));
            assertEquals(4, sound.position().nextOutbound());
            mend(store, SESSION);
        }
    }

    private static StoreException assertRefused(SessionStore session, StoreOp... batch) {
        return assertThrows(StoreException.class, () -> session.write(List.of(batch)));
    }
}
