package fix.engine.driver;

/**
 * A stored piece to be read for a resend.
 *
 * @param epoch the connection that asked
 * @param generation the generation that the numbers count in
 * @param from the first number
 * @param to the last number
 * @param messages how many messages at most
 * @param notBefore monotonic time before which it is not read, so that no more is sent again in a second than was agreed
 * @param oldest wall time in nanoseconds since 1970; application messages that were sent before are not sent again
 */
public record ReplayRequest(long epoch, long generation, long from, long to, int messages, long notBefore, long oldest) {}
