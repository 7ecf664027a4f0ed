package fix.session;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * When a session is open, and where one session ends and the next begins: both numbers start at 1 with each (FIX session layer,
 * "FIX session"). Knows no clock: every question carries the instant that it is about.
 *
 * <ol>
 *   <li>Each session is an {@link Occurrence}: it holds its start and not its end. No two of them overlap.
 *   <li>Start and end are times of day, each in a zone of its own ({@link ZonedTime}, which says what a change to or from daylight saving
 *       time does to them).
 *   <li>In one zone a session ends on the day on which it began, or on the next one when the end's time is not later than the start's:
 *       overnight, and all day round where both are equal. In two zones it ends with the first end after its start.
 *   <li>Where one begins before the one before has ended, the earlier one ends there. One that would end where it begins is none: both its
 *       edges fall into an hour that the clock leaves out.
 * </ol>
 *
 * Instants from the year 1 to 9999 are answered.
 */
public sealed interface SessionSchedule permits NonStop, Recurring {
    /** One session without an end. */
    static SessionSchedule nonStop() {
        return NonStop.INSTANCE;
    }

    /** A session that begins every day. */
    static SessionSchedule daily(ZonedTime start, ZonedTime end) {
        return new Recurring(Set.of(DayOfWeek.values()), start, Optional.empty(), end);
    }

    /**
     * A session that begins on each of these days, in the start's zone.
     *
     * @throws IllegalArgumentException when there are none
     */
    static SessionSchedule weekdays(Set<DayOfWeek> days, ZonedTime start, ZonedTime end) {
        return new Recurring(days, start, Optional.empty(), end);
    }

    /**
     * A session that begins once a week. Where both edges are equal it lasts all week.
     *
     * @param startDay the day on which it begins, in the start's zone
     * @param endDay the day on which it ends, in the end's zone
     */
    static SessionSchedule weekly(DayOfWeek startDay, ZonedTime start, DayOfWeek endDay, ZonedTime end) {
        return new Recurring(Set.of(startDay), start, Optional.of(endDay), end);
    }

    /** The session that this instant lies in, or else the next one that begins. */
    Occurrence atOrAfter(Instant time);

    /** The first instant after this one at which a session begins or ends; empty when none ever does. */
    Optional<Instant> nextChange(Instant time);

    /** The session that this instant lies in. */
    default Optional<Occurrence> at(Instant time) {
        return Optional.of(atOrAfter(time)).filter(session -> session.contains(time));
    }

    /** True when the session is open. */
    default boolean isOpen(Instant time) {
        return atOrAfter(time).contains(time);
    }

    /**
     * True when numbers that began at one instant belong to an earlier session than the other instant does. What begins between two sessions
     * belongs to the one after it. Never true when {@code began} is the later one: a clock that is set back resets nothing.
     */
    default boolean isOver(Instant began, Instant time) {
        return !atOrAfter(began).end().isAfter(atOrAfter(time).start());
    }
}
