package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.session.SessionConfig;
import fix.session.SessionStatus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What handlers may do, and what they cannot harm. */
class HandlerTest {
    /** How long the blocking handler blocks, in heartbeats of one second; CI asks for a minute with {@code -Dhandler.heartbeats}. */
    private static final int HEARTBEATS = Integer.getInteger("handler.heartbeats", 3);

    private static SessionSettings heartBeat(SessionSettings settings, int seconds) {
        return settings.withConfig(SessionConfig.builder(settings.id(), settings.config().role())
                .heartBtInt(Duration.ofSeconds(seconds)).build());
    }

    private static Application refusing(String text) {
        return new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                throw RejectException.business(3, text);
            }
        };
    }

    @Test
    void aHandlerThatBlocksForManyHeartbeatsKeepsItsSession() throws Exception {
        var blocking = new Blocked(new Executor());
        var heartbeats = new CountDownLatch(HEARTBEATS);
        var trader = new Trader() {
            @Override
            public void fromAdmin(Message message, Session session) {
                if (message.msgType().equals("0")) {
                    heartbeats.countDown();
                }
            }
        };
        try (var engines = new TwoEngines().accept(blocking, UnaryOperator.identity())
                .initiate(trader, s -> heartBeat(s, 1)).loggedOn()) {
            engines.trader().send(Trader.order("SLOW"));
            blocking.awaitEntered();
            assertTrue(heartbeats.await(10L + 2 * HEARTBEATS, TimeUnit.SECONDS), "heartbeats of the blocked side");
            blocking.goesOn();
            assertEquals("SLOW", trader.next().getString(11));
            assertFalse(engines.acceptorEvents.toString().contains("Disconnected"), engines.acceptorEvents.toString());
        }
    }

    @Test
    void pitfall33_anInterruptOfAThreadThatSendsEndsItsWaitAndNothingElse() throws Exception {
        var trader = new Trader();
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            for (int i = 0; i < 50; i++) {
                var id = "I" + i;
                var interrupted = new CompletableFuture<Boolean>();
                var sender = Thread.ofPlatform().start(() -> {
                    Thread.currentThread().interrupt();
                    engines.trader().send(Trader.order(id));
                    interrupted.complete(Thread.currentThread().isInterrupted());
                });
                assertTrue(interrupted.get(10, TimeUnit.SECONDS), "the interrupt status is kept");
                sender.join();
                assertEquals(id, trader.next().getString(11));
            }
            assertFalse(engines.initiatorEvents.toString().contains("Disconnected"));
        }
    }

    @Test
    void anInterruptInsideACallbackIsClearedAfterIt() throws Exception {
        var seen = new AtomicInteger();
        var interrupting = new Executor() {
            @Override
            public void fromApp(Message message, Session session) {
                if (Thread.currentThread().isInterrupted()) {
                    seen.incrementAndGet();
                }
                super.fromApp(message, session);
                Thread.currentThread().interrupt();
            }
        };
        var trader = new Trader();
        try (var engines = new TwoEngines().accept(interrupting, UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            for (int i = 0; i < 20; i++) {
                engines.trader().send(Trader.order("C" + i));
                trader.next();
            }
            assertEquals(0, seen.get());
        }
    }

    @Test
    void pitfall10_aMessageWhoseHandlerThrowsIsAnsweredAndNotMetAgain() throws Exception {
        var calls = new AtomicInteger();
        var broken = new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                calls.incrementAndGet();
                throw new IllegalStateException("secret detail");
            }
        };
        var trader = new Trader();
        try (var engines = new TwoEngines().accept(broken, UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            engines.trader().send(Trader.order("C1"));
            var answer = trader.next();
            assertEquals("j", answer.msgType());
            assertEquals(2, answer.getInt(45));
            var event = engines.acceptorEvents.await(e -> e instanceof EngineEvent.HandlerFailed);
            assertFalse(event.text().contains("secret detail"), event.text());
            engines.acceptor.close();
            engines.accept(broken, UnaryOperator.identity()).loggedOnAgain();
            engines.trader().send(Trader.order("C2"));
            trader.next();
            assertEquals(2, calls.get());
        }
    }

    @Test
    void aRefusedMessageIsAnsweredWithTheReasonThatTheApplicationGave() throws Exception {
        var picky = new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                throw RejectException.business(3, "no orders today");
            }
        };
        var trader = new Trader();
        try (var engines = new TwoEngines().accept(picky, UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            engines.trader().send(Trader.order("C1"));
            var answer = trader.next();
            assertEquals("j D 3 no orders today", answer.msgType() + " " + answer.getString(372) + " " + answer.getString(380)
                    + " " + answer.getString(58));
        }
    }

    @Test
    void aRefusalThatComesWhileThePeerIsAwayReachesItAfterTheNextLogon() throws Exception {
        var picky = new Blocked(refusing("no orders today"));
        var trader = new Trader();
        try (var engines = new TwoEngines().accept(picky, UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            engines.trader().send(Trader.order("C1"));
            picky.awaitEntered();
            engines.trader().logout("back soon");
            assertTrue(engines.broker().await(Set.of(SessionStatus.DISCONNECTED), Duration.ofSeconds(10)));
            picky.goesOn();
            engines.trader().logon();
            assertEquals("no orders today", trader.next().getString(58));
        }
    }

    @Test
    void aVetoCostsNoNumberAndOnAResendBecomesAGapFill() throws Exception {
        var vetoing = new Executor() {
            @Override
            public void toApp(MessageBuilder message, Session session) {
                if (message.valueEquals(11, "STALE")) {
                    throw new DoNotSendException("stale");
                }
            }
        };
        try (var engines = new TwoEngines().accept(vetoing, UnaryOperator.identity());
                var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(30)) {
            peer.send(Trader.order("C1"), 2).send(Trader.order("STALE"), 3).send(Trader.order("C3"), 4);
            assertEquals(2, peer.expect("8").msgSeqNum());
            assertEquals("j", peer.expect("j").msgType(), "the veto of its only answer fails the handler");
            assertEquals(4, peer.expect("8").msgSeqNum());
            peer.sendAs(5, "35=2|7=1|16=0");
            assertEquals("1 2", gap(peer.expect("4")));
            var again = peer.expect("8");
            assertEquals("2 true C1", again.msgSeqNum() + " " + again.isPossDup() + " " + again.getString(11));
        }
    }

    private static String gap(Message fill) {
        return fill.msgSeqNum() + " " + fill.getString(36);
    }

    @Test
    void aRefusalOfAMessageFromBeforeAResetNamesNoNumberToThePeer() throws Exception {
        var refusing = new Blocked(refusing("too late"));
        try (var engines = new TwoEngines().accept(refusing, UnaryOperator.identity());
                var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(30)) {
            peer.send(Trader.order("OLD"), 2);
            refusing.awaitEntered();
            peer.sendAs(1, "35=A|98=0|108=30|141=Y").expect("A");
            refusing.goesOn();
            engines.acceptorEvents.await(e -> e instanceof EngineEvent.Rejected r && r.reason().contains("before the numbers were reset"));
            peer.send("35=1|112=NEXT");
            assertEquals("NEXT", peer.expect("0").getString(112), "no BusinessMessageReject with an old number");
        }
    }

    @Test
    void sendingOutsideASessionIsRefusedAndTakesNoNumber() throws Exception {
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())) {
            var refused = org.junit.jupiter.api.Assertions.assertThrows(
                    NotLoggedOnException.class, () -> engines.broker().send(Trader.order("C1")));
            assertTrue(refused.getMessage().contains("BROKER->TRADER"), refused.getMessage());
            assertEquals(1, engines.broker().numbers().nextOutbound());
            org.junit.jupiter.api.Assertions.assertThrows(
                    IllegalArgumentException.class, () -> engines.broker().send(MessageBuilder.of("0")));
        }
    }
}
