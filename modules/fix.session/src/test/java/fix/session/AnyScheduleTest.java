package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds for every schedule, drawn from a seed that a failure shows; most of the days drawn are near a change of some clock. */
class AnyScheduleTest {
    /** Europe, America, half an hour of daylight saving, a change at midnight, none at all. */
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/London"), ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("America/Santiago"), ZoneId.of("Asia/Tokyo"));
    private static final List<String> CHANGES = List.of(
            "2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2026-04-05", "2026-10-04", "2026-04-04", "2026-09-06");
    private static final Duration LONGEST = Duration.ofHours(7 * 24 + 2);

    private final class Draw {
        final Random random;
        final ZoneId zone;
        final boolean oneZone;

        Draw(long seed) {
            random = new Random(seed);
            zone = pick(ZONES);
            oneZone = random.nextInt(3) > 0;
        }

        <T> T pick(List<T> from) {
            return from.get(random.nextInt(from.size()));
        }

        ZonedTime edge() {
            // Clocks change at night: half of the edges lie there.
            int seconds = random.nextBoolean() ? random.nextInt(4 * 3_600) : random.nextInt(86_400);
            return new ZonedTime(LocalTime.ofSecondOfDay(random.nextInt(4) == 0 ? seconds / 1_800 * 1_800 : seconds), oneZone ? zone : pick(ZONES));
        }

        SessionSchedule schedule() {
            var start = edge();
            var end = random.nextInt(5) == 0 ? start : edge();
            return switch (random.nextInt(3)) {
                case 0 -> SessionSchedule.daily(start, end);
                case 1 -> {
                    var days = EnumSet.of(pick(List.of(DayOfWeek.values())));
                    for (var day : DayOfWeek.values()) {
                        if (random.nextBoolean()) {
                            days.add(day);
                        }
                    }
                    yield SessionSchedule.weekdays(days, start, end);
                }
                default -> SessionSchedule.weekly(pick(List.of(DayOfWeek.values())), start, pick(List.of(DayOfWeek.values())), end);
            };
        }

        Instant instant() {
            var change = zone.getRules().nextTransition(LocalDate.parse(pick(CHANGES)).minusDays(2).atStartOfDay(ZoneId.of("UTC")).toInstant());
            if (change != null && random.nextBoolean()) {
                return change.getInstant().plusSeconds(random.nextInt(3 * 3_600) - 5_400);
            }
            return anyInstant();
        }

        private Instant anyInstant() {
            var day = random.nextInt(4) == 0 ? LocalDate.ofEpochDay(random.nextInt(30_000)) : LocalDate.parse(pick(CHANGES)).plusDays(random.nextInt(5) - 2);
            return day.atStartOfDay(ZoneId.of("UTC")).toInstant().plusSeconds(random.nextInt(86_400)).plusNanos(random.nextInt(2));
        }
    }

    /** All sessions that begin within some weeks, one after the other. */
    private static List<Occurrence> sessions(SessionSchedule schedule, Instant from) {
        var sessions = new ArrayList<Occurrence>();
        for (var time = from; time.isBefore(from.plus(Duration.ofDays(25))); time = sessions.getLast().end()) {
            sessions.add(schedule.atOrAfter(time));
        }
        return sessions;
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void pitfall26_everyInstantIsInExactlyOneSessionOrBetweenTwo(@ForAll long seed) {
        var draw = new Draw(seed);
        var schedule = draw.schedule();
        var from = draw.instant();
        var sessions = sessions(schedule, from.minus(Duration.ofDays(12)));
        for (int i = 1; i < sessions.size(); i++) {
            assertFalse(sessions.get(i).start().isBefore(sessions.get(i - 1).end()), () -> "they overlap: " + sessions);
        }
        for (int i = 0; i < 40; i++) {
            var time = from.plusSeconds(draw.random.nextInt(10 * 86_400));
            var holding = sessions.stream().filter(session -> session.contains(time)).toList();
            assertTrue(holding.size() <= 1);
            assertEquals(holding.size() == 1, schedule.isOpen(time), () -> schedule + " at " + time);
            assertEquals(holding.stream().findFirst(), schedule.at(time));
            var next = sessions.stream().filter(session -> session.end().isAfter(time)).findFirst().orElseThrow();
            assertEquals(next, schedule.atOrAfter(time));
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void pitfall26_nothingChangesBeforeTheNextChangeAndSomethingDoesThen(@ForAll long seed) {
        var draw = new Draw(seed);
        var schedule = draw.schedule();
        var time = draw.instant();
        for (int i = 0; i < 12; i++) {
            var change = schedule.nextChange(time).orElseThrow();
            assertTrue(change.isAfter(time), () -> schedule + " at change " + change);
            var before = schedule.at(time);
            long span = Duration.between(time, change).getSeconds();
            for (int sample = 0; sample < 6; sample++) {
                var between = sample == 0 ? change.minusNanos(1) : time.plusSeconds((long) (draw.random.nextDouble() * span));
                assertEquals(before, schedule.at(between), () -> schedule + " at " + between);
                assertEquals(change, schedule.nextChange(between).orElseThrow());
            }
            var then = schedule.at(change);
            assertTrue(!before.equals(then), () -> schedule + " does not change at " + change);
            time = change;
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void pitfall26_inOneZoneTheClockOnTheWallSaysWhetherItIsOpen(@ForAll long seed) {
        var draw = new Draw(seed);
        var start = draw.edge();
        var end = new ZonedTime(LocalTime.ofSecondOfDay(draw.random.nextInt(86_400)), start.zone());
        var schedule = SessionSchedule.daily(start, end);
        for (int i = 0; i < 40; i++) {
            var time = draw.instant();
            var local = time.atZone(start.zone());
            var rules = start.zone().getRules();
            boolean changes = !rules.getOffset(time.minus(Duration.ofHours(30))).equals(rules.getOffset(time.plus(Duration.ofHours(30))));
            var clock = local.toLocalTime();
            boolean open = end.time().isAfter(start.time())
                    ? !clock.isBefore(start.time()) && clock.isBefore(end.time())
                    : !clock.isBefore(start.time()) || clock.isBefore(end.time());
            if (!changes) {
                assertEquals(open, schedule.isOpen(time), () -> schedule + " at " + local);
            } else {
                // By the rule: an edge comes when the clock shows its time, or a later one, for the first time on its date.
                assertEquals(opensByWalking(start, end, time), schedule.isOpen(time), () -> schedule + " at " + local);
            }
        }
    }

    /** Walks over the seconds at which the wall clock could show an edge, from two days before. */
    private static boolean opensByWalking(ZonedTime start, ZonedTime end, Instant time) {
        Instant lastStart = Instant.MIN;
        Instant lastEnd = Instant.MIN;
        var today = time.atZone(start.zone()).toLocalDate();
        for (int day = -3; day <= 1; day++) {
            var date = today.plusDays(day);
            var starts = firstShown(start, date);
            var ends = firstShown(end, date);
            lastStart = starts.isAfter(time) ? lastStart : starts;
            lastEnd = ends.isAfter(time) ? lastEnd : ends;
        }
        // Edges that coincide: equal ones begin the next session; ones that the clock left out enclose nothing.
        return lastStart.equals(lastEnd) ? !end.time().isAfter(start.time()) : lastStart.isAfter(lastEnd);
    }

    /** The first instant at which the clock shows this date and time, or later; found by halving, without asking for transitions. */
    private static Instant firstShown(ZonedTime edge, LocalDate date) {
        var wanted = date.atTime(edge.time());
        long utc = wanted.toEpochSecond(ZoneOffset.UTC);
        // No clock of these is changed by more than an hour.
        long low = utc - edge.zone().getRules().getOffset(Instant.ofEpochSecond(utc)).getTotalSeconds() - 3 * 3_600;
        for (long t = low; ; t += 900) {
            if (!Instant.ofEpochSecond(t).atZone(edge.zone()).toLocalDateTime().isBefore(wanted)) {
                long before = t - 900;
                long after = t;
                while (after - before > 1) {
                    long middle = (before + after) / 2;
                    if (Instant.ofEpochSecond(middle).atZone(edge.zone()).toLocalDateTime().isBefore(wanted)) {
                        before = middle;
                    } else {
                        after = middle;
                    }
                }
                return Instant.ofEpochSecond(after);
            }
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void noSessionIsLongerThanAWeekAndAnHourOrTwo(@ForAll long seed) {
        var draw = new Draw(seed);
        var session = draw.schedule().atOrAfter(draw.instant());
        assertTrue(Duration.between(session.start(), session.end()).compareTo(LONGEST) <= 0, session::toString);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void numbersAreOverExactlyWhenTheirSessionHasEndedBeforeTheNextOne(@ForAll long seed) {
        var draw = new Draw(seed);
        var schedule = draw.schedule();
        var began = draw.instant();
        var time = began.plusSeconds(draw.random.nextInt(20 * 86_400) - 86_400);
        boolean later = schedule.atOrAfter(time).start().isAfter(schedule.atOrAfter(began).start());
        assertEquals(later, schedule.isOver(began, time));
        assertFalse(schedule.isOver(time, time));
    }
}
