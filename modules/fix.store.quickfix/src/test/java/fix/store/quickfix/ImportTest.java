package fix.store.quickfix;

import static fix.store.quickfix.QuickFixFiles.ID;
import static fix.store.quickfix.QuickFixFiles.frame;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTest {
    private static final long CREATED = Instant.parse("2026-01-02T03:04:05.006Z").toEpochMilli() * 1_000_000;

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

    private static List<StoredMessage> outbound(SessionStore session) throws StoreException {
        return session.readChunk(session.position().generation(), Direction.OUTBOUND, 1, Long.MAX_VALUE, 1000, 1 << 20);
    }

    private String refused() throws StoreException {
        try (var session = store.open(ID)) {
            return assertThrows(StoreException.class, () -> Import.run(found(), session, false)).getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void numbersAndMessagesAreTakenOverFromFilesOfEitherEngine(boolean java) throws Exception {
        var files = new QuickFixFiles(folder).message(1, frame("A", 1, "98=0|108=30|")).message(2, frame("D", 2, "11=X|")).message(3, frame("3", 3, "45=1|"));
        if (java) {
            files.java(4, 12);
        } else {
            files.cpp(4, 12);
        }
        try (var session = store.open(ID)) {
            var result = Import.run(found(), session, false);

            assertEquals(new Import.Result(Position.START, session.position(), 3, 0, 0), result);
            long created = java ? CREATED : CREATED - 6_000_000;
            assertEquals(new Position(2, 4, 12, 2, 11, created), session.position());
            var messages = outbound(session);
            assertEquals(List.of(true, false, false), messages.stream().map(StoredMessage::admin).toList());
            assertArrayEquals(frame("D", 2, "11=X|"), messages.get(1).bytes());
            assertEquals(Instant.parse("2026-01-02T03:04:02.500Z").toEpochMilli() * 1_000_000, messages.get(1).timeEpochNanos());
        }
    }

    @Test
    void whatQuickFixDidNotKeepIsFilledWhenItIsAskedFor() throws Exception {
        new QuickFixFiles(folder).message(3, frame("D", 3, "11=X|")).message(6, frame("D", 6, "11=Y|")).java(9, 1);
        try (var session = store.open(ID)) {
            assertEquals(4, Import.run(found(), session, false).filled());
            var messages = outbound(session);
            assertEquals(List.of(3L, 4L, 5L, 6L, 7L, 8L), messages.stream().map(StoredMessage::msgSeqNum).toList());
            assertEquals(List.of(false, true, true, false, true, true), messages.stream().map(StoredMessage::admin).toList());
            var fill = Message.parse(messages.get(1).bytes());
            assertEquals("4", fill.msgType());
            assertEquals(5, fill.getInt(36));
        }
    }

    @Test
    void aSessionWithoutMessagesKeepsItsNumbers() throws Exception {
        new QuickFixFiles(folder).java(1000, 500);
        try (var session = store.open(ID)) {
            Import.run(found(), session, false);
            assertEquals(1000, session.position().nextOutbound());
            assertEquals(500, session.position().nextInbound());
            assertEquals(List.of(), outbound(session));
        }
    }

    @Test
    void theLastOfTwoMessagesWithOneNumberCountsAndThoseOfUnusedNumbersAreLeft() throws Exception {
        new QuickFixFiles(folder).message(1, frame("D", 1, "11=OLD|")).message(2, frame("D", 2, "11=Z|")).message(1, frame("D", 1, "11=NEW|")).java(2, 1);
        try (var session = store.open(ID)) {
            assertEquals(1, Import.run(found(), session, false).left());
            assertArrayEquals(frame("D", 1, "11=NEW|"), outbound(session).getFirst().bytes());
        }
    }

    @Test
    void pitfall32PasswordsAreMaskedOnTheWayIn() throws Exception {
        new QuickFixFiles(folder).message(1, frame("A", 1, "98=0|108=30|554=tops3cret|")).java(2, 1);
        try (var session = store.open(ID)) {
            Import.run(found(), session, false);
            var kept = new String(outbound(session).getFirst().bytes(), StandardCharsets.ISO_8859_1);
            assertTrue(kept.contains("554=*********"), kept);
            assertTrue(outbound(session).getFirst().admin());
        }
    }

    @Test
    void aRehearsalChangesNothing() throws Exception {
        new QuickFixFiles(folder).message(1, frame("D", 1, "11=X|")).java(2, 5);
        try (var session = store.open(ID)) {
            var result = Import.rehearse(found(), session);
            assertEquals(new Position(2, 2, 5, 2, 4, CREATED), result.after());
            assertEquals(Position.START, session.position());
        }
    }

    @Test
    void aSessionThatIsThereIsTakenOverOnlyWhenAskedAndKeepsWhatItHas() throws Exception {
        new QuickFixFiles(folder).message(1, frame("D", 1, "11=X|")).java(2, 5);
        try (var session = store.open(ID)) {
            session.write(List.of(new StoreOp.Append(new StoredMessage(1, Direction.OUTBOUND, 1, false, 7, frame("D", 1, "11=OURS|")))));
            var refused = assertThrows(StoreException.class, () -> Import.run(found(), session, false)).getMessage();
            assertTrue(refused.contains("is in our store already: generation 1, next outbound 2"), refused);

            Import.run(found(), session, true);

            assertEquals(2, session.position().generation());
            assertArrayEquals(frame("D", 1, "11=OURS|"), session.readChunk(1, Direction.OUTBOUND, 1, 1, 1, 1).getFirst().bytes());
            assertArrayEquals(frame("D", 1, "11=X|"), outbound(session).getFirst().bytes());
        }
    }

    @Test
    void messagesThatTheApplicationHasNotSeenAreNotPassedOver() throws Exception {
        new QuickFixFiles(folder).java(2, 5);
        try (var session = store.open(ID)) {
            session.write(List.of(new StoreOp.Append(new StoredMessage(1, Direction.INBOUND, 1, false, 7, frame("D", 1, "11=IN|")))));
            var refused = assertThrows(StoreException.class, () -> Import.run(found(), session, true)).getMessage();
            assertTrue(refused.contains("has not handled"), refused);
        }
    }

    @Test
    void anImportThatWasBrokenOffCanBeDoneAgain() throws Exception {
        new QuickFixFiles(folder).message(1, frame("D", 1, "11=X|")).java(2, 5);
        try (var session = store.open(ID)) {
            session.write(List.of(new StoreOp.Reset(2, 1, 1, CREATED), new StoreOp.Handled(2, 0)));
            Import.run(found(), session, true);
            assertEquals(new Position(3, 2, 5, 3, 4, CREATED), session.position());
        }
    }

    @Test
    void aSessionThatIsNotThereIsNotFound() throws Exception {
        new QuickFixFiles(folder).java(2, 5);
        assertFalse(new FileSource(folder).find(SessionID.of("FIX.4.4", "A", "T")).isPresent());
        assertTrue(assertThrows(StoreException.class, () -> new FileSource(folder.resolve("none"))).getMessage().contains("is no folder; give the one"));
    }

    @Test
    void aTornIndexSaysWhere() throws Exception {
        var files = new QuickFixFiles(folder).message(1, frame("D", 1, "11=X|")).message(2, frame("D", 2, "11=X|")).java(3, 5);
        var header = Files.readAllBytes(files.file(".header"));
        Files.write(files.file(".header"), java.util.Arrays.copyOf(header, 21));
        assertTrue(refused().contains(".header is damaged at offset 16: the last entry has 5 of its 16 bytes"), refused());
    }

    @Test
    void aCutBodySaysWhere() throws Exception {
        var files = new QuickFixFiles(folder).message(1, frame("D", 1, "11=X|")).java(2, 5);
        var body = Files.readAllBytes(files.file(".body"));
        Files.write(files.file(".body"), java.util.Arrays.copyOf(body, body.length - 1));
        assertTrue(refused().contains("message 1 should be " + body.length + " bytes at offset 0; the file is cut off"), refused());
    }

    @Test
    void aGarbledMessageSaysWhichAndTakesNothingOver() throws Exception {
        var bad = frame("D", 2, "11=X|");
        bad[bad.length - 2] = bad[bad.length - 2] == '9' ? (byte) '8' : (byte) '9';
        new QuickFixFiles(folder).message(1, frame("D", 1, "11=X|")).message(2, bad).java(3, 5);
        assertTrue(refused().contains("message 2 ("), refused());
        try (var session = store.open(ID)) {
            assertEquals(Position.START, session.position());
        }
    }

    @Test
    void aMessageOfAnotherNumberOrSessionIsRefused() throws Exception {
        new QuickFixFiles(folder).message(1, frame("D", 2, "11=X|")).java(2, 5);
        assertTrue(refused().contains("its MsgSeqNum(34) is 2"), refused());
        new QuickFixFiles(folder).message(1, Message.parse("8=FIX.4.4|35=D|34=1|49=EVE|56=T W|").toBytes()).java(2, 5);
        assertTrue(refused().contains("it is of another session, from EVE to T W"), refused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "-1", "99999999999999999999"})
    void numbersThatAreNoneSayWhere(String text) throws IOException, StoreException {
        var files = new QuickFixFiles(folder).java(2, 5);
        QuickFixFiles.utf(files.file(".senderseqnums"), text);
        assertTrue(assertThrows(StoreException.class, this::found).getMessage().startsWith(files.file(".senderseqnums").toString()));
    }

    @Test
    void aTimeThatIsNoneSaysWhere() throws Exception {
        var files = new QuickFixFiles(folder).java(2, 5);
        QuickFixFiles.utf(files.file(".session"), "yesterday");
        assertTrue(assertThrows(StoreException.class, this::found).getMessage().contains(".session should hold a time such as"));
        Files.delete(files.file(".session"));
        assertTrue(assertThrows(StoreException.class, this::found).getMessage().contains("belong together: copy all of them"));
    }

    @Test
    void anIndexThatIsNoneSaysWhere() throws Exception {
        var files = new QuickFixFiles(folder).cpp(2, 5);
        Files.writeString(files.file(".header"), "1,0,10 2;3");
        assertTrue(assertThrows(StoreException.class, this::found).getMessage().contains(".header is damaged at offset 7: an entry is number,offset,length"));
        Files.writeString(files.file(".header"), "1,0,0 ");
        assertTrue(assertThrows(StoreException.class, this::found).getMessage().contains("number 1, offset 0, length 0 cannot be"));
    }
}
