package fix.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of settings that schedules are made of. */
final class ScheduleTypes {
    private static final Pattern TIME_OF_DAY = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)(?:\\s+(\\S+))?");
    private static final String DAYS = "Monday to Sunday, which may be shortened down to two letters";
    private static final String ZONE = "a zone such as Europe/Berlin, UTC or GMT+2";

    private ScheduleTypes() {
    }

    static SettingType<Optional<TimeOfDay>> timeOfDay() {
        return SettingTypes.optional(SettingTypes.of(ScheduleTypes::parseTime, TimeOfDay::toString, "HH:MM:SS, 00:00:00 to 23:59:59, and perhaps " + ZONE, List.of()));
    }

    private static TimeOfDay parseTime(String text) {
        var match = TIME_OF_DAY.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("not a time of day");
        }
        var time = LocalTime.of(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
        return new TimeOfDay(time, Optional.ofNullable(match.group(4)).map(ScheduleTypes::parseZone));
    }

    static SettingType<ZoneId> zone() {
        return SettingTypes.of(ScheduleTypes::parseZone, ZoneId::getId, ZONE, List.of());
    }

    private static ZoneId parseZone(String text) {
        try {
            return ZoneId.of(text, ZoneId.SHORT_IDS);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("a time zone that is not known");
        }
    }

    static SettingType<Optional<DayOfWeek>> day() {
        return SettingTypes.optional(SettingTypes.of(ScheduleTypes::parseDay, ScheduleTypes::format, DAYS, List.of()));
    }

    static SettingType<Set<DayOfWeek>> days() {
        return SettingTypes.of(ScheduleTypes::parseDays, ScheduleTypes::format, "days with commas between them, each " + DAYS, List.of());
    }

    private static Set<DayOfWeek> parseDays(String text) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        if (!text.isEmpty()) {
            Arrays.stream(text.split(",", -1)).forEach(day -> days.add(parseDay(day.strip())));
        }
        return days;
    }

    private static DayOfWeek parseDay(String text) {
        var start = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> start.length() >= 2 && day.name().startsWith(start))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a day of the week"));
    }

    private static String format(DayOfWeek day) {
        return day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    }

    private static String format(Set<DayOfWeek> days) {
        return days.stream().sorted().map(ScheduleTypes::format).collect(Collectors.joining(","));
    }
}
