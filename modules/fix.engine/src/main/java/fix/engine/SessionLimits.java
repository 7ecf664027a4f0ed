package fix.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * What may be agreed with a counterparty beyond the protocol: how much, how late, and what happens when it is gone. Immutable; the
 * {@code with} methods give changed copies.
 *
 * @param cancelOnDisconnectDelay how long a session may be down before {@link Application#onDisconnect} is called; empty for never
 * @param maxAge application messages that are older are not sent again: a resend has gap fills in their place; empty
 *     for no limit
 * @param maxMessagesPerSecond how many application messages are sent in any one second; 0 for no limit
 * @param maxResentMessagesPerSecond how many messages are sent again in any one second; 0 for no limit
 * @param maxReceivedMessagesPerSecond how many messages are read in any one second, but for what one read brings beyond; 0 for no limit
 */
public record SessionLimits(
        Optional<Duration> cancelOnDisconnectDelay,
        Optional<Duration> maxAge,
        int maxMessagesPerSecond,
        int maxResentMessagesPerSecond,
        int maxReceivedMessagesPerSecond) {
    /** No limit, no queue, no call. */
    public static final SessionLimits NONE = new SessionLimits(Optional.empty(), Optional.empty(), 0, 0, 0);
    /** The highest rate that can be set: 100,000 a second. */
    public static final int HIGHEST_RATE = 100_000;

    /** Says which component is out of its bounds, and what they are. */
    public SessionLimits {
        require(cancelOnDisconnectDelay.filter(Duration::isNegative).isEmpty(), "CancelOnDisconnectDelay", cancelOnDisconnectDelay, "0 or more");
        require(maxAge.filter(age -> !age.isPositive()).isEmpty(), "MaxAge", maxAge, "more than 0");
        rate("MaxMessagesPerSecond", maxMessagesPerSecond);
        rate("MaxResentMessagesPerSecond", maxResentMessagesPerSecond);
        rate("MaxReceivedMessagesPerSecond", maxReceivedMessagesPerSecond);
    }

    private static void rate(String name, int rate) {
        require(rate >= 0 && rate <= HIGHEST_RATE, name, rate, "0 to " + HIGHEST_RATE);
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + "=" + value + " is out of bounds: allowed is " + allowed);
        }
    }

    /** These limits with this delay before {@link Application#onDisconnect}. */
    public SessionLimits withCancelOnDisconnectDelay(Duration delay) {
        return new SessionLimits(
                Optional.of(delay), maxAge, maxMessagesPerSecond, maxResentMessagesPerSecond,
                maxReceivedMessagesPerSecond);
    }

    /** These limits with this age. */
    public SessionLimits withMaxAge(Duration maxAge) {
        return new SessionLimits(
                cancelOnDisconnectDelay, Optional.of(maxAge), maxMessagesPerSecond, maxResentMessagesPerSecond,
                maxReceivedMessagesPerSecond);
    }

    /** These limits with these rates, each in messages a second, 0 for none. */
    public SessionLimits withRates(int sent, int resent, int received) {
        return new SessionLimits(cancelOnDisconnectDelay, maxAge, sent, resent, received);
    }
}
