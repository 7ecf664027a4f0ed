package fix.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.TimestampPrecision;
import fix.core.codec.Encoder;
import fix.core.dictionary.Valid;
import fix.engine.SessionSettings;
import fix.session.Moment;
import fix.session.Numbers;
import fix.session.SessionProtocol;
import fix.session.SessionStatus;
import fix.store.MessageStore;
import fix.store.SessionStore;
import fix.store.StoreException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reset that we ask for in the session, with a store behind it: what a restart at each point goes on from. */
class ResetInSessionTest {
    private static final SessionID ID = SessionID.of("FIX.4.4", "BROKER", "TRADER");
    private static final Moment NOW = new Moment(1_700_000_000_000_000_000L, 0);

    private final SessionDriver driver = new SessionDriver(
            SessionSettings.acceptor(ID), new Encoder(ID, TimestampPrecision.MILLIS), SessionProtocol::step);
    private final Encoder peer = new Encoder(ID.reversed(), TimestampPrecision.MILLIS);
    private SessionStore store;

    @BeforeEach
    void logOn() throws StoreException {
        store = MessageStore.inMemory().open(ID);
        driver.restored(new Restart(Numbers.START, 0, false, false, List.of()), NOW);
        connect(1);
        receive(logon(), 1);
        driver.authenticated(1, "", logon(), NOW);
        receive(MessageBuilder.of("0"), 2);
        assertEquals(SessionStatus.ACTIVE, driver.state().status());
    }

    private void connect(long epoch) {
        driver.connected(new Line() {
            @Override
            public long epoch() {
                return epoch;
            }

            @Override
            public void write(List<byte[]> frames) {
                // nobody reads it
            }

            @Override
            public void finish(String reason) {
                // it was never open
            }
        }, logon(), NOW);
    }

    private static MessageBuilder logon() {
        return MessageBuilder.of("A").set(98, 0).set(108, 30);
    }

    private void receive(MessageBuilder draft, long number) {
        driver.received(driver.state().epoch(), Message.parse(peer.encode(draft, number, NOW.wallNanos())), Valid.VALID, NOW);
    }

    private Restart afterRestart() throws StoreException {
        for (var batch = driver.outbox().take(0, 1_000_000_000L); batch.isPresent(); batch = driver.outbox().take(0, 1_000_000_000L)) {
            batch.get().store(store);
            driver.outbox().stored(batch.get());
        }
        return Restart.read(store, store.position(), SessionSettings.acceptor(ID));
    }

    @Test
    void pitfall8_aResetIsUnconfirmedUntilItsAnswerIsStored() throws StoreException {
        assertFalse(afterRestart().resetUnconfirmed());

        assertTrue(driver.reset(MessageBuilder.of("A"), NOW));
        assertEquals(SessionStatus.LOGON_IN_PROGRESS, driver.state().status());
        assertEquals(0, driver.send(MessageBuilder.of("D").set(11, "a"), SessionDriver.NOT_IN_CALLBACK, NOW));
        assertFalse(driver.setNumbers(5, 5, NOW));
        assertFalse(afterRestart().resetUnconfirmed());

        receive(MessageBuilder.of("0").set(112, "RESET-2"), 3);
        assertEquals(new Numbers(2, 3, 4), afterRestart().numbers(), "where the session goes on if the peer does not hear of it");
        assertTrue(afterRestart().resetUnconfirmed());
        receive(MessageBuilder.of("0"), 4);
        assertTrue(afterRestart().resetUnconfirmed());

        receive(logon().set(141, true), 1);
        assertEquals(SessionStatus.ACTIVE, driver.state().status());
        assertEquals(new Numbers(3, 2, 2), afterRestart().numbers());
        assertFalse(afterRestart().resetUnconfirmed());
        assertEquals(2, driver.send(MessageBuilder.of("D").set(11, "a"), SessionDriver.NOT_IN_CALLBACK, NOW));
        assertFalse(driver.reset(MessageBuilder.of("A"), NOW) && driver.reset(MessageBuilder.of("A"), NOW));
    }

    @Test
    void whetherTheClientHasMadeItIsStillOpenAfterARestartInTheMiddleOfTheQuestion() throws StoreException {
        driver.reset(MessageBuilder.of("A"), NOW);
        receive(MessageBuilder.of("0").set(112, "RESET-2"), 3);
        driver.disconnected(1, "cut", NOW);
        connect(2);
        receive(logon(), 4);
        driver.authenticated(2, "", logon(), NOW);
        assertEquals(SessionStatus.LOGON_IN_PROGRESS, driver.state().status(), "is 4 of the old numbers or of the new?");
        assertEquals(new Numbers(2, 5, 4), afterRestart().numbers());
        assertTrue(afterRestart().resetUnconfirmed());

        receive(MessageBuilder.of("2").set(7, 2).set(16, 0), 5);
        assertEquals(SessionStatus.ACTIVE, driver.state().status());
        assertEquals(new Numbers(3, 6, 1), afterRestart().numbers());
        assertFalse(afterRestart().resetUnconfirmed());
    }

    @Test
    void theResetItsLogonAndTheNumberAfterItAreOneBatch() throws StoreException {
        afterRestart();
        for (int i = 0; i < Outbox.MAX_BATCH_ENTRIES - 3; i++) {
            driver.send(MessageBuilder.of("D").set(11, "a"), SessionDriver.NOT_IN_CALLBACK, NOW);
        }
        driver.reset(MessageBuilder.of("A"), NOW);
        long asked = driver.state().numbers().nextOutbound() - 1;
        receive(MessageBuilder.of("0").set(112, "RESET-" + asked), 3);
        driver.outbox().take(0, 1_000_000_000L).orElseThrow();
        assertTrue(driver.outbox().take(0, 1_000_000_000L).isEmpty(), "all three went with the first batch, over its bound");
    }
}
