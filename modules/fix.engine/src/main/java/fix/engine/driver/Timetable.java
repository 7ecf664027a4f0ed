package fix.engine.driver;

import fix.session.Moment;
import fix.session.Occurrence;
import fix.session.SessionSchedule;
import fix.session.SessionTimes;
import fix.session.ZonedTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a session's schedule says, as of the last look at the clock. It goes by wall time, which may jump: so it asks to be looked at once a
 * second, whatever the schedule says is next. Guarded by the session's lock.
 */
final class Timetable {
    /** A wall clock that was set is noticed after this: 1 s. */
    private static final long LONGEST_REST_NANOS = 1_000_000_000L;
    /** A daily reset that the peer let fail is asked for again after this: 5 minutes. Nothing can be sent while it is asked for. */
    private static final long RESET_AGAIN_NANOS = 300_000_000_000L;
    private static final Occurrence EVER = new Occurrence(Instant.MIN, Instant.MAX);

    private final SessionSchedule schedule;
    private final Optional<ZonedTime> resetSeqTime;
    private final boolean always;
    private long beganNanos;
    private Instant wall = Instant.MIN;
    /** From when on, and until when, what is said below holds. */
    private Instant from = Instant.MAX;
    private Instant change = Instant.MIN;
    private Occurrence session = EVER;
    private boolean over;
    private boolean told = true;
    private long nextLook = Moment.NEVER;
    private long resetAgainAt = Long.MIN_VALUE;

    Timetable(SessionTimes times) {
        schedule = times.schedule();
        resetSeqTime = times.resetSeqTime();
        always = times.equals(SessionTimes.ALWAYS);
    }

    /** The present numbers began at this wall time; 0 when no message has been exchanged. */
    void began(long wallNanos) {
        beganNanos = wallNanos;
        from = Instant.MAX;
        resetAgainAt = Long.MIN_VALUE;
    }

    /** A message is stored: if it is the first one ever, the numbers begin with it. */
    void stored(long wallNanos) {
        if (beganNanos == 0) {
            began(wallNanos);
        }
    }

    /** Looks at the clock, if there is anything to look for. */
    void look(Moment now) {
        if (always) {
            return;
        }
        wall = now.wall();
        if (wall.isBefore(from) || !wall.isBefore(change)) {
            from = wall;
            session = schedule.atOrAfter(wall);
            change = schedule.nextChange(wall).orElse(Instant.MAX);
            over = beganNanos != 0 && schedule.isOver(new Moment(beganNanos, 0).wall(), wall);
        }
        long rest = change.equals(Instant.MAX) ? Moment.NEVER : nanosUntil(change);
        if (resetSeqTime.isPresent()) {
            rest = Math.min(rest, nanosUntil(lastReset(resetSeqTime.get(), 1)));
        }
        nextLook = now.monoNanos() + Math.clamp(rest, 1, LONGEST_REST_NANOS);
    }

    /** What has changed since this was asked last, in words. At first it is news that the session is closed. */
    Optional<String> change() {
        if (isOpen() == told) {
            return Optional.empty();
        }
        told = isOpen();
        return Optional.of(told ? "open by its schedule until " + session.end() : "closed by its schedule until " + session.start());
    }

    private long nanosUntil(Instant time) {
        long seconds = time.getEpochSecond() - wall.getEpochSecond();
        return seconds > 1 ? 2 * LONGEST_REST_NANOS : seconds * 1_000_000_000L + time.getNano() - wall.getNano();
    }

    /** Monotonic time of the next look. */
    long nextLook() {
        return nextLook;
    }

    /** Whether a session may be on. */
    boolean isOpen() {
        return always || session.contains(wall);
    }

    /** Whether the numbers belong to an earlier session than the one that is on, or else is next. */
    boolean isOver() {
        return over;
    }

    /** The session that is on, or else the next one. */
    Occurrence session() {
        return session;
    }

    /** Whether ResetSeqTime has come since the numbers began. It is told once, and again when nothing has come of it. */
    boolean isResetDue(Moment now) {
        boolean due = resetSeqTime.isPresent() && beganNanos != 0 && now.monoNanos() >= resetAgainAt
                && new Moment(beganNanos, 0).wall().isBefore(lastReset(resetSeqTime.get(), 0));
        if (due) {
            resetAgainAt = now.monoNanos() + RESET_AGAIN_NANOS;
        }
        return due;
    }

    /** The last time of the daily reset that has come, or the one so many days later. */
    private Instant lastReset(ZonedTime time, int daysLater) {
        var today = LocalDate.ofInstant(wall, time.zone());
        var date = time.on(today).isAfter(wall) ? today.minusDays(1) : today;
        return time.on(date.plusDays(daysLater));
    }
}
