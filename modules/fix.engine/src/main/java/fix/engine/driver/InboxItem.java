package fix.engine.driver;

import fix.core.Message;

/** What the application is called for. */
public sealed interface InboxItem {
    /** The session is logged on. */
    record LoggedOn() implements InboxItem {}

    /**
     * The session is not logged on any more.
     *
     * @param reason why, in words
     */
    record LoggedOut(String reason) implements InboxItem {}

    /**
     * A message of the peer's application.
     *
     * @param message the message
     * @param generation the generation of its number
     * @param redelivered it may have been handed over before
     */
    record Delivery(Message message, long generation, boolean redelivered) implements InboxItem {
        /** The same message, handed over once more. */
        public Delivery again() {
            return new Delivery(message, generation, true);
        }
    }
}
