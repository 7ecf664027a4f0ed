package fix.engine.driver;

/**
 * A stored piece to be read for a resend.
 *
 * @param epoch the connection that asked
 * @param generation the generation that the numbers count in
 * @param from the first number
 * @param to the last number
 */
public record ReplayRequest(long epoch, long generation, long from, long to) {}
