package fix.session;

import fix.core.Message;
import fix.core.Tags;

/**
 * What the Logons agreed on, for as long as the connection lasts or until a Logon in the session says otherwise.
 *
 * @param heartBeatNanos HeartBtInt(108) in nanoseconds; 0 means no heartbeats
 * @param applVerID DefaultApplVerID(1137) of our Logons; empty before FIXT.1.1, which has none
 * @param logon MsgSeqNum(34) of the peer's Logon
 */
public record Terms(long heartBeatNanos, String applVerID, long logon) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The terms of a Logon in which {@link LogonChecks#problem} found none: an acceptor follows it where it has no version of its own. */
    static Terms of(SessionConfig config, Message logon) {
        var version = !config.carriesVersions() ? ""
                : config.defaultApplVerID().isEmpty() ? logon.getString(Tags.DEFAULT_APPL_VER_ID) : config.defaultApplVerID();
        return new Terms(logon.getLong(Tags.HEART_BT_INT) * NANOS_PER_SECOND, version, logon.msgSeqNum());
    }

    /** What an initiator proposes. */
    static Terms proposed(SessionConfig config) {
        return new Terms(config.heartBtInt().toNanos(), config.defaultApplVerID(), 0);
    }

    /** HeartBtInt(108), in seconds. */
    long heartBtInt() {
        return heartBeatNanos / NANOS_PER_SECOND;
    }
}
