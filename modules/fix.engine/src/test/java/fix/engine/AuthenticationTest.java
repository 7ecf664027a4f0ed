package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.spi.Authenticator;
import fix.engine.spi.LogonAttempt;
import fix.engine.spi.LogonDecision;
import fix.session.Numbers;
import fix.session.SessionConfig;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who may log on, and that nothing moves before that is known. */
@Timeout(60)
class AuthenticationTest {
    private static final SessionID OURS = TwoEngines.ACCEPTOR;
    private static final SessionID THEIRS = TwoEngines.INITIATOR;

    private final MessageStore store = MessageStore.inMemory();
    private final EventRecorder events = new EventRecorder();
    private FixEngine engine;

    private FixEngine start(Authenticator authenticator, SessionSettings settings, Application application) {
        engine = FixEngine.builder().store(store).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(settings, application).authenticator(authenticator).listener(events).start();
        return engine;
    }

    private FixEngine start(Authenticator authenticator) {
        return start(authenticator, SessionSettings.acceptor(OURS), new Executor());
    }

    private Numbers numbers() {
        return engine.session(OURS).numbers();
    }

    private static LogonDecision password(LogonAttempt attempt, String right) {
        return attempt.password().equals(right)
                ? LogonDecision.accept()
                : LogonDecision.refuse("wrong password", LogonDecision.INVALID_USERNAME_OR_PASSWORD);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theAuthenticatorSeesAllThatALogonSaysOfItsSender() throws Exception {
        var attempts = new LinkedBlockingQueue<LogonAttempt>();
        start(attempt -> {
            attempts.add(attempt);
            return LogonDecision.accept();
        });
        try (var peer = new RawPeer(engine.port(), THEIRS)) {
            peer.send("35=A|98=0|108=30|95=5|96=token|553=joe|554=old");
            peer.expect("A");
            var attempt = attempts.poll(10, TimeUnit.SECONDS);
            assertEquals(OURS, attempt.session());
            assertEquals(List.of("joe", "old", "", "0", "token"), List.of(
                    attempt.username(), attempt.password(), attempt.newPassword(), attempt.encryptMethod(), new String(attempt.rawData())));
            assertTrue(((InetSocketAddress) attempt.remoteAddress()).getAddress().isLoopbackAddress());
        }
    }

    @Test
    void aRefusedLogonIsToldWhyAndMovesNoNumberOfThePeer() throws Exception {
        start(attempt -> password(attempt, "right"));
        try (var peer = new RawPeer(engine.port(), THEIRS)) {
            peer.send("35=A|98=0|108=30|554=wrong");
            var logout = peer.expect("5");
            assertEquals("wrong password", logout.getString(58));
            assertFalse(logout.has(1409), "FIX 4.4 has no SessionStatus");
            peer.awaitClose();
        }
        assertEquals(1, numbers().nextInbound());
        try (var peer = new RawPeer(engine.port(), THEIRS)) {
            peer.send("35=A|98=0|108=30|554=right");
            peer.expect("A");
        }
    }

    @Test
    void pitfall8_aLogonThatIsRefusedResetsNothing() throws Exception {
        start(attempt -> password(attempt, "right"));
        engine.session(OURS).setNextNumbers(70, 90);
        var before = numbers();
        try (var peer = new RawPeer(engine.port(), THEIRS)) {
            peer.send("35=A|98=0|108=30|141=Y|554=wrong");
            peer.expect("5");
            peer.awaitClose();
        }
        assertEquals(before.nextInbound(), numbers().nextInbound());
        assertEquals(before.generation(), numbers().generation(), "no reset");
        try (var peer = new RawPeer(engine.port(), THEIRS)) {
            peer.send("35=A|98=0|108=30|141=Y|554=right");
            assertEquals(1, peer.expect("A").msgSeqNum());
        }
    }

    @Test
    void pitfall15_ofTwoThatAuthenticateAtTheSameTimeExactlyOneGetsTheSession() throws Exception {
        var both = new CyclicBarrier(2);
        start(attempt -> {
            both.await(20, TimeUnit.SECONDS);
            return LogonDecision.accept();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                var answers = new ArrayList<java.util.concurrent.Future<Boolean>>();
                var answered = new CountDownLatch(2);
                for (int i = 0; i < 2; i++) {
                    answers.add(threads.submit(() -> {
                        try (var peer = new RawPeer(engine.port(), THEIRS)) {
                            peer.send("35=A|98=0|108=30|141=Y");
                            boolean logged = peer.answers();
                            answered.countDown();
                            answered.await();
                            return logged;
                        }
                    }));
                }
                assertTrue(answers.get(0).get() ^ answers.get(1).get(), "exactly one is answered");
                assertTrue(engine.session(OURS).await(java.util.Set.of(fix.session.SessionStatus.DISCONNECTED), Duration.ofSeconds(10)));
            }
        }
    }

    @Test
    void pitfall15_whoIsNotAuthenticatedKeepsNobodyOut() throws Exception {
        var entered = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        start(attempt -> {
            if (attempt.password().equals("slow")) {
                entered.countDown();
                never.await();
            }
            return LogonDecision.accept();
        });
        try (var stranger = new RawPeer(engine.port(), THEIRS); var peer = new RawPeer(engine.port(), THEIRS)) {
            stranger.send("35=A|98=0|108=30|554=slow");
            assertTrue(entered.await(10, TimeUnit.SECONDS));
            peer.send("35=A|98=0|108=30|554=right");
            peer.expect("A");
            never.countDown();
            assertEquals(0, stranger.awaitClose());
            peer.send("35=1|112=STILL-THERE");
            assertEquals("STILL-THERE", peer.expect("0").getString(112));
        }
    }

    @Test
    void pitfall17_anAuthenticatorThatDoesNotAnswerIsInterruptedAfterLogonTimeout() throws Exception {
        var interrupted = new CountDownLatch(1);
        var quick = SessionConfig.acceptor(OURS).toBuilder().logonTimeout(Duration.ofMillis(300)).build();
        start(attempt -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return LogonDecision.accept();
        }, SessionSettings.acceptor(OURS).withConfig(quick), new Executor());
        try (var peer = new RawPeer(engine.port(), THEIRS)) {
            peer.send("35=A|98=0|108=30");
            assertEquals(0, peer.awaitClose());
        }
        assertTrue(interrupted.await(10, TimeUnit.SECONDS));
        events.await(e -> e instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().contains("LogonTimeout"));
        assertEquals(Numbers.START, numbers());
    }

    /** Until the session is known, the most patient one's time holds. */
    @Test
    void howLongALogonMayTakeIsForItsOwnSessionToSay() throws Exception {
        var patient = SessionID.of("FIX.4.4", "BROKER", "PATIENT");
        engine = FixEngine.builder().store(store).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).listener(events)
                .session(within(OURS, Duration.ofMillis(300)), new Executor()).session(within(patient, Duration.ofMinutes(5)), new Executor())
                .authenticator(attempt -> {
                    if (attempt.session().equals(OURS)) {
                        new CountDownLatch(1).await();
                    }
                    return LogonDecision.accept();
                }).start();
        try (var late = new RawPeer(engine.port(), patient.reversed()); var quick = new RawPeer(engine.port(), THEIRS)) {
            quick.send("35=A|98=0|108=30");
            assertEquals(0, quick.awaitClose());
            events.await(e -> e instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().contains("LogonTimeout"));
            late.logon(30);
        }
    }

    private static SessionSettings within(SessionID id, Duration logonTimeout) {
        return SessionSettings.acceptor(id).withConfig(SessionConfig.acceptor(id).toBuilder().logonTimeout(logonTimeout).build());
    }

    @Test
    void aWrongLogonIsRefusedWithoutAskingWhoSentIt() throws Exception {
        var asked = new LinkedBlockingQueue<LogonAttempt>();
        start(attempt -> {
            asked.add(attempt);
            return LogonDecision.accept();
        });
        try (var peer = new RawPeer(engine.port(), THEIRS)) {
            peer.send("35=A|98=0|108=-5");
            assertTrue(peer.expect("5").getString(58).contains("HeartBtInt"));
        }
        assertTrue(asked.isEmpty());
    }

    @Test
    void theApplicationMayDecideToo() throws Exception {
        start(Authenticator.ANYBODY, SessionSettings.acceptor(OURS), new Executor() {
            @Override
            public LogonDecision authenticate(LogonAttempt attempt) {
                return password(attempt, "right");
            }
        });
        try (var peer = new RawPeer(engine.port(), THEIRS)) {
            peer.send("35=A|98=0|108=30|554=wrong");
            assertEquals("wrong password", peer.expect("5").getString(58));
        }
    }

    @Test
    void aVersionThatHasASessionStatusIsToldIt() throws Exception {
        var ours = SessionID.of("FIXT.1.1", "BROKER", "TRADER");
        start(attempt -> attempt.newPassword().isEmpty() ? password(attempt, "right") : LogonDecision.passwordChanged(), SessionSettings.acceptor(ours), new Executor());
        try (var peer = new RawPeer(engine.port(), ours.reversed())) {
            peer.send("35=A|98=0|108=30|1137=9|554=wrong");
            assertEquals("5", peer.expect("5").getString(1409));
        }
        try (var peer = new RawPeer(engine.port(), ours.reversed())) {
            peer.send("35=A|98=0|108=30|1137=9|554=right|925=new");
            var logon = peer.expect("A");
            assertEquals("1", logon.getString(1409));
            assertEquals("password changed", logon.getString(58));
        }
    }

    @Test
    void pitfall32_aPasswordIsInNoEventAndNoTextWhateverTheAuthenticatorThrows() throws Exception {
        var attempts = new LinkedBlockingQueue<LogonAttempt>();
        start(attempt -> {
            attempts.add(attempt);
            throw new IllegalStateException("no account for " + attempt.username() + " with " + attempt.password());
        });
        try (var peer = new RawPeer(engine.port(), THEIRS)) {
            peer.send("35=A|98=0|108=30|95=6|96=s3cret|553=joe|554=s3cret");
            assertEquals("the Logon could not be checked", peer.expect("5").getString(58));
            peer.awaitClose();
        }
        events.await(e -> e instanceof EngineEvent.Disconnected);
        assertTrue(events.toString().contains("the authenticator threw java.lang.IllegalStateException"), events.toString());
        assertFalse(events.toString().contains("s3cret"), events.toString());
        assertFalse(attempts.element().toString().contains("s3cret"), attempts.toString());
        assertFalse(attempts.element().logon().toString().contains("s3cret"));
    }
}
