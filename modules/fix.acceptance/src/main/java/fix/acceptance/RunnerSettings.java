package fix.acceptance;

import java.time.Duration;

/**
 * How long the runner waits, and how it writes times. All waiting goes by the clock of the {@link Line}.
 *
 * @param digits fraction digits of the times sent
 * @param message how long an E line waits for its message
 * @param disconnect how long an eDISCONNECT waits
 * @param ending how long the runner, having half-closed a connection, waits for the server to close it
 * @param reconnect the pause between the end of a connection and the next connect
 */
public record RunnerSettings(FractionDigits digits, Duration message, Duration disconnect, Duration ending, Duration reconnect) {
    /** What the scripts are made for: 10 s for a message, 20 s for a disconnect, 2 s and 0.1 s between connections. */
    public static final RunnerSettings DEFAULT =
            new RunnerSettings(FractionDigits.OF_VERSION, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(2), Duration.ofMillis(100));

    /** These settings with another rule for the fractions of seconds. */
    public RunnerSettings withDigits(FractionDigits digits) {
        return new RunnerSettings(digits, message, disconnect, ending, reconnect);
    }
}
