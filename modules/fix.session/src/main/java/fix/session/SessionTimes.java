package fix.session;

/**
 * When a session is on.
 *
 * @param schedule when it is open
 */
public record SessionTimes(SessionSchedule schedule) {
    /** Always open. */
    public static final SessionTimes ALWAYS = new SessionTimes(SessionSchedule.nonStop());

    /** By this schedule. */
    public static SessionTimes of(SessionSchedule schedule) {
        return new SessionTimes(schedule);
    }
}
