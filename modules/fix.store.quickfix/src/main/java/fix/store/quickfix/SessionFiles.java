package fix.store.quickfix;

import fix.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small files of one session: its numbers, and when they began. */
final class SessionFiles {
    private static final Pattern ONE = Pattern.compile("\\s*(\\d{1,18})\\s*");
    private static final Pattern TWO = Pattern.compile("\\s*(\\d{1,18})\\s*:\\s*(\\d{1,18})\\s*");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss[.SSS]");
    private static final int LONGEST = 256;
    private static final int LENGTH_PREFIX = 2;

    private final Path folder;
    private final String name;

    SessionFiles(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    Path file(String ending) {
        return folder.resolve(name + ending);
    }

    boolean exist() {
        return Files.exists(file(".senderseqnums")) || Files.exists(file(".seqnums")) || Files.exists(file(".body"));
    }

    /** The next outbound and the next inbound number. */
    long[] numbers() throws StoreException {
        if (Files.exists(file(".senderseqnums"))) {
            return new long[] {number(file(".senderseqnums")), number(file(".targetseqnums"))};
        }
        var both = match(file(".seqnums"), TWO, "two numbers with a colon between");
        return new long[] {checked(file(".seqnums"), both.group(1)), checked(file(".seqnums"), both.group(2))};
    }

    private static long number(Path file) throws StoreException {
        return checked(file, match(file, ONE, "one number").group(1));
    }

    private static long checked(Path file, String digits) throws StoreException {
        long number = Long.parseLong(digits);
        if (number < 1) {
            throw new StoreException(file + " says 0, but numbers begin at 1; ask the counterparty for the right one and set it by hand");
        }
        return number;
    }

    private static Matcher match(Path file, Pattern form, String what) throws StoreException {
        var text = text(file);
        var match = form.matcher(text);
        if (!match.matches()) {
            throw new StoreException(file + " should hold " + what + ", but holds '" + printable(text)
                    + "'; it is damaged: restore it from a copy, or set the numbers by hand");
        }
        return match;
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    Instant creationTime() throws StoreException {
        var file = file(".session");
        var text = text(file);
        try {
            return LocalDateTime.parse(text.strip(), TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException malformed) {
            throw new StoreException(file + " should hold a time such as 20260102-03:04:05.006, but holds '" + printable(text)
                    + "'; it is damaged: restore it from a copy");
        }
    }

    /** A small file's text; what QuickFIX/J writes has its length before it. */
    private static String text(Path file) throws StoreException {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST);
        } catch (IOException unreadable) {
            throw new StoreException(file + " cannot be read (" + unreadable + "); the session's files belong together: copy all of them", unreadable);
        }
        boolean prefixed = bytes.length >= LENGTH_PREFIX && ((bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF) == bytes.length - LENGTH_PREFIX;
        int from = prefixed ? LENGTH_PREFIX : 0;
        return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
    }
}
