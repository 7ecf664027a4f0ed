package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.FixEngine;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random scenarios against our own engine, in both roles. */
@Timeout(120)
class SessionScenarioTest {
    private static final SessionID BROKER = SessionID.of("FIX.4.4", "BROKER", "TRADER");
    private static final int SCENARIOS = Integer.getInteger("scenarios", 2);
    private static final int STEPS = 40;

    private final List<String> seen = new ArrayList<>();
    private final Application application = new Application() {
        @Override
        public synchronized void fromApp(Message message, Session session) {
            seen.add(message.getString(11));
            session.send(MessageBuilder.of("8").set(37, "O").set(11, message.getString(11)).set(17, "E").set(150, 'F').set(39, '2').set(55, "AAPL").set(54, '1')
                    .set(151, 0).set(14, 1).set(6, 1));
        }
    };
    private final AtomicInteger sent = new AtomicInteger();

    private MessageBuilder order() {
        return MessageBuilder.of("D").set(11, "C" + sent.getAndIncrement()).set(55, "AAPL").set(54, '1').set(60, java.time.Instant.EPOCH).set(38, 1).set(40, '1');
    }

    private void play(MockCounterparty mock) throws InterruptedException {
        for (int i = 0; i < SCENARIOS; i++) {
            long seed = System.nanoTime();
            var scenario = SessionScenario.random(new SplittableRandom(seed), STEPS);
            try {
                scenario.play(mock, this::order);
            } catch (AssertionError failed) {
                throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
            }
        }
        mock.sendLogout();
        mock.awaitEnd();
        assertEquals(sent.get(), new HashSet<>(seen).size(), "each order has arrived");
    }

    @Test
    void anAcceptorOfOursBearsRandomScenarios() throws Exception {
        try (var engine = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(SessionSettings.acceptor(BROKER), application).listener(_ -> { }).start();
                var mock = MockCounterparty.initiator(BROKER.reversed(), "localhost", engine.port()).start()) {
            mock.logon();
            play(mock);
        }
    }

    @Test
    void anInitiatorOfOursBearsRandomScenarios() throws Exception {
        try (var mock = MockCounterparty.acceptor(BROKER).start();
                var engine = FixEngine.builder().store(MessageStore.inMemory()).session(SessionSettings.initiator(BROKER.reversed(), "localhost", mock.port())
                        .withReconnect(Duration.ofMillis(5), Duration.ofMillis(20)), application).listener(_ -> { }).start()) {
            mock.awaitLogon();
            play(mock);
            assertTrue(engine.session(BROKER.reversed()).numbers().nextInbound() > sent.get());
        }
    }

    @Test
    void theSameSeedGivesTheSameScenarioAndAllStepsComeUp() {
        var one = SessionScenario.random(new SplittableRandom(1), 1_000);
        assertEquals(one, SessionScenario.random(new SplittableRandom(1), 1_000));
        assertEquals(8, one.steps().stream().map(Object::getClass).distinct().count());
        assertThrows(IllegalArgumentException.class, () -> SessionScenario.random(new SplittableRandom(1), 0));
    }
}
