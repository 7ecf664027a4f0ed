package fix.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionTest {
    private static final SessionID SESSION = SessionID.of("FIX.4.4", "ISLD", "TW");

    @Test
    void anAppendTakesTheNextNumberOfItsDirection() throws StoreException {
        assertEquals(new Position(1, 2, 1, 1, 0, 70), Position.START.after(SESSION, List.of(append(Direction.OUTBOUND, 1, 1))));
        assertEquals(new Position(1, 1, 2, 1, 0, 70), Position.START.after(SESSION, List.of(append(Direction.INBOUND, 1, 1))));
    }

    @Test
    void theFirstGenerationBeginsWithItsFirstMessageAndEveryOtherWithItsReset() throws StoreException {
        assertEquals(70, Position.START.after(SESSION, List.of(new StoreOp.Keep(message(Direction.INBOUND, 1, 9))))
                .creationTimeEpochNanos());
        assertEquals(5, new Position(1, 2, 1, 1, 0, 5).after(SESSION, List.of(append(Direction.OUTBOUND, 1, 2))).creationTimeEpochNanos());
        assertEquals(9, new Position(1, 2, 1, 1, 0, 5).after(SESSION, List.of(new StoreOp.Reset(2, 1, 1, 9))).creationTimeEpochNanos());
    }

    @Test
    void numbersAreRaisedAndNeverLowered() throws StoreException {
        var position = new Position(1, 5, 7, 1, 0, 1);
        assertEquals(new Position(1, 9, 7, 1, 0, 1), position.after(SESSION, List.of(new StoreOp.NextOutbound(9))));
        assertEquals(new Position(1, 5, 9, 1, 0, 1), position.after(SESSION, List.of(new StoreOp.NextInbound(9))));
        assertEquals(position, position.after(SESSION, List.of(new StoreOp.NextOutbound(5), new StoreOp.NextInbound(7))));
        assertRefused(position, new StoreOp.NextOutbound(4), "lowering the next outbound number from 5 to 4 needs a Reset");
        assertRefused(position, new StoreOp.NextInbound(6), "lowering the next inbound number from 7 to 6 needs a Reset");
    }

    @Test
    void anAppendOfAnyOtherNumberOrGenerationIsRefused() {
        var position = new Position(2, 5, 7, 1, 0, 1);
        assertRefused(position, append(Direction.OUTBOUND, 2, 4), "is not the next number 5");
        assertRefused(position, append(Direction.OUTBOUND, 2, 6), "is not the next number 5");
        assertRefused(position, append(Direction.INBOUND, 2, 6), "is not the next number 7");
        assertRefused(position, append(Direction.INBOUND, 1, 7), "is not of the current generation 2");
        assertRefused(position, new StoreOp.Keep(message(Direction.INBOUND, 3, 7)), "ahead of the current generation 2");
    }

    @Test
    void whatIsHandledLiesBetweenWhatWasHandledAndWhatWasAccepted() throws StoreException {
        var position = new Position(2, 1, 5, 1, 30, 1);
        assertEquals(new Position(2, 1, 5, 1, 31, 1), position.after(SESSION, List.of(new StoreOp.Handled(1, 31))));
        assertEquals(new Position(2, 1, 5, 2, 4, 1), position.after(SESSION, List.of(new StoreOp.Handled(2, 4))));
        assertEquals(position, position.after(SESSION, List.of(new StoreOp.Handled(1, 30))));
        assertRefused(position, new StoreOp.Handled(1, 29), "would move back from 30 of generation 1");
        assertRefused(position, new StoreOp.Handled(2, 5), "ahead of what was accepted, 4 of generation 2");
        assertRefused(position, new StoreOp.Handled(3, 1), "ahead of what was accepted, 4 of generation 2");
        assertRefused(new Position(2, 1, 5, 2, 0, 1), new StoreOp.Handled(1, 99), "would move back from 0 of generation 2");
    }

    @Test
    void aResetRaisesTheGenerationAndKeepsTheHandledCursor() throws StoreException {
        var position = new Position(2, 3, 5, 1, 30, 1);
        assertEquals(new Position(3, 4, 6, 1, 30, 9), position.after(SESSION, List.of(new StoreOp.Reset(3, 4, 6, 9))));
        assertRefused(position, new StoreOp.Reset(2, 1, 1, 9), "does not raise the current generation 2");
        assertRefused(position, new StoreOp.Reset(3, 0, 1, 9), "numbers below 1");
        assertRefused(position, new StoreOp.Reset(3, 1, 0, 9), "numbers below 1");
    }

    @Test
    void allIsHandledWhenTheCursorsMeetInTheCurrentGeneration() {
        assertTrue(Position.START.isAllHandled());
        assertTrue(new Position(2, 1, 5, 2, 4, 1).isAllHandled());
        assertFalse(new Position(2, 1, 5, 2, 3, 1).isAllHandled());
        assertFalse(new Position(2, 1, 5, 1, 4, 1).isAllHandled());
    }

    @Test
    void aRefusalNamesTheSessionAndShowsNoBytes() {
        var words = refusal(Position.START, append(Direction.OUTBOUND, 1, 8));
        assertTrue(words.startsWith("session FIX.4.4:ISLD->TW: "), words);
        assertFalse(words.contains("SECRET"), words);
    }

    private static void assertRefused(Position position, StoreOp op, String why) {
        var words = refusal(position, op);
        assertTrue(words.contains(why), words);
    }

    private static String refusal(Position position, StoreOp op) {
        return assertThrows(StoreException.class, () -> position.after(SESSION, List.of(op))).getMessage();
    }

    private static StoreOp append(Direction direction, long generation, long msgSeqNum) {
        return new StoreOp.Append(message(direction, generation, msgSeqNum));
    }

    private static StoredMessage message(Direction direction, long generation, long msgSeqNum) {
        return new StoredMessage(generation, direction, msgSeqNum, false, 70, "SECRET".getBytes());
    }
}
