package fix.engine.driver;

import fix.core.Masking;
import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.codec.Encoder;
import fix.session.Effect;
import fix.session.Numbers;
import fix.session.SessionConfig;
import fix.store.Direction;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.List;

/** The session's place as the store will have it, and what the store is told for it to move there. Guarded by the session's lock. */
final class Place {
    private long generation = 1;
    private long nextInbound = 1;

    /** It is there. */
    void is(Numbers numbers) {
        generation = numbers.generation();
        nextInbound = numbers.nextInbound();
    }

    long generation() {
        return generation;
    }

    /** With EnableLastMsgSeqNumProcessed=Y the header has the number of what was accepted last, unless {@link LastProcessed} knows better. */
    void sayLastAccepted(SessionConfig config, MessageBuilder draft) {
        if (config.saysLastProcessed() && !draft.has(Tags.LAST_MSG_SEQ_NUM_PROCESSED)) {
            draft.set(Tags.LAST_MSG_SEQ_NUM_PROCESSED, nextInbound - 1);
        }
    }

    /** An application may send its draft again, on a session that does not say it. */
    private static void leaveLastAccepted(SessionConfig config, MessageBuilder draft) {
        if (config.saysLastProcessed()) {
            draft.remove(Tags.LAST_MSG_SEQ_NUM_PROCESSED);
        }
    }

    /**
     * A message of the peer has its turn.
     *
     * @param toApplication it waits for the application from here on
     * @param idle nothing else does
     */
    List<StoreOp> accept(Effect.Accept accept, boolean toApplication, boolean idle, long wallNanos) {
        var ops = AcceptedOps.of(accept, generation, nextInbound, toApplication, idle, wallNanos);
        nextInbound = accept.nextInbound();
        return ops;
    }

    /** A message of ours takes its number. */
    OutboxEntry transmit(Effect.Transmit transmit, SessionConfig config, Encoder encoder, Line line) {
        sayLastAccepted(config, transmit.draft());
        var frame = encoder.encode(transmit.draft(), transmit.msgSeqNum(), transmit.now().wallNanos());
        leaveLastAccepted(config, transmit.draft());
        return new OutboxEntry.Live(append(transmit, frame), frame, line);
    }

    private StoreOp append(Effect.Transmit transmit, byte[] frame) {
        var draft = transmit.draft();
        boolean secret = draft.msgType().equals(MsgTypes.LOGON) || Masking.holdsSecrets(draft);
        var kept = secret ? Masking.bytes(Message.parse(frame)) : frame;
        // A Reject(3) may be sent again; what was masked may not.
        boolean neverAgain = secret || draft.isAdmin() && !draft.msgType().equals(MsgTypes.REJECT);
        return new StoreOp.Append(new StoredMessage(
                generation, Direction.OUTBOUND, transmit.msgSeqNum(), neverAgain, transmit.now().wallNanos(), kept));
    }

    /** A new generation begins. */
    StoreOp.Reset reset(Effect.Reset reset) {
        is(reset.numbers());
        return new StoreOp.Reset(generation, reset.numbers().nextOutbound(), nextInbound, reset.now().wallNanos());
    }
}
