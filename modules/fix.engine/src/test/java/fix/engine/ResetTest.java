package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.Tags;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.session.SessionStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@link Session#reset} in a session that is logged on, as its caller sees it. */
@Timeout(60)
class ResetTest {
    private final TwoEngines engines = new TwoEngines();
    private RawPeer peer;

    private Session loggedOn(Application application, Duration logonTimeout) throws Exception {
        var config = SessionConfig.builder(TwoEngines.ACCEPTOR, Role.ACCEPTOR).logonTimeout(logonTimeout).build();
        engines.accept(application, settings -> SessionSettings.of(config, "", 0));
        peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(30);
        assertTrue(engines.broker().awaitLogon(Duration.ofSeconds(10)));
        return engines.broker();
    }

    @AfterEach
    void close() throws IOException {
        peer.close();
        engines.close();
    }

    /** What this is doing on a thread of its own. */
    private static CompletableFuture<Void> begun(Runnable task) {
        return CompletableFuture.runAsync(task, Executors.newVirtualThreadPerTaskExecutor());
    }

    private void answerTestRequest() throws IOException {
        peer.send("35=0|112=" + peer.expect("1").getString(Tags.TEST_REQ_ID));
    }

    private void answerLogon() throws IOException {
        assertTrue(peer.expect("A").getBoolean(Tags.RESET_SEQ_NUM_FLAG));
        peer.sendAs(1, "35=A|98=0|108=30|141=Y");
    }

    @Test
    void whatIsSentMeanwhileWaitsAndGoesUnderTheNewNumbers() throws Exception {
        var session = loggedOn(new Application() { }, Duration.ofSeconds(30));
        var reset = begun(session::reset);
        assertTrue(session.await(Set.of(SessionStatus.LOGON_IN_PROGRESS), Duration.ofSeconds(10)));
        var sent = CompletableFuture.supplyAsync(() -> session.send(Trader.order("C1")), Executors.newVirtualThreadPerTaskExecutor());
        assertThrows(IllegalStateException.class, () -> session.setNextNumbers(5, 5));
        answerTestRequest();
        answerLogon();
        assertEquals(2, peer.expect("D").msgSeqNum());
        assertEquals(2, sent.get(10, TimeUnit.SECONDS));
        reset.get(10, TimeUnit.SECONDS);
        assertEquals(2, session.numbers().nextInbound());
        // What had waited may have gone by then.
        engines.acceptorEvents.await(event -> event instanceof EngineEvent.Operated told && told.text().matches(
                "numbers reset by the program, who gave no reason: next outbound 2 -> [23], next inbound 2 -> 2"));
    }

    @Test
    void aCallbackMayResetAndItsReplyComesAfterIt() throws Exception {
        var session = loggedOn(new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                session.reset();
                session.send(Trader.order("C1"));
            }
        }, Duration.ofSeconds(30));
        peer.send("35=D|11=1|55=AAPL|54=1|38=100|40=1|60=20260101-00:00:00");
        answerTestRequest();
        answerLogon();
        assertEquals(2, peer.expect("D").msgSeqNum());
        assertTrue(session.isLoggedOn());
    }

    @Test
    void aPeerThatDoesNotSayThatItHasEverythingIsNotReset() throws Exception {
        var session = loggedOn(new Application() { }, Duration.ofMillis(300));
        var refused = assertThrows(IllegalStateException.class, session::reset);
        assertTrue(refused.getMessage().contains("the peer did not say within LogonTimeout that it has all that we sent"), refused.getMessage());
        assertTrue(session.isLoggedOn());
        assertEquals(1, session.numbers().generation());
        engines.acceptorEvents.await(event -> event instanceof EngineEvent.Operated told && told.text().contains("numbers reset, but in vain, by the program"));
    }

    @Test
    void whenTheConnectionEndsBeforeTheAnswerTheCallerIsToldAndTheSessionGoesOnWhereItWas() throws Exception {
        var session = loggedOn(new Application() { }, Duration.ofSeconds(30));
        var reset = begun(session::reset);
        answerTestRequest();
        assertTrue(peer.expect("A").getBoolean(Tags.RESET_SEQ_NUM_FLAG));
        peer.close();
        var failed = assertThrows(ExecutionException.class, () -> reset.get(10, TimeUnit.SECONDS));
        assertTrue(failed.getCause().getMessage().contains("the connection ended before the peer's Logon had come"), failed.toString());

        peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR);
        peer.sendAs(3, "35=A|98=0|108=30");
        var logon = peer.expect("A");
        assertEquals(3, logon.msgSeqNum(), "after the Logon and the TestRequest");
        assertFalse(logon.has(Tags.RESET_SEQ_NUM_FLAG));
    }
}
