package fix.examples.store;

import fix.core.SessionID;
import fix.store.Durability;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.store.MessageVisitor;
import fix.store.SessionStore;
import fix.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The memory store, with a diary of each session on the disk from which it is filled when it is opened. One process at a time may use a folder. */
final class DiaryStore implements MessageStore {
    private final MessageStore memory = MessageStore.inMemory();
    private final Map<SessionID, Diary> diaries = new ConcurrentHashMap<>();
    private final Path folder;

    private DiaryStore(Path folder) {
        this.folder = folder;
    }

    /** Reads every diary in the folder. */
    static DiaryStore open(Path folder) throws StoreException {
        var store = new DiaryStore(folder);
        try {
            Files.createDirectories(folder);
            try (var files = Files.list(folder)) {
                for (var file : files.filter(file -> file.toString().endsWith(Diary.SUFFIX)).toList()) {
                    store.read(Diary.open(file));
                }
            }
            return store;
        } catch (IOException unreadable) {
            throw new StoreException("the diaries in " + folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void read(Diary diary) throws StoreException, IOException {
        diaries.put(diary.session(), diary);
        try (var session = memory.open(diary.session())) {
            for (var batch : diary.batches()) {
                session.write(batch);
            }
        }
    }

    @Override
    public Durability durability() {
        return Durability.PROCESS;
    }

    @Override
    public SessionStore open(SessionID session) throws StoreException {
        var owned = memory.open(session);
        try {
            var diary = diaries.get(session);
            if (diary == null) {
                diary = Diary.create(folder, session);
                diaries.put(session, diary);
            }
            return new DiarySession(owned, diary);
        } catch (IOException failed) {
            owned.close();
            throw new StoreException("session " + session + ": its diary cannot be made: " + failed.getMessage(), failed);
        }
    }

    @Override
    public List<SessionID> sessions() throws StoreException {
        return memory.sessions();
    }

    @Override
    public void query(MessageQuery query, MessageVisitor visitor) throws StoreException {
        memory.query(query, visitor);
    }

    /** A write under way is finished first: it holds its diary. */
    @Override
    public void close() throws StoreException {
        memory.close();
        diaries.values().forEach(Diary::close);
    }
}
