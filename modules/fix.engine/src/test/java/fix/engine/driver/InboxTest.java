package fix.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox = new Inbox();
    private final InboxItem.Delivery order = new InboxItem.Delivery(
            Message.parse("8=FIX.4.4|35=D|34=2|49=A|52=20260101-00:00:00.000|56=B|11=1|"), 1, false);

    @Test
    void whatIsGivenBackComesFirstAndMarkedOnceTheSessionIsLoggedOn() {
        inbox.add(order);
        inbox.giveBack(inbox.take(10), false);
        inbox.add(new InboxItem.LoggedOn());
        assertFalse(inbox.hasWork());
        inbox.resume();
        assertEquals(List.of(order.again(), new InboxItem.LoggedOn()), inbox.take(10));
    }

    /** Before the session is logged on again something has to be read: a Logon, and perhaps more. */
    @Test
    void whatIsGivenBackIsNoReasonToStopReadingUntilTheSessionIsLoggedOn() {
        inbox.add(order);
        inbox.add(order);
        long both = inbox.load();
        assertEquals(inbox.bytes(), both);
        inbox.giveBack(inbox.take(1), false);
        assertEquals(0, inbox.load());
        inbox.add(order);
        assertEquals(both / 2, inbox.load(), "what comes meanwhile counts");
        inbox.resume();
        assertEquals(inbox.bytes(), inbox.load());
        assertEquals(both / 2 * 3, inbox.bytes());
    }

    @Test
    void aFailureOfTheStoreDropsMessagesButNotTheWordThatTheSessionIsLoggedOut() {
        inbox.add(order);
        inbox.giveBack(inbox.take(10), false);
        inbox.fail();
        inbox.add(new InboxItem.LoggedOut("the store failed"));
        assertTrue(inbox.hasWork());
        assertEquals(List.of(new InboxItem.LoggedOut("the store failed")), inbox.take(10));
    }

    @Test
    void whatIsGivenBackAfterAFailureIsNotKeptAndLeavesNoBytesBehind() {
        inbox.add(order);
        var taken = inbox.take(10);
        inbox.fail();
        inbox.giveBack(taken, false);
        assertTrue(inbox.isIdle());
        assertEquals(0, inbox.bytes());
        inbox.restored();
        inbox.add(order.again());
        assertEquals(List.of(order.again()), inbox.take(10));
    }
}
