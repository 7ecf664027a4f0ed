package fix.store.quickfix;

import fix.core.SessionID;
import fix.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder in which QuickFIX/J or QuickFIX kept its sessions in files: what their setting FileStorePath names.
 *
 * <p>A session has files of one name with different endings: {@code .body} holds the messages one after the other, {@code .header} number, offset
 * and length of each, {@code .session} the time at which the numbers began, {@code .senderseqnums} and {@code .targetseqnums} (QuickFIX/J) or
 * {@code .seqnums} (QuickFIX, and QuickFIX/J before) the next numbers.
 */
public final class FileSource implements QuickFixSource {
    private final Path folder;

    /**
     * The store in a folder.
     *
     * @throws StoreException when there is no such folder
     */
    public FileSource(Path folder) throws StoreException {
        if (!Files.isDirectory(folder)) {
            throw new StoreException(folder + " is no folder; give the one that QuickFIX's FileStorePath names");
        }
        this.folder = folder;
    }

    @Override
    public Optional<QuickFixSession> find(SessionID session) throws StoreException {
        var files = new SessionFiles(folder, name(session));
        return files.exist() ? Optional.of(FileSession.read(files)) : Optional.empty();
    }

    /** The name that QuickFIX gives a session's files: what is neither letter, digit, point nor hyphen becomes an underscore. */
    static String name(SessionID session) {
        var name = session.beginString() + "-" + side(session.senderCompID(), session.senderSubID(), session.senderLocationID())
                + "-" + side(session.targetCompID(), session.targetSubID(), session.targetLocationID())
                + after("-", session.qualifier());
        return name.replaceAll("[^a-zA-Z0-9.-]", "_");
    }

    private static String side(String comp, String sub, String location) {
        return comp + after("_", sub) + after("_", location);
    }

    private static String after(String separator, String part) {
        return part.isEmpty() ? "" : separator + part;
    }
}
