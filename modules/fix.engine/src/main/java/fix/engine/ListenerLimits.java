package fix.engine;

/**
 * What strangers may do to a listener before it turns them away. Immutable. At each bound the connection is closed without an answer and an event tells of it
 * ({@link EngineEvent.ConnectionRefused}); sessions that are logged on are not touched. How long a connection may last without a Logon is LogonTimeout.
 *
 * @param connections how many there may be in all, sessions included; 1 or more
 * @param connectionsPerAddress how many there may be from one address, or from one network of IPv6 (64 bits); 1 or more
 * @param failuresPerMinute how many connections from one such address may end within a minute without a session, or with a refused Logon, before it is turned away
 *     until the minute is over; 1 or more
 * @param bytesBeforeLogon how long the first message may be, which must be a Logon; 1 KiB to 1 MiB
 */
public record ListenerLimits(int connections, int connectionsPerAddress, int failuresPerMinute, int bytesBeforeLogon) {
    private static final int KIB = 1 << 10;

    /** 10,000 connections, 500 from one address, 600 failures a minute from one address, 16 KiB before a Logon. */
    public static final ListenerLimits DEFAULT = new ListenerLimits(10_000, 500, 600, 16 * KIB);

    /** Says what is out of bounds. */
    public ListenerLimits {
        if (connections < 1 || connectionsPerAddress < 1 || failuresPerMinute < 1 || bytesBeforeLogon < KIB || bytesBeforeLogon > KIB * KIB) {
            throw new EngineException("limits of a listener: " + connections + " connections, " + connectionsPerAddress + " from one address, " + failuresPerMinute + " failures a minute, "
                    + bytesBeforeLogon + " bytes before a Logon are out of bounds: allowed are 1 or more, and 1 KiB to 1 MiB");
        }
    }
}
