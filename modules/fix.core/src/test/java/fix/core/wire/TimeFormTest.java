package fix.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimeFormTest {
    @Property
    void whatHasTheFormIsWhatCanBeParsed(@ForAll("nearlyTimestamps") String text) {
        var bytes = ("52=" + text + "\u0001").getBytes(StandardCharsets.ISO_8859_1);
        int to = bytes.length - 1;
        assertEquals(Times.parseEpochSecond(bytes, 3, to) != Times.MALFORMED, TimeForm.isTimestamp(bytes, 3, to), text);
        int date = Math.min(11, to);
        assertEquals(Times.parseEpochDay(bytes, 3, date) != Times.MALFORMED, TimeForm.isDate(bytes, 3, date), text);
        int time = Math.min(12, to);
        assertEquals(Times.parseSecondOfDay(bytes, time, to) >= 0, TimeForm.isTime(bytes, time, to), text);
    }

    /** Dates and times around the borders of their parts, most with one character replaced or some cut off. */
    @Provide
    Arbitrary<String> nearlyTimestamps() {
        var date = Combinators.combine(Arbitraries.of(0, 1900, 2000, 2023, 2024, 2100, 9999), Arbitraries.integers().between(0, 13), Arbitraries.of(0, 1, 28, 29, 30, 31, 32, 99))
                .as((year, month, day) -> "%04d%02d%02d".formatted(year, month, day));
        var time = Combinators.combine(Arbitraries.of(0, 9, 23, 24, 99), Arbitraries.of(0, 59, 60), Arbitraries.of(0, 59, 60, 61))
                .as((hour, minute, second) -> "%02d:%02d:%02d".formatted(hour, minute, second));
        var fraction = Arbitraries.of("", ".", ".1", ".123", ".123456", ".123456789012", ".1234567890123", ".12x", "Z", " ");
        var place = Arbitraries.integers().between(0, 20);
        var foreign = Arbitraries.of('/', ':', '0', '9', '-', ' ', '\u00b0', '\u00ff', '\u0000');
        return Combinators.combine(date, time, fraction, place, foreign, Arbitraries.of(0, 1, 2)).as((day, clock, rest, at, other, change) -> {
            var whole = day + '-' + clock + rest;
            return switch (change) {
                case 1 -> at < whole.length() ? whole.substring(0, at) + other + whole.substring(at + 1) : whole;
                case 2 -> whole.substring(0, Math.min(at, whole.length()));
                default -> whole;
            };
        });
    }
}
