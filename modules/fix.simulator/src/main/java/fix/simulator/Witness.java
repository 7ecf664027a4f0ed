package fix.simulator;

import fix.core.Message;
import fix.core.SessionID;
import fix.store.StoreOp;
import java.util.List;

/** Sees what a run promises to the outside, the moment it happens. */
interface Witness {
    /** Looks away. */
    Witness NOBODY = new Witness() {};

    /** A batch was committed. */
    default void committed(SessionID session, List<StoreOp> batch) {}

    /** The store found that a batch breaks its rules: whoever made it is wrong. */
    default void refused(SessionID session, String why) {}

    /** A frame was written on the connection with this epoch. */
    default void wrote(SessionID session, long epoch, byte[] frame) {}

    /** A message was handed to the application. */
    default void delivered(SessionID session, long generation, Message message, boolean redelivered) {}

    /** The application does not want a message to be sent again. */
    default void vetoed(SessionID session, long msgSeqNum) {}

    /** A callback for this message takes so long that what it sends may go before the message counts as handled. */
    default void slow(SessionID session, Message message) {}
}
