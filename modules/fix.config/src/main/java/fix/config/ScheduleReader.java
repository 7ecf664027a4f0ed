package fix.config;

import fix.session.SessionSchedule;
import fix.session.SessionTimes;
import java.util.Set;

/** Makes a session's schedule of its settings, and says what in them does not go together. */
final class ScheduleReader {
    private final SettingValues values;
    private final Problems problems;

    ScheduleReader(SettingValues values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /**
     * Says what is wrong; nothing where the schedule has no say.
     *
     * @param given the names that were given, rightly or wrongly: what is there and wrong is not missing
     * @param section where to say that something is missing
     */
    void check(Set<String> given, Origin section) {
        if (values.get(Settings.ENABLE_RESET_SEQ_TIME)) {
            missing(Settings.ENABLE_RESET_SEQ_TIME, Settings.RESET_SEQ_TIME, given);
        }
        if (values.get(Settings.NON_STOP_SESSION)) {
            return;
        }
        together(Settings.START_TIME, Settings.END_TIME, given);
        together(Settings.START_DAY, Settings.END_DAY, given);
        needsTimes(Settings.START_DAY, given);
        needsTimes(Settings.WEEKDAYS, given);
        if (values.get(Settings.START_DAY).isPresent() && !values.get(Settings.WEEKDAYS).isEmpty()) {
            problems.error(values.origin(Settings.WEEKDAYS).orElse(section), "Weekdays", "cannot be used together with StartDay and EndDay: a session takes place either on these days or once a week");
        }
    }

    private void together(Setting<?> first, Setting<?> second, Set<String> given) {
        missing(first, second, given);
        missing(second, first, given);
    }

    private void needsTimes(Setting<?> setting, Set<String> given) {
        missing(setting, Settings.START_TIME, given);
    }

    private void missing(Setting<?> there, Setting<?> needed, Set<String> given) {
        if (isSet(there) && !isSet(needed) && (!given.contains(needed.name()) || values.isGiven(needed))) {
            problems.error(values.origin(there).orElse(Origin.DEFAULT), there.name(), "needs " + needed.name() + " as well; allowed: " + needed.type().allowed());
        }
    }

    /** Whether it is given, and not to say nothing. */
    private boolean isSet(Setting<?> setting) {
        return values.isGiven(setting) && values.given(setting).filter(value -> !value.shown().isEmpty()).isPresent();
    }

    static SessionTimes times(SettingValues values) {
        var times = SessionTimes.of(schedule(values));
        var reset = values.get(Settings.RESET_SEQ_TIME);
        return reset.isPresent() && values.get(Settings.ENABLE_RESET_SEQ_TIME) ? times.withResetSeqTime(reset.get().in(values.get(Settings.TIME_ZONE))) : times;
    }

    private static SessionSchedule schedule(SettingValues values) {
        if (values.get(Settings.NON_STOP_SESSION) || values.get(Settings.START_TIME).isEmpty()) {
            return SessionSchedule.nonStop();
        }
        var zone = values.get(Settings.TIME_ZONE);
        var start = values.get(Settings.START_TIME).get().in(zone);
        var end = values.get(Settings.END_TIME).orElseThrow().in(zone);
        if (values.get(Settings.START_DAY).isPresent()) {
            return SessionSchedule.weekly(values.get(Settings.START_DAY).get(), start, values.get(Settings.END_DAY).orElseThrow(), end);
        }
        var days = values.get(Settings.WEEKDAYS);
        return days.isEmpty() ? SessionSchedule.daily(start, end) : SessionSchedule.weekdays(days, start, end);
    }
}
