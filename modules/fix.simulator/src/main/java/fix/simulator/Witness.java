package fix.simulator;

import fix.core.Message;
import fix.core.SessionID;
import fix.engine.driver.ReplayRequest;
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

    /** The session was told to have both numbers start anew, and begins to see to it that nothing is lost. */
    default void resetBegins(SessionID session) {}

    /** A frame was written on the connection with this epoch. */
    default void wrote(SessionID session, long epoch, byte[] frame, long now) {}

    /** A resend begins; live messages wait for its end, but not beyond that time. */
    default void resendBegins(SessionID session, ReplayRequest request, long liveWaitsUntil) {}

    /** The session is not logged on any more: what was to be sent again on its connection is not. */
    default void loggedOut(SessionID session, long epoch) {}

    /** The session's place was read from its store: what was not handled comes again. */
    default void restored(SessionID session, long generation) {}

    /** A message was handed to the application. */
    default void delivered(SessionID session, long generation, Message message, boolean redelivered) {}

    /** A callback could not answer: its message comes again. */
    default void givenBack(SessionID session, long generation, Message message) {}

    /** The application does not want a message to be sent again. */
    default void vetoed(SessionID session, long msgSeqNum) {}

    /** A callback for this message takes so long that what it sends may go before the message counts as handled. */
    default void slow(SessionID session, Message message) {}
}
