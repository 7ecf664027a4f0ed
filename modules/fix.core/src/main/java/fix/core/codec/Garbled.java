package fix.core.codec;

/**
 * A frame that is no message: to be ignored, its sequence number not consumed.
 *
 * @param reason what is wrong, without the frame's content
 */
public record Garbled(String reason) implements Decoded {
}
