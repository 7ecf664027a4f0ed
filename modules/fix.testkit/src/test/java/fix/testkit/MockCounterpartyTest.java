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
import fix.session.SessionConfig;
import fix.store.MessageStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The mock on one side, our own engine on the other. */
@Timeout(60)
class MockCounterpartyTest {
    private static final SessionID BROKER = SessionID.of("FIX.4.4", "BROKER", "TRADER");
    private static final SessionID TRADER = BROKER.reversed();
    private static final String ORDER = "35=D|11=C1|55=AAPL|54=1|60=20261122-10:00:00|38=100|40=1";
    private static final String REPORT = "35=8|37=O1|11=C1|17=E1|150=F|39=2|55=AAPL|54=1|151=0|14=100|6=187.25";

    private final LinkedBlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private final Application application = new Application() {
        @Override
        public void fromApp(Message message, Session session) {
            received.add(message);
        }
    };

    private FixEngine initiator(MockCounterparty peer, int heartBtInt) {
        var config = SessionConfig.initiator(TRADER).toBuilder().heartBtInt(Duration.ofSeconds(heartBtInt)).build();
        return FixEngine.builder().store(MessageStore.inMemory())
                .session(SessionSettings.of(config, "localhost", peer.port()).withReconnect(Duration.ofMillis(20), Duration.ofMillis(100)), application).start();
    }

    private FixEngine acceptor() {
        return FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(SessionSettings.acceptor(BROKER), application).start();
    }

    private static MockCounterparty trader(FixEngine engine) {
        return MockCounterparty.initiator(TRADER, "localhost", engine.port()).logon("35=A|98=0|108=30").start();
    }

    private Message next() throws InterruptedException {
        var message = received.poll(20, TimeUnit.SECONDS);
        assertTrue(message != null, "nothing came within 20 s");
        return message;
    }

    @Test
    void asAnAcceptorItLooksAfterTheSessionAndTheTestTrades() throws Exception {
        try (var broker = MockCounterparty.acceptor(BROKER).start(); var engine = initiator(broker, 1)) {
            broker.awaitLogon();
            assertTrue(engine.session(TRADER).awaitLogon(Duration.ofSeconds(20)));
            engine.session(TRADER).send(MessageBuilder.of("D").set(11, "C1").set(55, "AAPL").set(54, '1').set(60, java.time.Instant.now()).set(38, 100).set(40, '1'));
            broker.expect(MessageMatcher.ofType("D").with(11, "C1").with(38, 100));
            broker.send(REPORT);
            assertEquals("E1", next().getString(17));
            broker.expectNothing(Duration.ofMillis(2_500));
            assertTrue(engine.session(TRADER).isLoggedOn(), "heartbeats go both ways\n" + broker.conversation());
            engine.session(TRADER).logout("good night");
            assertEquals("Logout(5): good night", broker.expectDisconnect());
        }
    }

    @Test
    void asAnInitiatorItLogsOnTradesAndLogsOut() throws Exception {
        try (var engine = acceptor(); var trader = trader(engine)) {
            trader.logon();
            trader.send(ORDER);
            assertEquals("C1", next().getString(11));
            trader.logout();
        }
    }

    @Test
    void aGapOnEitherSideIsFilled() throws Exception {
        try (var engine = acceptor(); var trader = trader(engine)) {
            trader.logon();
            trader.send(ORDER.replace("C1", "LOST"));
            next();
            trader.disconnect();
            trader.expectDisconnect();
            engine.session(BROKER).setNextNumbers(engine.session(BROKER).numbers().nextOutbound() + 3, 2);
            trader.logon();
            assertEquals("LOST", next().getString(11));
            assertTrue(trader.conversation().contains("<- ResendRequest(2)"), trader.conversation());
            engine.session(BROKER).send(MessageBuilder.of("B").set(148, "news").set(33, 1).set(58, "line"));
            trader.expect(MessageMatcher.ofType("B").with(148, "news"));
            assertEquals(engine.session(BROKER).numbers().nextOutbound(), trader.nextInbound());
        }
    }

    @Test
    void whatIsBrokenIsIgnoredByTheEngineAndTakesNoNumber() throws Exception {
        try (var engine = acceptor(); var trader = trader(engine)) {
            trader.logon();
            for (var breakage : Breakage.values()) {
                trader.sendBroken(breakage, ORDER.replace("C1", breakage.name()));
                trader.send(ORDER.replace("C1", "AFTER_" + breakage));
                trader.send("35=1|112=" + breakage);
            }
            for (int i = 0; i < Breakage.values().length; i++) {
                assertTrue(next().getString(11).startsWith("AFTER_"), trader.conversation());
            }
        }
    }

    @Test
    void aWrongNumberIsAnsweredAsTheStandardSays() throws Exception {
        try (var engine = acceptor(); var trader = trader(engine)) {
            trader.logon();
            trader.sendAgain(1, ORDER);
            trader.sendNumbered(1, ORDER);
            var reason = trader.expectDisconnect();
            assertTrue(reason.startsWith("Logout(5): MsgSeqNum too low"), reason);
            assertEquals(0, received.size());
        }
    }

    @Test
    void whatItDoesNotDoByItselfTheTestDoes() throws Exception {
        try (var broker = MockCounterparty.acceptor(BROKER).automatic(EnumSet.noneOf(Automatic.class)).start(); var engine = initiator(broker, 1)) {
            broker.expect(MessageMatcher.ofType("A").with(108, 1).with(34, 1));
            broker.send("35=A|98=0|108=1");
            assertTrue(engine.session(TRADER).awaitLogon(Duration.ofSeconds(20)));
            broker.skipTo(MessageMatcher.ofType("0"));
            broker.skipTo(MessageMatcher.ofType("1"));
            var end = assertThrows(AssertionError.class, () -> broker.skipTo(MessageMatcher.ofType("D"))).getMessage();
            assertTrue(end.contains("expected 35=D, but the connection ended: "), end);
            broker.automatic(Set.of(Automatic.values()));
            broker.setNextNumbers(2, 1);
            broker.awaitLogon();
        }
    }

    @Test
    void aFailureTellsTheConversationInWords() throws Exception {
        try (var engine = acceptor();
                var trader = MockCounterparty.initiator(TRADER, "localhost", engine.port()).logon("35=A|98=0|108=30|553=me|554=hunter2").start()) {
            var unconnected = assertThrows(AssertionError.class, () -> trader.send(ORDER)).getMessage();
            assertTrue(unconnected.startsWith("cannot send, there is no connection: "), unconnected);
            trader.logon();
            trader.patience(Duration.ofMillis(300));
            var nothing = assertThrows(AssertionError.class, () -> trader.expect("8")).getMessage();
            assertTrue(nothing.startsWith("FIX.4.4:TRADER->BROKER: expected 35=8, but nothing came within PT0.3S\nThe conversation:\n"), nothing);
            assertTrue(nothing.contains(" -> Logon(A) | ") && nothing.contains(" <- Logon(A) | "), nothing);
            assertTrue(!nothing.contains("hunter2"), nothing);
            trader.patience(Duration.ofSeconds(20));
            trader.sendRaw("8=FIX.4.4|9=5|35=0|10=000|");
            trader.send("35=1|112=A");
            engine.session(BROKER).send(MessageBuilder.of("B").set(148, "news").set(33, 1).set(58, "line"));
            var other = assertThrows(AssertionError.class, () -> trader.expect("8")).getMessage();
            assertTrue(other.contains("expected ExecutionReport(8), but was News(B)\nin News(B) | "), other);
            engine.session(BROKER).send(MessageBuilder.of("B").set(148, "news").set(33, 1).set(58, "line"));
            assertThrows(AssertionError.class, () -> trader.expectNothing(Duration.ofSeconds(20)));
        }
    }

    @Test
    void nobodyToConnectToIsSaid() {
        try (var engine = acceptor(); var gone = MockCounterparty.initiator(TRADER, "localhost", 1).start()) {
            assertTrue(engine.port() > 0);
            var failure = assertThrows(AssertionError.class, gone::connect).getMessage();
            assertTrue(failure.startsWith("FIX.4.4:TRADER->BROKER cannot connect to localhost:1: "), failure);
        }
    }

    /** As an acceptor does that has not yet seen the end of the connection before. */
    @Test
    void whoIsTurnedAwayWithoutAnAnswerTriesAgain() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var mock = MockCounterparty.initiator(SessionID.of("FIX.4.4", "TRADER", "BROKER"), "localhost", server.getLocalPort()).start()) {
            var second = CompletableFuture.supplyAsync(() -> {
                try {
                    server.accept().close();
                    var accepted = server.accept();
                    accepted.getOutputStream().write(Message.parse("8=FIX.4.4|35=A|34=1|49=BROKER|52=20260101-00:00:00|56=TRADER|98=0|108=30|").toBytes());
                    return accepted;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            mock.awaitNextLogon();
            second.get(10, TimeUnit.SECONDS).close();
        }
    }
}
