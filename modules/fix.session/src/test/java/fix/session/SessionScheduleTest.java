package fix.session;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Schedules as people write them. 2026-03-29 and 2026-10-25 are the days on which Europe changes its clocks. */
class SessionScheduleTest {
    private static final String BERLIN = "Europe/Berlin";

    private static ZonedTime time(String time, String zone) {
        return new ZonedTime(LocalTime.parse(time), ZoneId.of(zone));
    }

    private static SessionSchedule daily(String start, String end, String zone) {
        return SessionSchedule.daily(time(start, zone), time(end, zone));
    }

    private static Instant at(String utc) {
        return Instant.parse(utc + "Z");
    }

    private static void session(String start, String end, SessionSchedule schedule, String time) {
        assertEquals(new Occurrence(at(start), at(end)), schedule.atOrAfter(at(time)));
    }

    @Test
    void aSessionHoldsItsStartAndNotItsEnd() {
        var schedule = daily("08:00:00", "17:30:00", "UTC");
        assertFalse(schedule.isOpen(at("2026-01-05T07:59:59.999999999")));
        assertTrue(schedule.isOpen(at("2026-01-05T08:00:00")));
        assertTrue(schedule.isOpen(at("2026-01-05T17:29:59.999999999")));
        assertFalse(schedule.isOpen(at("2026-01-05T17:30:00")));
        session("2026-01-06T08:00:00", "2026-01-06T17:30:00", schedule, "2026-01-05T17:30:00");
        assertEquals(Optional.of(at("2026-01-06T08:00:00")), schedule.nextChange(at("2026-01-05T17:30:00")));
        assertEquals(Optional.of(at("2026-01-05T17:30:00")), schedule.nextChange(at("2026-01-05T08:00:00")));
        assertEquals(Optional.empty(), schedule.at(at("2026-01-05T03:00:00")));
    }

    @Test
    void anEndBeforeTheStartIsOnTheNextDay() {
        var schedule = daily("22:00:00", "06:00:00", "UTC");
        session("2026-01-05T22:00:00", "2026-01-06T06:00:00", schedule, "2026-01-06T03:00:00");
        session("2026-01-06T22:00:00", "2026-01-07T06:00:00", schedule, "2026-01-06T06:00:00");
    }

    @Test
    void pitfall26_equalEdgesMeanAllDayAndEachDayIsASessionOfItsOwn() {
        var schedule = daily("00:00:00", "00:00:00", "UTC");
        session("2026-01-05T00:00:00", "2026-01-06T00:00:00", schedule, "2026-01-05T23:59:59");
        session("2026-01-06T00:00:00", "2026-01-07T00:00:00", schedule, "2026-01-06T00:00:00");
        assertTrue(schedule.isOver(at("2026-01-05T23:59:59"), at("2026-01-06T00:00:00")));
        var evening = daily("17:00:00", "17:00:00", "America/New_York");
        session("2026-01-05T22:00:00", "2026-01-06T22:00:00", evening, "2026-01-06T12:00:00");
    }

    @Test
    void pitfall26_weekdaysNameTheDayOnWhichASessionBegins() {
        var overnight = SessionSchedule.weekdays(Set.of(MONDAY, FRIDAY), time("22:00:00", "UTC"), time("06:00:00", "UTC"));
        // Monday is 2026-01-05
        assertTrue(overnight.isOpen(at("2026-01-06T05:00:00")), "Tuesday morning belongs to Monday's session");
        assertFalse(overnight.isOpen(at("2026-01-06T23:00:00")));
        assertTrue(overnight.isOpen(at("2026-01-10T05:00:00")), "Saturday morning belongs to Friday's session");
        session("2026-01-12T22:00:00", "2026-01-13T06:00:00", overnight, "2026-01-10T06:00:00");
        assertThrows(IllegalArgumentException.class, () -> SessionSchedule.weekdays(Set.of(), time("22:00:00", "UTC"), time("06:00:00", "UTC")));
    }

    @Test
    void pitfall26_aWeeklySessionCrossesTheEndOfTheWeek() {
        var sundayToFriday = SessionSchedule.weekly(SUNDAY, time("17:00:00", "America/New_York"), FRIDAY, time("17:00:00", "America/New_York"));
        session("2026-01-04T22:00:00", "2026-01-09T22:00:00", sundayToFriday, "2026-01-07T12:00:00");
        session("2026-01-11T22:00:00", "2026-01-16T22:00:00", sundayToFriday, "2026-01-09T22:00:00");
        var overTheEnd = SessionSchedule.weekly(THURSDAY, time("10:00:00", "UTC"), MONDAY, time("09:00:00", "UTC"));
        session("2026-01-08T10:00:00", "2026-01-12T09:00:00", overTheEnd, "2026-01-11T12:00:00");
    }

    @Test
    void aWeeklySessionThatBeginsAndEndsOnOneDayTakesHoursOrNearlyAWeek() {
        var hours = SessionSchedule.weekly(WEDNESDAY, time("08:00:00", "UTC"), WEDNESDAY, time("09:00:00", "UTC"));
        session("2026-01-07T08:00:00", "2026-01-07T09:00:00", hours, "2026-01-05T00:00:00");
        var nearly = SessionSchedule.weekly(WEDNESDAY, time("09:00:00", "UTC"), WEDNESDAY, time("08:00:00", "UTC"));
        session("2026-01-07T09:00:00", "2026-01-14T08:00:00", nearly, "2026-01-14T07:00:00");
        var all = SessionSchedule.weekly(SATURDAY, time("00:00:00", "UTC"), SATURDAY, time("00:00:00", "UTC"));
        session("2026-01-03T00:00:00", "2026-01-10T00:00:00", all, "2026-01-09T23:00:00");
        session("2026-01-10T00:00:00", "2026-01-17T00:00:00", all, "2026-01-10T00:00:00");
    }

    @Test
    void pitfall26_theEdgesFollowTheirZonesThroughBothChangesOfTheClock() {
        var schedule = daily("08:00:00", "17:00:00", BERLIN);
        session("2026-03-28T07:00:00", "2026-03-28T16:00:00", schedule, "2026-03-28T12:00:00");
        session("2026-03-29T06:00:00", "2026-03-29T15:00:00", schedule, "2026-03-29T12:00:00");
        session("2026-10-24T06:00:00", "2026-10-24T15:00:00", schedule, "2026-10-24T12:00:00");
        session("2026-10-25T07:00:00", "2026-10-25T16:00:00", schedule, "2026-10-25T12:00:00");
    }

    @Test
    void pitfall26_anEdgeThatDoesNotExistComesWhenTheClockIsSetForward() {
        session("2026-03-29T01:00:00", "2026-03-29T15:00:00", daily("02:30:00", "17:00:00", BERLIN), "2026-03-29T00:00:00");
        session("2026-03-28T16:00:00", "2026-03-29T01:00:00", daily("17:00:00", "02:30:00", BERLIN), "2026-03-29T00:00:00");
    }

    @Test
    void pitfall26_anEdgeThatComesTwiceCountsTheFirstTime() {
        // 02:30 in Berlin is 00:30Z, and once more 01:30Z
        session("2026-10-25T00:30:00", "2026-10-25T16:00:00", daily("02:30:00", "17:00:00", BERLIN), "2026-10-25T00:00:00");
        session("2026-10-24T15:00:00", "2026-10-25T00:30:00", daily("17:00:00", "02:30:00", BERLIN), "2026-10-25T00:00:00");
    }

    @Test
    void aSessionInsideTheHourThatTheClockLeavesOutIsNone() {
        var schedule = daily("02:15:00", "02:45:00", BERLIN);
        session("2026-03-28T01:15:00", "2026-03-28T01:45:00", schedule, "2026-03-28T01:30:00");
        session("2026-03-30T00:15:00", "2026-03-30T00:45:00", schedule, "2026-03-28T01:45:00");
    }

    @Test
    void aSessionOverAWholeNightIsAnHourShorterOrLongerWhenTheClockChanges() {
        var schedule = daily("17:00:00", "17:00:00", BERLIN);
        session("2026-03-28T16:00:00", "2026-03-29T15:00:00", schedule, "2026-03-29T01:00:00");
        session("2026-10-24T15:00:00", "2026-10-25T16:00:00", schedule, "2026-10-25T01:00:00");
    }

    @Test
    void pitfall26_startAndEndMayHangInDifferentZones() {
        var tokyoToNewYork = SessionSchedule.daily(time("08:00:00", "Asia/Tokyo"), time("17:00:00", "America/New_York"));
        session("2026-01-04T23:00:00", "2026-01-05T22:00:00", tokyoToNewYork, "2026-01-05T12:00:00");
        session("2026-07-05T23:00:00", "2026-07-06T21:00:00", tokyoToNewYork, "2026-07-06T12:00:00");
        // 22:00 in London is 17:00 in New York but for the weeks in which only one of them has changed its clock.
        var allDay = SessionSchedule.daily(time("22:00:00", "Europe/London"), time("17:00:00", "America/New_York"));
        session("2026-01-05T22:00:00", "2026-01-06T22:00:00", allDay, "2026-01-06T12:00:00");
        session("2026-03-10T22:00:00", "2026-03-11T21:00:00", allDay, "2026-03-11T12:00:00");
        var week = SessionSchedule.weekly(MONDAY, time("06:00:00", "Asia/Tokyo"), FRIDAY, time("17:00:00", "America/Chicago"));
        session("2026-01-04T21:00:00", "2026-01-09T23:00:00", week, "2026-01-09T22:59:59");
    }

    @Test
    void aDayThatTheCalendarLeavesOutHasNoSession() {
        // Samoa went from the 29th to the 31st of December 2011.
        var schedule = daily("09:00:00", "12:00:00", "Pacific/Apia");
        session("2011-12-29T19:00:00", "2011-12-29T22:00:00", schedule, "2011-12-29T18:00:00");
        session("2011-12-30T19:00:00", "2011-12-30T22:00:00", schedule, "2011-12-29T22:00:00");
    }

    @Test
    void oneSessionWithoutAnEndIsAlwaysOpenAndNeverOver() {
        var schedule = SessionSchedule.nonStop();
        assertTrue(schedule.isOpen(at("2026-01-05T00:00:00")));
        assertEquals(Optional.empty(), schedule.nextChange(at("2026-01-05T00:00:00")));
        assertFalse(schedule.isOver(at("1999-01-05T00:00:00"), at("2026-01-05T00:00:00")));
    }

    @Test
    void numbersBelongToTheSessionThatTheyBeganInOrElseToTheNext() {
        var schedule = daily("08:00:00", "17:00:00", "UTC");
        assertFalse(schedule.isOver(at("2026-01-05T08:00:00"), at("2026-01-05T16:00:00")));
        assertTrue(schedule.isOver(at("2026-01-05T16:59:59"), at("2026-01-06T08:00:00")));
        assertFalse(schedule.isOver(at("2026-01-05T17:00:00"), at("2026-01-06T08:00:00")), "set by hand in the evening");
        assertTrue(schedule.isOver(at("2026-01-05T12:00:00"), at("2026-01-05T18:00:00")), "the next one is the one that counts");
        assertFalse(schedule.isOver(at("2026-01-07T12:00:00"), at("2026-01-05T12:00:00")), "pitfall 25: the clock was set back");
    }

    @Test
    void aFractionOfASecondIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new ZonedTime(LocalTime.of(8, 0, 0, 1), ZoneId.of("UTC")));
        assertEquals("08:00:00 Europe/Berlin", time("08:00:00", BERLIN).toString());
    }
}
