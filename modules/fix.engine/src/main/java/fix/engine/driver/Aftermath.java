package fix.engine.driver;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.session.Effect;

/** What a step asks of the outside that must not happen under the lock. Done in order, by whoever held it. */
public sealed interface Aftermath {
    /** Ask whether this Logon may log on; answer with {@link SessionDriver#authenticated}. */
    record Authenticate(long epoch, Message logon) implements Aftermath {}

    /** Show the application an admin message of the peer. */
    record FromAdmin(Message message) implements Aftermath {}

    /** Show the application an admin message of ours. */
    record ToAdmin(MessageBuilder message) implements Aftermath {}

    /** Read the next piece of a resend that is under way; answer with {@link SessionDriver#replayed}. */
    record ReadMore(ReplayRequest request) implements Aftermath {}

    /** The session is logged on. */
    record LoggedOn(long epoch) implements Aftermath {}

    /** The session was logged on and is not any more. */
    record LoggedOut(long epoch, String reason) implements Aftermath {}

    /** The line is to end: nothing that is read from it counts any more. */
    record Ended(long epoch, String reason) implements Aftermath {}

    /** ResetSeqTime has come: {@link SessionDriver#reset}, with what the application adds to the Logon. */
    record ResetDue() implements Aftermath {}

    /** The session has been down for as long as was agreed: tell the application. */
    record Down(String reason) implements Aftermath {}

    /** Tell whoever watches. */
    record Report(Effect.Kind kind, String text) implements Aftermath {}
}
