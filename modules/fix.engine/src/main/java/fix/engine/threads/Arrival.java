package fix.engine.threads;

import fix.core.Message;
import fix.core.dictionary.Validity;

/** What a reader found in the bytes of a line. */
sealed interface Arrival {
    /** A message, and what the dictionary says of it. */
    record Whole(Message message, Validity validity) implements Arrival {}

    /** Bytes that are no message. */
    record Garbled(String reason) implements Arrival {}
}
