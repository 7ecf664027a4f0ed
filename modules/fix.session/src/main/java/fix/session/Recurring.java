package fix.session;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A session that begins on some days of the week.
 *
 * @param days the days on which it begins, in the start's zone
 * @param start when
 * @param endDay the day on which it ends, in the end's zone; empty for the next end that comes
 * @param end when
 */
record Recurring(Set<DayOfWeek> days, ZonedTime start, Optional<DayOfWeek> endDay, ZonedTime end) implements SessionSchedule {
    private static final int WEEK = 7;
    /** No session is longer than a week, and no zone's date is more than a day off another's. */
    private static final int LONGEST_DAYS = 9;
    /** Weeks in which no session could be found, because the clock leaves each of them out, do not follow each other. */
    private static final int SEARCHED_DAYS = 60;

    Recurring {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a schedule needs a day of the week on which a session begins");
        }
        days = Set.copyOf(EnumSet.copyOf(days));
    }

    @Override
    public Occurrence atOrAfter(Instant time) {
        var date = LocalDate.ofInstant(time, start.zone()).minusDays(LONGEST_DAYS);
        for (int i = 0; i < SEARCHED_DAYS; i++, date = date.plusDays(1)) {
            if (days.contains(date.getDayOfWeek())) {
                var begins = start.on(date);
                var ends = ends(date, begins);
                if (begins.isBefore(ends) && ends.isAfter(time)) {
                    return new Occurrence(begins, ends);
                }
            }
        }
        throw new IllegalStateException("no session begins in the two months around " + time + ": " + this);
    }

    @Override
    public Optional<Instant> nextChange(Instant time) {
        var session = atOrAfter(time);
        return Optional.of(session.contains(time) ? session.end() : session.start());
    }

    /** When the session ends that begins on this date, at this instant. */
    private Instant ends(LocalDate date, Instant begins) {
        var ends = start.zone().equals(end.zone()) ? end.on(date.plusDays(length(date.getDayOfWeek()))) : firstEndAfter(begins);
        var following = date.plusDays(1);
        while (!days.contains(following.getDayOfWeek())) {
            following = following.plusDays(1);
        }
        var nextBegins = start.on(following);
        return ends.isBefore(nextBegins) ? ends : nextBegins;
    }

    /** How many days after its start a session ends, in one zone. */
    private int length(DayOfWeek day) {
        boolean sameDay = end.time().isAfter(start.time());
        if (endDay.isEmpty()) {
            return sameDay ? 0 : 1;
        }
        int days = Math.floorMod(endDay.get().getValue() - day.getValue(), WEEK);
        return days == 0 && !sameDay ? WEEK : days;
    }

    private Instant firstEndAfter(Instant begins) {
        var date = LocalDate.ofInstant(begins, end.zone()).minusDays(1);
        while (endDay.isPresent() && endDay.get() != date.getDayOfWeek() || !end.on(date).isAfter(begins)) {
            date = date.plusDays(1);
        }
        return end.on(date);
    }
}
