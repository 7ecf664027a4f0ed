package fix.store.quickfix;

import fix.store.StoreException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The index of a session's messages: QuickFIX/J writes for each one number (four bytes), offset (eight) and length (four); QuickFIX writes
 * {@code number,offset,length} and a blank. Of a number that is there twice the last one counts.
 */
final class HeaderFile {
    private static final int RECORD = 16;
    private static final int LONGEST_MESSAGE = 64 << 20;
    private static final Pattern ENTRY = Pattern.compile("(\\d{1,18}),(\\d{1,18}),(\\d{1,9})");

    private HeaderFile() {
    }

    /**
     * Where a message stands in the body.
     *
     * @param offset its first byte
     * @param length how many bytes it has
     */
    record Place(long offset, int length) {}

    /** The places by number; empty when there is no such file. */
    static NavigableMap<Long, Place> read(Path file) throws StoreException {
        var index = new TreeMap<Long, Place>();
        if (!Files.exists(file)) {
            return index;
        }
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(1);
            int first = in.read();
            in.reset();
            if (first >= '0' && first <= '9') {
                readText(file, in, index);
            } else if (first >= 0) {
                readBinary(file, in, Files.size(file), index);
            }
            return index;
        } catch (IOException unreadable) {
            throw new StoreException(file + " cannot be read (" + unreadable + "); the session's files belong together: copy all of them", unreadable);
        }
    }

    private static void readBinary(Path file, InputStream in, long size, NavigableMap<Long, Place> index) throws IOException, StoreException {
        if (size % RECORD != 0) {
            throw damaged(file, size - size % RECORD, "the last entry has " + size % RECORD + " of its " + RECORD + " bytes: cut the file off there if"
                    + " the message was never sent");
        }
        var data = new DataInputStream(in);
        for (long at = 0; at < size; at += RECORD) {
            put(file, at, index, data.readInt(), data.readLong(), data.readInt());
        }
    }

    private static void readText(Path file, InputStream in, NavigableMap<Long, Place> index) throws IOException, StoreException {
        var text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        int at = 0;
        for (var word : text.split("[ \r\n]")) {
            if (!word.isEmpty()) {
                var entry = ENTRY.matcher(word);
                if (!entry.matches()) {
                    throw damaged(file, at, "an entry is number,offset,length");
                }
                put(file, at, index, Long.parseLong(entry.group(1)), Long.parseLong(entry.group(2)), Integer.parseInt(entry.group(3)));
            }
            at += word.length() + 1;
        }
    }

    private static void put(Path file, long at, NavigableMap<Long, Place> index, long number, long offset, int length) throws StoreException {
        if (number < 1 || offset < 0 || length < 1 || length > LONGEST_MESSAGE) {
            throw damaged(file, at, "number " + number + ", offset " + offset + ", length " + length + " cannot be");
        }
        index.put(number, new Place(offset, length));
    }

    private static StoreException damaged(Path file, long at, String why) {
        return new StoreException(file + " is damaged at offset " + at + ": " + why + "; otherwise restore it from a copy");
    }
}
