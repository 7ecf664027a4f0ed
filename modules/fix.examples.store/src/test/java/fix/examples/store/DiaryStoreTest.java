package fix.examples.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.store.Direction;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import fix.store.Stores;
import fix.store.spi.StoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the store is found, and what it makes of files that a crash has left. */
class DiaryStoreTest {
    private static final SessionID SESSION = SessionID.of("FIX.4.4", "A/B", "C");

    @TempDir
    Path folder;

    private static List<StoreOp> append(long number) {
        return List.of(new StoreOp.Append(new StoredMessage(1, Direction.OUTBOUND, number, false, 7, Message.parse("8=FIX.4.4|35=D|34=" + number).toBytes())));
    }

    private Path file() {
        return folder.resolve(SESSION.fileName() + Diary.SUFFIX);
    }

    private void write(long from, long to) throws StoreException {
        try (var store = DiaryStore.open(folder); var session = store.open(SESSION)) {
            assertEquals(from, session.position().nextOutbound());
            for (long number = from; number <= to; number++) {
                session.write(append(number));
            }
        }
    }

    @Test
    void itIsFoundByItsNameAndAsTheOnlyDurableOne() throws StoreException {
        var settings = StoreSettings.NONE.with("StorePath", folder.toString());
        try (var store = Stores.installed().open("diary", settings)) {
            assertEquals("DiaryStore", store.getClass().getSimpleName());
        }
        try (var store = Stores.installed().open("", settings)) {
            assertEquals("DiaryStore", store.getClass().getSimpleName());
        }
    }

    @Test
    void aSettingThatIsMissingIsNamed() {
        var refused = assertThrows(StoreException.class, () -> Stores.installed().open("diary", StoreSettings.NONE));
        assertTrue(refused.getMessage().startsWith("store diary needs StorePath=: "), refused.getMessage());
    }

    @Test
    void aRecordThatWasCutShortAnywhereIsDroppedAndItsNumberIsFree() throws Exception {
        write(1, 2);
        long twoRecords = Files.size(file());
        write(3, 3);
        var whole = Files.readAllBytes(file());
        for (int length = (int) twoRecords; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            write(3, 3);
            assertEquals(whole.length, Files.size(file()));
        }
    }

    @Test
    void aDamagedRecordEndsTheDiary() throws Exception {
        write(1, 3);
        var bytes = Files.readAllBytes(file());
        bytes[bytes.length - 1] ^= 1;
        Files.write(file(), bytes);
        write(3, 3);
    }

    @Test
    void aFileThatIsNoDiaryIsNamed() throws Exception {
        Files.writeString(folder.resolve("x.diary"), "not a diary at all", StandardOpenOption.CREATE_NEW);
        var refused = assertThrows(StoreException.class, () -> DiaryStore.open(folder));
        assertTrue(refused.getMessage().contains("x.diary"), refused.getMessage());
    }
}
