package fix.core.codec;

import fix.core.Message;

/** What a frame turns out to be: a message, or garbled. Immutable. */
public sealed interface Decoded permits Message, Garbled {
}
