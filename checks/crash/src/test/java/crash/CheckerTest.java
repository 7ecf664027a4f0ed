package crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.store.Direction;
import fix.store.Position;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The judge sees what is wrong: each test breaks one thing in a history that is right. */
class CheckerTest {
    private final List<StoredMessage> traderOut = new ArrayList<>(List.of(sent(1, "A", ""), sent(2, "D", "11=C1|"), sent(3, "D", "11=C2|")));
    private final List<StoredMessage> brokerIn = new ArrayList<>(List.of(got(1, "A", ""), got(2, "D", "11=C1|"), got(3, "D", "43=Y|122=20261122-10:00:00|11=C2|")));
    private final List<StoredMessage> brokerOut = new ArrayList<>(List.of(sent(1, "A", ""), sent(2, "8", "11=C1|17=E1|"), sent(3, "8", "11=C2|17=E2|")));
    private final List<StoredMessage> traderIn = new ArrayList<>(List.of(got(1, "A", ""), got(2, "8", "11=C1|17=E1|"), got(3, "8", "11=C2|17=E2|")));
    private final List<Message> log = new ArrayList<>();
    private Position traderPosition = new Position(1, 4, 4, 1, 3, 1);
    private Map<String, Long> acknowledged = Map.of("C1", 2L, "C2", 3L);

    private static Message message(long number, String type, String rest) {
        return Message.parse("8=FIX.4.4|35=" + type + "|34=" + number + "|52=20261122-10:00:0" + number % 10 + "|" + rest);
    }

    private static StoredMessage sent(long number, String type, String rest) {
        return new StoredMessage(1, Direction.OUTBOUND, number, type.equals("A"), 1, message(number, type, rest).toBytes());
    }

    private static StoredMessage got(long number, String type, String rest) {
        return new StoredMessage(1, Direction.INBOUND, number, type.equals("A"), 1, message(number, type, rest).toBytes());
    }

    private List<String> violations() {
        return new Checker(
                new Side("trader", traderPosition, traderOut, traderIn, log, List.of()),
                new Side("broker", new Position(1, 4, 4, 1, 3, 1), brokerOut, brokerIn, List.of(), List.of()),
                acknowledged).violations();
    }

    private void assertSeen(String text) {
        assertTrue(violations().stream().anyMatch(violation -> violation.contains(text)), text + " is not in " + violations());
    }

    @Test
    void aHistoryThatIsRightHasNoViolation() {
        assertEquals(List.of(), violations());
    }

    @Test
    void aResendThatWasLoggedIsTheSameContent() {
        log.add(message(3, "D", "43=Y|122=20261122-10:00:03|11=C2|"));
        log.add(message(1, "4", "43=Y|123=Y|36=2|"));
        assertEquals(List.of(), violations());
    }

    @Test
    void aNumberWithTwoContentsIsSeen() {
        log.add(message(3, "D", "11=C9|"));
        assertSeen("trader's number 3 has two contents");
    }

    @Test
    void aNumberThatIsMissingIsSeen() {
        brokerOut.remove(1);
        assertSeen("broker stored its number 2 0 times");
    }

    @Test
    void anAcknowledgedOrderThatIsNotStoredIsSeen() {
        acknowledged = Map.of("C3", 4L);
        assertSeen("order C3 was acknowledged as 4 and is stored as null");
    }

    @Test
    void anOrderThatDidNotArriveIsSeen() {
        brokerIn.remove(2);
        assertSeen("order C2 was sent as [3] and reached the broker as null");
    }

    @Test
    void aSecondReportIsSeen() {
        brokerOut.add(sent(4, "8", "11=C1|17=E3|"));
        assertSeen("order C1 has the reports [2, 4]");
    }

    @Test
    void aReportThatDidNotArriveIsSeen() {
        traderIn.remove(2);
        assertSeen("order C2 has the reports [3], and the trader received null");
    }

    @Test
    void sidesThatDoNotAgreeOnTheirPlaceAreSeen() {
        traderPosition = new Position(1, 4, 3, 1, 2, 1);
        assertSeen("broker stands at ");
    }

    @Test
    void whatIsNotHandledIsSeen() {
        traderPosition = new Position(1, 4, 4, 1, 2, 1);
        assertSeen("trader has not handled all");
    }
}
