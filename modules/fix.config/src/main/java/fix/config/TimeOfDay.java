package fix.config;

import fix.session.ZonedTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A time of day as a file has it: {@code 08:00:00} or {@code 08:00:00 Europe/Berlin}.
 *
 * @param time in whole seconds
 * @param zone its own zone, if it names one
 */
public record TimeOfDay(LocalTime time, Optional<ZoneId> zone) {
    /** In its own zone, or else in this one. */
    ZonedTime in(ZoneId fallback) {
        return new ZonedTime(time, zone.orElse(fallback));
    }

    @Override
    public String toString() {
        return DateTimeFormatter.ISO_LOCAL_TIME.format(time) + zone.map(own -> " " + own).orElse("");
    }
}
