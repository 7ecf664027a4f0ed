package fix.engine.driver;

import fix.core.Masking;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.session.Effect;
import fix.store.Direction;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;

/** What the store does for a message that was accepted. */
final class AcceptedOps {
    private AcceptedOps() {}

    /**
     * @param generation the present one
     * @param expected the number that was expected before; with ValidateSequenceNumbers=N the message may have any other
     * @param toApplication the application will handle it
     * @param idle nothing waits for the application, so that what it need not handle counts as handled at once
     * @param wallNanos when it was accepted
     */
    static List<StoreOp> of(Effect.Accept accept, long generation, long expected, boolean toApplication, boolean idle, long wallNanos) {
        var message = accept.message();
        long number = message.msgSeqNum();
        var stored = new StoredMessage(generation, Direction.INBOUND, number, !toApplication, wallNanos, Masking.bytes(message));
        if (toApplication && number == expected && accept.nextInbound() == number + 1) {
            return List.of(new StoreOp.Append(stored));
        }
        var ops = new ArrayList<StoreOp>(3);
        boolean setsNumber = message.msgType().equals(MsgTypes.SEQUENCE_RESET) && !message.valueEquals(Tags.GAP_FILL_FLAG, "Y");
        boolean takesNumber = !setsNumber && number >= expected;
        if (takesNumber && number > expected) {
            ops.add(new StoreOp.NextInbound(number));
        }
        ops.add(takesNumber ? new StoreOp.Append(stored) : new StoreOp.Keep(stored));
        if (!takesNumber || accept.nextInbound() != number + 1) {
            ops.add(new StoreOp.NextInbound(accept.nextInbound()));
        }
        if (!toApplication && idle) {
            ops.add(new StoreOp.Handled(generation, accept.nextInbound() - 1));
        }
        return ops;
    }
}
