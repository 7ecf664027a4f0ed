package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.FixEngine;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.session.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What the extension gives, and what it lets fail. */
@Timeout(60)
class FixEngineTestTest {

    /** Buys when it is quoted a price. */
    static final class Buyer implements Application {
        @Override
        public void fromApp(Message quote, Session session) {
            session.send(MessageBuilder.of("D").set(11, "C1").set(55, quote.getString(55)).set(54, '1').set(60, Instant.now()).set(38, 100).set(40, '1'));
        }
    }

    @Nested
    @FixEngineTest(session = "FIX.4.4:TRADER->BROKER", heartBtInt = 5)
    class AnInitiator implements FixEngineSetup {
        final Application buyer = new Buyer();
        private Session before;

        @Override
        public SessionSettings change(SessionSettings defaults) {
            return defaults.withPrecision(fix.core.TimestampPrecision.MICROS);
        }

        @BeforeEach
        void parametersAreThereBeforeToo(Session session) {
            before = session;
        }

        @AfterEach
        void andAfter(FixEngine engine) {
            assertEquals(List.of(before), engine.sessions());
        }

        @Test
        void tradesWithTheMock(Session session, MockCounterparty broker) throws Exception {
            assertTrue(session.isLoggedOn());
            broker.send("35=S|117=Q1|55=AAPL");
            var order = broker.expect(MessageMatcher.ofType("D").with(55, "AAPL"));
            assertEquals(6, order.getString(52).length() - order.getString(52).indexOf('.') - 1, "the settings were changed");
        }

        @Test
        void tradesThroughABadLine(MockCounterparty broker, FaultProxy line) throws Exception {
            line.latest().give(Flow.TO_SERVER, Fault.cut(Place.inFrame(1)));
            broker.send("35=S|117=Q1|55=AAPL");
            broker.expectDisconnect();
            broker.expect(MessageMatcher.ofType("D").with(55, "AAPL"));
        }
    }

    @Nested
    @FixEngineTest(session = "FIX.4.4:BROKER->TRADER", role = Role.ACCEPTOR, loggedOn = false)
    class AnAcceptor {
        final Application silent = new Application() { };

        @Test
        void takesTheMocksLogonWhenTheTestSaysSo(Session session, MockCounterparty trader) throws Exception {
            trader.logon();
            assertTrue(session.awaitLogon(Duration.ofSeconds(10)));
            trader.logout();
        }
    }

    // ---- what must fail, run by the tests below alone

    @FixEngineTest(session = "FIX.4.4:BROKER->TRADER", role = Role.ACCEPTOR)
    @EnabledIfSystemProperty(named = "fix.testkit.failing", matches = "true")
    static class Failing {
        final Application broken = new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                throw new IllegalStateException("out of order");
            }
        };

        @Test
        void whenACallbackThrows(MockCounterparty trader) throws Exception {
            trader.send("35=D|11=C1|55=AAPL|54=1|60=20261122-10:00:00|38=100|40=1");
            trader.expect("j");
        }

        @Test
        void whenTheTestFails(MockCounterparty trader) throws Exception {
            trader.send("35=R|131=Q1|146=1|55=AAPL");
            trader.expect("S");
        }

        @Test
        void whenAThreadIsLeft() {
            Thread.ofVirtual().name("fix-forgotten").start(() -> {
                try {
                    FOREVER.await();
                } catch (InterruptedException over) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    private static final CountDownLatch FOREVER = new CountDownLatch(1);

    @FixEngineTest(session = "FIX.4.4:BROKER->TRADER", role = Role.ACCEPTOR, allowed = EngineEvent.HandlerFailed.class)
    @EnabledIfSystemProperty(named = "fix.testkit.failing", matches = "true")
    static class WithoutAnApplication {
        @Test
        void isToldWhatIsMissing() {
        }
    }

    private static String failure(Class<?> test, String method) {
        System.setProperty("fix.testkit.failing", "true");
        try {
            var summary = new SummaryGeneratingListener();
            LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectMethod(test.getName() + "#" + method))
                    .configurationParameter(FixEngineTest.THREAD_PATIENCE, "500").build(), summary);
            var failures = summary.getSummary().getFailures();
            assertEquals(1, failures.size(), method + " must fail");
            var thrown = failures.getFirst().getException();
            return thrown.getMessage() + (thrown.getSuppressed().length == 0 ? "" : "\n" + thrown.getSuppressed()[0].getMessage());
        } finally {
            System.clearProperty("fix.testkit.failing");
        }
    }

    @Test
    void aCallbackThatThrowsFailsATestThatWentWell() {
        var failure = failure(Failing.class, "whenACallbackThrows(fix.testkit.MockCounterparty)");
        assertTrue(failure.startsWith("the test went well, but not the engine:\n  HandlerFailed: the application failed: "), failure);
        assertTrue(failure.contains("<- NewOrderSingle(D) | ") && failure.contains("-> BusinessMessageReject(j) | "), failure);
    }

    @Test
    void aFailedTestShowsTheConversationInWords() {
        var failure = failure(Failing.class, "whenTheTestFails(fix.testkit.MockCounterparty)");
        assertTrue(failure.contains("expected Quote(S), but was BusinessMessageReject(j)"), failure);
        assertTrue(failure.contains("what was said, seen from the engine") && failure.contains("<- QuoteRequest(R) | "), failure);
    }

    @Test
    void aThreadThatIsLeftFailsTheTest() {
        try {
            var failure = failure(Failing.class, "whenAThreadIsLeft()");
            assertTrue(failure.contains("a thread is left: fix-forgotten"), failure);
        } finally {
            FOREVER.countDown();
        }
    }

    @Test
    void aClassWithoutAnApplicationIsToldSo() {
        var failure = failure(WithoutAnApplication.class, "isToldWhatIsMissing()");
        assertTrue(failure.contains("has 0 fields of a type that is an Application"), failure);
    }
}
