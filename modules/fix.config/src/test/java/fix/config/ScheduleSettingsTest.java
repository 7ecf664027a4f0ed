package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.engine.SessionLimits;
import fix.engine.SessionSettings;
import fix.session.SessionSchedule;
import fix.session.SessionTimes;
import fix.session.ZonedTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules and limits as a file has them. */
class ScheduleSettingsTest {
    /** Ten lines long: what a test adds begins on line 11. */
    private static final String INITIATOR = """
            [DEFAULT]
            ConnectionType=initiator
            BeginString=FIX.4.4

            # ours
            SenderCompID=TW
            [SESSION]
            TargetCompID=ISLD
            SocketConnectHost=localhost
            SocketConnectPort=9880
            """;

    private static SessionSettings read(String lines) throws ConfigException {
        return ConfigReader.read("a.cfg", INITIATOR + lines.replace(" / ", "\n")).sessions().getFirst().settings();
    }

    private static ZonedTime time(String time, String zone) {
        return new ZonedTime(LocalTime.parse(time), ZoneId.of(zone));
    }

    private static void schedule(SessionSchedule expected, String lines) throws ConfigException {
        assertEquals(SessionTimes.of(expected), read(lines).times());
    }

    @Test
    void withoutTimesASessionNeverEnds() throws ConfigException {
        schedule(SessionSchedule.nonStop(), "");
        schedule(SessionSchedule.nonStop(), "TimeZone=Europe/Berlin");
        schedule(SessionSchedule.nonStop(), "NonStopSession=Y / StartTime=08:00:00 / EndTime=17:00:00 / Weekdays=Mon");
    }

    @Test
    void aZoneHoldsForAllTimesThatNameNone() throws ConfigException {
        schedule(SessionSchedule.daily(time("08:00:00", "UTC"), time("17:30:15", "UTC")), "StartTime=08:00:00 / EndTime=17:30:15");
        schedule(
                SessionSchedule.daily(time("08:00:00", "Europe/Berlin"), time("17:00:00", "America/New_York")),
                "StartTime=08:00:00 / EndTime=17:00:00 America/New_York / TimeZone=Europe/Berlin");
        schedule(
                SessionSchedule.daily(time("08:00:00", "Asia/Kolkata"), time("17:00:00", "GMT+2")),
                "StartTime=08:00:00 IST / EndTime=17:00:00  GMT+2");
    }

    @Test
    void daysAreNamedInFullOrShortened() throws ConfigException {
        var start = time("22:00:00", "UTC");
        var end = time("21:00:00", "UTC");
        schedule(SessionSchedule.weekly(DayOfWeek.SUNDAY, start, DayOfWeek.FRIDAY, end), "StartTime=22:00:00 / EndTime=21:00:00 / StartDay=Sun / EndDay=FRIDAY");
        schedule(SessionSchedule.weekly(DayOfWeek.TUESDAY, start, DayOfWeek.THURSDAY, end), "StartTime=22:00:00 / EndTime=21:00:00 / StartDay=tu / EndDay=Thurs");
        schedule(
                SessionSchedule.weekdays(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY), start, end),
                "StartTime=22:00:00 / EndTime=21:00:00 / Weekdays=Fri, mon,Wednesday");
    }

    @Test
    void theDailyResetHasItsZoneAndItsSwitch() throws ConfigException {
        var expected = SessionTimes.ALWAYS.withResetSeqTime(time("17:00:00", "America/New_York"));
        assertEquals(expected, read("ResetSeqTime=17:00:00 America/New_York").times());
        assertEquals(expected, read("ResetSeqTime=17:00:00 / TimeZone=America/New_York / EnableResetSeqTime=Y").times());
        assertEquals(SessionTimes.ALWAYS, read("ResetSeqTime=17:00:00 / EnableResetSeqTime=N").times());
    }

    @Test
    void limitsReachTheEngine() throws ConfigException {
        assertEquals(SessionLimits.NONE, read("").limits());
        var expected = SessionLimits.NONE.withCancelOnDisconnectDelay(Duration.ofMillis(1_500)).withMaxAge(Duration.ofSeconds(60)).withRates(50, 100, 1_000);
        assertEquals(expected, read("CancelOnDisconnectDelay=1.5 / MaxAge=60 / MaxMessagesPerSecond=50"
                + " / MaxResentMessagesPerSecond=100 / MaxReceivedMessagesPerSecond=1000").limits());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            StartTime=8:00:00                                       | a.cfg:11: StartTime: '8:00:00' is wrong, not a time of day; allowed: HH:MM:SS
            StartTime=24:00:00                                      | a.cfg:11: StartTime: '24:00:00' is wrong, not a time of day; allowed: HH:MM:SS
            StartTime=08:00:00 Europe/Berln                         | a.cfg:11: StartTime: '08:00:00 Europe/Berln' is wrong, a time zone that is not known; allowed: HH:MM:SS
            TimeZone=Mars                                           | a.cfg:11: TimeZone: 'Mars' is wrong, a time zone that is not known; allowed: a zone such as
            StartTime=08:00:00                                      | a.cfg:11: StartTime: needs EndTime as well; allowed: HH:MM:SS
            EndTime=08:00:00                                        | a.cfg:11: EndTime: needs StartTime as well; allowed: HH:MM:SS
            StartTime=08:00:00 / EndTime=17:00:00 / EndDay=Fri      | a.cfg:13: EndDay: needs StartDay as well; allowed: Monday to Sunday
            Weekdays=Mon                                            | a.cfg:11: Weekdays: needs StartTime as well; allowed: HH:MM:SS
            StartTime=08:00:00 / EndTime=17:00:00 / Weekdays=Mon,Xy | a.cfg:13: Weekdays: 'Mon,Xy' is wrong, not a day of the week; allowed: days with commas
            StartTime=08:00:00 / EndTime=17:00:00 / StartDay=Mon / EndDay=Fri / Weekdays=Mon | a.cfg:15: Weekdays: cannot be used together with StartDay and EndDay
            MaxAge=0                                                | a.cfg:11: MaxAge: '0' is wrong, too small; allowed: seconds, 0.001 to
            """)
    void whatIsWrongIsSaidWhereItStands(String lines, String said) {
        var failure = assertThrows(ConfigException.class, () -> read(lines));
        assertTrue(failure.getMessage().replaceFirst("^(a\\.cfg:\\d+):\\d+:", "$1:").contains(said), failure.getMessage());
    }

    @Test
    void aSwitchWithoutATimeIsAnError() {
        var failure = assertThrows(ConfigException.class, () -> read("EnableResetSeqTime=Y"));
        assertTrue(failure.getMessage().contains("EnableResetSeqTime") && failure.getMessage().contains("needs ResetSeqTime as well"), failure.getMessage());
    }

    @Test
    void fix40HasNoResetInASession() {
        var failure = assertThrows(ConfigException.class, () -> ConfigReader.read(
                "a.cfg", INITIATOR.replace("FIX.4.4", "FIX.4.0") + "ResetSeqTime=17:00:00\n"));
        assertTrue(failure.getMessage().contains("ResetSeqTime"), failure.getMessage());
    }
}
