package fix.engine.driver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.dictionary.Valid;
import fix.session.Input;
import fix.session.Moment;
import fix.store.Direction;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the queues of a session say that they hold is about what they take of the heap: their bounds are there to keep it free. */
class HeapOfQueuesTest {
    private static final int MESSAGES = 5 * EarlyMessages.MAX_MESSAGES;
    private static final String ORDER = "8=FIX.4.4|35=D|34=%d|49=TRADER|52=20260101-00:00:00.000|56=BROKER|11=order%d|1=account|55=IBM|54=2|38=7|40=2|44=100.25|59=0|60=20260101-00:00:00.000|207=N|";

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private interface Filling {
        void add(int number);
    }

    private static long taken(Filling filling) {
        long before = used();
        for (int i = 1; i <= MESSAGES; i++) {
            filling.add(i);
        }
        return used() - before;
    }

    private static void assertAbout(String what, long taken, long said) {
        assertTrue(said > taken * 0.75 && said < taken * 1.35, what + " says " + said / MESSAGES + " bytes a message, takes " + taken / MESSAGES);
    }

    private static Message order(int number) {
        return Message.parse(ORDER.formatted(number, number));
    }

    /** One after the other, and all are there to the end: what is given free in between would count against them. */
    @Test
    void whatQueuesSayIsAboutWhatTheyTake() {
        var inbox = new Inbox();
        var toSend = new Outbox();
        var toStore = new Outbox();
        var early = Stream.generate(EarlyMessages::new).limit(5).toList();
        long byInbox = taken(number -> inbox.add(new InboxItem.Delivery(order(number), 1, false)));
        long bySending = taken(number -> {
            var frame = order(number).toBytes();
            toSend.add(new OutboxEntry.Live(new StoreOp.Append(new StoredMessage(1, Direction.OUTBOUND, number, false, 1, frame)), frame, NoLine.INSTANCE), 0);
        });
        long byStoring = taken(number -> {
            var frame = order(number).toBytes();
            toStore.add(new OutboxEntry.StoreOnly(List.of(new StoreOp.Append(new StoredMessage(1, Direction.INBOUND, number, false, 1, frame))), frame.length), 0);
        });
        long byWaiting = taken(number -> early.get(number % 5).hold(Input.Received.fresh(1, order(number), Valid.VALID, new Moment(number, number))));
        assertAbout("what came early", byWaiting, early.stream().mapToLong(EarlyMessages::heap).sum());
        assertAbout("an inbox", byInbox, inbox.bytes());
        assertAbout("an outbox that sends", bySending, toSend.bytes());
        assertAbout("an outbox that stores", byStoring, toStore.bytes());
    }
}
