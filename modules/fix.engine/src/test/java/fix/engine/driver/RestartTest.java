package fix.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.engine.SessionSettings;
import fix.session.Numbers;
import fix.session.SessionConfig;
import fix.store.Direction;
import fix.store.MessageStore;
import fix.store.SessionStore;
import fix.store.StoreException;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a process that ended in the middle of things tells the next one through its store. */
class RestartTest {
    private static final SessionID ID = SessionID.of("FIX.4.4", "TRADER", "BROKER");

    private SessionStore store;

    @BeforeEach
    void open() throws StoreException {
        store = MessageStore.inMemory().open(ID);
    }

    private void exchanged(Direction direction, long number, String fields) throws StoreException {
        var message = Message.parse("8=FIX.4.4|" + fields + "34=" + number + "|49=TRADER|56=BROKER|52=20261126-10:00:00|");
        store.write(List.of(new StoreOp.Append(new StoredMessage(
                store.position().generation(), direction, number, !message.msgType().equals("D"), 1, message.toBytes()))));
    }

    private Restart asInitiator(UnaryOperator<SessionConfig.Builder> rules) throws StoreException {
        return Restart.read(store, store.position(), SessionSettings.of(rules.apply(SessionConfig.initiator(ID).toBuilder()).build(), "localhost", 1));
    }

    private Restart asAcceptor(UnaryOperator<SessionConfig.Builder> rules) throws StoreException {
        return Restart.read(store, store.position(), SessionSettings.of(rules.apply(SessionConfig.acceptor(ID).toBuilder()).build(), "", 0));
    }

    @Test
    void withResetOnLogoutAnInitiatorThatEndedAfterItsLogoutAsksForTheReset() throws StoreException {
        exchanged(Direction.OUTBOUND, 1, "35=A|");
        exchanged(Direction.INBOUND, 1, "35=A|");
        assertFalse(asInitiator(rules -> rules.resetOnLogout(true)).resetUnconfirmed(), "it had not logged out");
        exchanged(Direction.OUTBOUND, 2, "35=5|");
        assertTrue(asInitiator(rules -> rules.resetOnLogout(true)).resetUnconfirmed());
        assertFalse(asInitiator(rules -> rules).resetUnconfirmed(), "without the setting the numbers go on");
        assertFalse(asAcceptor(rules -> rules.resetOnLogout(true)).resetUnconfirmed(), "who is called does not ask");
    }

    @Test
    void afterTheResetOfALogoutNothingIsAskedFor() throws StoreException {
        exchanged(Direction.OUTBOUND, 1, "35=5|");
        store.write(List.of(new StoreOp.Reset(store.position().generation() + 1, 1, 1, 2)));
        assertFalse(asInitiator(rules -> rules.resetOnLogout(true)).resetUnconfirmed());
    }

    @Test
    void withResetOnDisconnectWhoHasSpokenStartsAnew() throws StoreException {
        assertFalse(asInitiator(rules -> rules.resetOnDisconnect(true)).startsAnew(), "numbers that nobody used are new already");
        exchanged(Direction.INBOUND, 1, "35=A|");
        assertFalse(asInitiator(rules -> rules.resetOnDisconnect(true)).startsAnew());
        exchanged(Direction.OUTBOUND, 1, "35=A|");
        assertTrue(asInitiator(rules -> rules.resetOnDisconnect(true)).startsAnew());
        assertTrue(asAcceptor(rules -> rules.resetOnDisconnect(true)).startsAnew());
        assertFalse(asInitiator(rules -> rules).startsAnew());
    }

    @Test
    void numbersThatWereSetByHandAreKeptInSpiteOfResetOnDisconnect() throws StoreException {
        exchanged(Direction.OUTBOUND, 1, "35=A|");
        store.write(List.of(new StoreOp.Reset(store.position().generation() + 1, 70, 9, 2)));
        var restart = asInitiator(rules -> rules.resetOnDisconnect(true));
        assertFalse(restart.startsAnew());
        assertEquals(new Numbers(2, 70, 9), restart.numbers());
    }

    @Test
    void pitfall8_aLogonThatAskedForAResetIsUnansweredUntilTheAnswerIsThere() throws StoreException {
        exchanged(Direction.OUTBOUND, 1, "35=A|141=Y|");
        assertTrue(asInitiator(rules -> rules).resetUnconfirmed());
        exchanged(Direction.INBOUND, 1, "35=A|141=Y|");
        assertFalse(asInitiator(rules -> rules).resetUnconfirmed());
    }

    @Test
    void whatWasAcceptedAndNotHandledComesAgainInOrderAndMarkedAndWithoutTheSessionsOwn() throws StoreException {
        exchanged(Direction.INBOUND, 1, "35=A|");
        exchanged(Direction.INBOUND, 2, "35=D|11=handled|");
        exchanged(Direction.INBOUND, 3, "35=D|11=first|");
        exchanged(Direction.INBOUND, 4, "35=0|");
        store.write(List.of(new StoreOp.Handled(1, 2)));
        store.write(List.of(new StoreOp.Reset(2, 1, 1, 2)));
        exchanged(Direction.INBOUND, 1, "35=D|11=second|");
        var unhandled = asInitiator(rules -> rules).unhandled();
        assertEquals(List.of("1 first true", "2 second true"), unhandled.stream()
                .map(item -> item.generation() + " " + item.message().getString(11) + " " + item.redelivered()).toList());
    }
}
