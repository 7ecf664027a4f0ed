package fix.session;

import java.util.Optional;

/**
 * When a session is on, and when its numbers start anew.
 *
 * @param schedule when it is open
 * @param resetSeqTime when, every day, an initiator resets both numbers without leaving the session; an acceptor pays no attention to it
 */
public record SessionTimes(SessionSchedule schedule, Optional<ZonedTime> resetSeqTime) {
    /** Always open, and never reset by the clock. */
    public static final SessionTimes ALWAYS = new SessionTimes(SessionSchedule.nonStop(), Optional.empty());

    /** By this schedule alone. */
    public static SessionTimes of(SessionSchedule schedule) {
        return new SessionTimes(schedule, Optional.empty());
    }

    /** The same schedule, with a reset at this time every day. */
    public SessionTimes withResetSeqTime(ZonedTime resetSeqTime) {
        return new SessionTimes(schedule, Optional.of(resetSeqTime));
    }
}
