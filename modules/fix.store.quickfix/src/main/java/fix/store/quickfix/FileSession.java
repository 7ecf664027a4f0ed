package fix.store.quickfix;

import fix.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Instant;
import java.util.NavigableMap;

/** A session in QuickFIX's files. The index is in memory, 16 bytes and a node a message; messages are read one at a time. */
record FileSession(SessionFiles files, long nextOutbound, long nextInbound, Instant creationTime, NavigableMap<Long, HeaderFile.Place> index)
        implements QuickFixSession {

    static FileSession read(SessionFiles files) throws StoreException {
        var numbers = files.numbers();
        return new FileSession(files, numbers[0], numbers[1], files.creationTime(), HeaderFile.read(files.file(".header")));
    }

    @Override
    public void messages(Visitor visitor) throws StoreException {
        if (index.isEmpty()) {
            return;
        }
        var body = files.file(".body");
        try (var channel = FileChannel.open(body)) {
            long size = Files.size(body);
            for (var entry : index.entrySet()) {
                var place = entry.getValue();
                if (place.offset() > size - place.length()) {
                    throw new StoreException(body + " has " + size + " bytes, but message " + entry.getKey() + " should be " + place.length()
                            + " bytes at offset " + place.offset() + "; the file is cut off: restore it from a copy");
                }
                visitor.message(entry.getKey(), read(channel, place), body + " at offset " + place.offset());
            }
        } catch (IOException unreadable) {
            throw new StoreException(body + " cannot be read (" + unreadable + "); the session's files belong together: copy all of them", unreadable);
        }
    }

    private static byte[] read(FileChannel channel, HeaderFile.Place place) throws IOException {
        var frame = ByteBuffer.allocate(place.length());
        while (frame.hasRemaining() && channel.read(frame, place.offset() + frame.position()) > 0) {
            // until it is whole
        }
        return frame.array();
    }
}
