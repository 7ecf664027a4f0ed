package fix.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.store.Direction;
import fix.store.MessageStore;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final long PATIENCE = 30_000_000_000L;
    private static final ReplayRequest REQUEST = new ReplayRequest(1, 1, 1, 1, 1, 0, 0);

    private final Outbox outbox = new Outbox();
    private final SessionStore store = open();
    private long numbers;

    private static SessionStore open() {
        try {
            return MessageStore.inMemory().open(SessionID.of("FIX.4.4", "US", "THEM"));
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

    private void accepted(long number) {
        outbox.add(new OutboxEntry.StoreOnly(List.of(append(Direction.INBOUND, number)), 1), 0);
    }

    private void sends(int bytes) {
        var op = append(Direction.OUTBOUND, ++numbers);
        outbox.add(new OutboxEntry.Live(op, new byte[bytes], NoLine.INSTANCE), 0);
    }

    private static StoreOp append(Direction direction, long number) {
        return new StoreOp.Append(new StoredMessage(1, direction, number, false, 1, new byte[1]));
    }

    private Batch takeAndStore() throws StoreException {
        var batch = outbox.take(0, PATIENCE).orElseThrow();
        batch.store(store);
        outbox.stored(batch);
        return batch;
    }

    @Test
    void whatIsHandledAgainAfterAFailureOfTheStoreIsRecordedAgain() throws StoreException {
        accepted(1);
        takeAndStore();
        outbox.returned(1, 1);
        outbox.unitEnds(0);
        outbox.take(0, PATIENCE).orElseThrow();
        outbox.fail();
        outbox.restored();
        outbox.returned(1, 1);
        outbox.unitEnds(0);
        takeAndStore();
        assertTrue(store.position().isAllHandled());
    }

    @Test
    void aResetAndItsLogonAreOneBatchWhateverItsBound() throws StoreException {
        for (int i = 1; i < Outbox.MAX_BATCH_ENTRIES; i++) {
            sends(1);
        }
        outbox.add(new OutboxEntry.NewNumbers(new StoreOp.Reset(2, 1, 1, 1)), 0);
        var logon = new StoreOp.Append(new StoredMessage(2, Direction.OUTBOUND, 1, true, 1, new byte[1]));
        outbox.add(new OutboxEntry.Live(logon, new byte[1], NoLine.INSTANCE), 0);
        outbox.add(new OutboxEntry.StoreOnly(List.of(new StoreOp.NextInbound(5)), 0), 0);
        takeAndStore();
        assertEquals("2 2 1", place(), "generation, next outbound, next inbound");
        takeAndStore();
        assertEquals("2 2 5", place());
    }

    private String place() {
        var position = store.position();
        return position.generation() + " " + position.nextOutbound() + " " + position.nextInbound();
    }

    @Test
    void aResendThatBeginsInsideAUnitDoesNotPartItsRepliesFromItsCursor() throws StoreException {
        accepted(1);
        outbox.unitSends(0);
        sends(100);
        outbox.add(new OutboxEntry.Mark(REQUEST), 0);
        sends(100);
        outbox.returned(1, 1);
        outbox.unitEnds(0);
        sends(100);
        var batch = takeAndStore();
        assertEquals(3, store.position().nextOutbound(), "both replies, and not what came after the unit");
        assertEquals(1, store.position().handled());
        assertEquals(REQUEST, batch.replay().orElseThrow());
        assertTrue(outbox.take(0, PATIENCE).isEmpty(), "live messages wait for the resend");
    }

    @Test
    void aUnitLargerThanABatchIsStoredInOneStep() throws StoreException {
        sends(100);
        accepted(1);
        outbox.unitSends(0);
        for (int i = 0; i < 3; i++) {
            sends(Outbox.MAX_BATCH_BYTES - 1);
        }
        outbox.returned(1, 1);
        outbox.unitEnds(0);
        while (store.position().nextOutbound() < 3) {
            takeAndStore();
        }
        assertEquals(5, store.position().nextOutbound());
        assertEquals(1, store.position().handled());
    }

    @Test
    void aResendThatWaitsToBeginDoesNotBeginOnceItsLineIsGone() {
        outbox.add(new OutboxEntry.Mark(REQUEST), 0);
        outbox.dropAgain();
        sends(100);
        assertTrue(outbox.take(0, PATIENCE).orElseThrow().replay().isEmpty());
        sends(100);
        assertTrue(outbox.take(0, PATIENCE).isPresent(), "nothing waits for a resend that never ends");
    }

    @Test
    void whatIsHandledAfterAFailureOfTheStoreIsNotRecorded() throws StoreException {
        accepted(1);
        outbox.fail();
        outbox.returned(1, 1);
        outbox.unitEnds(0);
        assertTrue(outbox.isIdle());
        outbox.restored();
        accepted(1);
        outbox.unitEnds(0);
        takeAndStore();
        assertEquals(0, store.position().handled());
    }

    @Test
    void aBatchThatIsStoredAfterTheFailureWasSeenDoesNotCountTwice() {
        sends(100);
        var batch = outbox.take(0, PATIENCE).orElseThrow();
        outbox.fail();
        outbox.stored(batch);
        assertEquals(0, outbox.bytes());
        sends(100);
        long one = outbox.bytes();
        sends(100);
        assertEquals(2 * one, outbox.bytes());
        assertFalse(outbox.isStored(outbox.lastTicket()));
    }

    @Test
    void theWriterIsNotToldToLookBeforeEverythingThatHoldsBackHasPassed() {
        outbox.add(new OutboxEntry.Mark(REQUEST), 0);
        outbox.take(0, PATIENCE).orElseThrow();
        outbox.unitSends(5);
        sends(100);
        assertTrue(outbox.take(6, PATIENCE).isEmpty());
        assertEquals(PATIENCE, outbox.nextTake(PATIENCE));
        outbox.resendEnds();
        assertTrue(outbox.take(6, PATIENCE).isEmpty());
        assertEquals(5 + Outbox.UNIT_LIMIT_NANOS, outbox.nextTake(PATIENCE));
        assertTrue(outbox.take(5 + Outbox.UNIT_LIMIT_NANOS, PATIENCE).orElseThrow().unitBroken());
    }
}
