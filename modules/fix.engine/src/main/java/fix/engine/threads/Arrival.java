package fix.engine.threads;

import fix.core.Message;
import fix.core.dictionary.Validity;
import java.util.Optional;

/** What a reader found in the bytes of a line. */
sealed interface Arrival {
    /** A message, and what the dictionary says of it. */
    record Whole(Message message, Validity validity) implements Arrival {}

    /** Bytes that are no message, and what could be read of its header if that was wanted. */
    record Garbled(String reason, Optional<Message> readable) implements Arrival {}
}
