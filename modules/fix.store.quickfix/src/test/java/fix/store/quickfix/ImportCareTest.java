package fix.store.quickfix;

import static fix.store.quickfix.QuickFixFiles.ID;
import static fix.store.quickfix.QuickFixFiles.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.store.Direction;
import fix.store.MessageStore;
import fix.store.Position;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import takes care of: what was there, what the application has not seen, what breaks off in the middle, and that a session's files are its own. */
class ImportCareTest {
    /** More than one batch. */
    private static final int MANY = 600;

    @TempDir
    Path folder;

    private final MessageStore store = MessageStore.inMemory();

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    private QuickFixSession found() throws StoreException {
        return new FileSource(folder).find(ID).orElseThrow();
    }

    private static StoreOp inbound(long generation, long number, boolean admin) {
        return new StoreOp.Append(new StoredMessage(generation, Direction.INBOUND, number, admin, 7, frame(admin ? "0" : "D", (int) number, "")));
    }

    @Test
    void pitfall32AnApplicationMessageWithAPasswordIsNotSentAgain() throws Exception {
        new QuickFixFiles(folder).message(1, frame("BE", 1, "923=1|924=1|553=me|554=tops3cret|")).java(2, 1);
        try (var session = store.open(ID)) {
            Import.run(found(), session, false);
            assertTrue(session.readChunk(2, Direction.OUTBOUND, 1, 1, 1, 1).getFirst().admin());
        }
    }

    @Test
    void adminMessagesThatNobodyHandlesAreNotInTheWay() throws Exception {
        new QuickFixFiles(folder).java(2, 5);
        try (var session = store.open(ID)) {
            session.write(List.of(inbound(1, 1, true)));
            Import.run(found(), session, true);
            assertEquals(5, session.position().nextInbound());
        }
    }

    @Test
    void messagesThatTheApplicationHasHandledAreNotInTheWay() throws Exception {
        new QuickFixFiles(folder).java(2, 5);
        try (var session = store.open(ID)) {
            session.write(List.of(inbound(1, 1, false), inbound(1, 2, false), new StoreOp.Handled(1, 2)));
            Import.run(found(), session, true);
            assertEquals(5, session.position().nextInbound());
        }
    }

    @Test
    void messagesOfALaterGenerationThatTheApplicationHasNotSeenAreNotPassedOver() throws Exception {
        new QuickFixFiles(folder).java(2, 5);
        try (var session = store.open(ID)) {
            session.write(List.of(new StoreOp.Reset(2, 1, 1, 0), inbound(2, 1, false)));
            var refused = assertThrows(StoreException.class, () -> Import.run(found(), session, true)).getMessage();
            assertTrue(refused.contains("has not handled"), refused);
        }
    }

    @Test
    void aGarbledMessageAtTheEndTakesNothingOver() throws Exception {
        var files = many();
        var bad = frame("D", MANY + 1, "11=X|");
        bad[bad.length - 2] = bad[bad.length - 2] == '9' ? (byte) '8' : (byte) '9';
        files.message(MANY + 1, bad).java(MANY + 2, 5);
        try (var session = store.open(ID)) {
            assertThrows(StoreException.class, () -> Import.run(found(), session, false));
            assertEquals(Position.START, session.position());
        }
    }

    private QuickFixFiles many() throws IOException {
        var files = new QuickFixFiles(folder);
        for (int i = 1; i <= MANY; i++) {
            files.message(i, frame("D", i, "11=X|"));
        }
        return files;
    }

    /** It can be read once, for the rehearsal; then the body is gone. */
    @Test
    void anImportThatBreaksOffIsSeenByItsInboundNumberAndCanBeDoneAgain() throws Exception {
        many().java(MANY + 1, 5);
        try (var session = store.open(ID)) {
            assertThrows(StoreException.class, () -> Import.run(new BreaksOff(found()), session, false));
            assertEquals(2, session.position().generation());
            assertTrue(session.position().nextOutbound() > 1);
            assertEquals(1, session.position().nextInbound());

            Import.run(found(), session, true);
            assertEquals(List.of(3L, MANY + 1L, 5L), numbers(session));
        }
    }

    private static List<Long> numbers(SessionStore session) {
        return List.of(session.position().generation(), session.position().nextOutbound(), session.position().nextInbound());
    }

    /** A session whose disk fails towards the end of the second reading. */
    private static final class BreaksOff implements QuickFixSession {
        private final QuickFixSession session;
        private int readings;

        BreaksOff(QuickFixSession session) {
            this.session = session;
        }

        @Override
        public long nextOutbound() {
            return session.nextOutbound();
        }

        @Override
        public long nextInbound() {
            return session.nextInbound();
        }

        @Override
        public Instant creationTime() {
            return session.creationTime();
        }

        @Override
        public void messages(Visitor visitor) throws StoreException {
            boolean breaks = ++readings == 2;
            session.messages((number, frame, place) -> {
                if (breaks && number == MANY) {
                    throw new StoreException("the disk is gone");
                }
                visitor.message(number, frame, place);
            });
        }
    }

    @Test
    void aMessageToSomebodyElseIsRefused() throws Exception {
        new QuickFixFiles(folder).message(1, Message.parse("8=FIX.4.4|35=D|34=1|49=A&B|56=EVE|").toBytes()).java(2, 5);
        try (var session = store.open(ID)) {
            var refused = assertThrows(StoreException.class, () -> Import.run(found(), session, false)).getMessage();
            assertTrue(refused.contains("it is of another session, from A&B to EVE"), refused);
        }
    }

    @Test
    void aFilesNameHasEveryPartOfTheSessionsName() {
        assertEquals("FIX.4.4-A_SUB_LOC-B_DESK_ROOM-q1", FileSource.name(new SessionID("FIX.4.4", "A", "SUB", "LOC", "B", "DESK", "ROOM", "q1")));
        assertEquals("FIX.4.4-A_LOC-B_ROOM", FileSource.name(new SessionID("FIX.4.4", "A", "", "LOC", "B", "", "ROOM", "")));
    }

    @Test
    void aBodyWithoutItsNumbersIsNoSessionThatIsNotThere() throws Exception {
        var files = new QuickFixFiles(folder).message(1, frame("D", 1, "11=X|")).java(2, 5);
        Files.delete(files.file(".senderseqnums"));
        assertTrue(assertThrows(StoreException.class, this::found).getMessage().contains("belong together: copy all of them"));
    }
}
