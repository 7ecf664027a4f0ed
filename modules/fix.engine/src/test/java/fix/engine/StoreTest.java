package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.FixException;
import fix.core.Message;
import fix.session.SessionStatus;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session and its store: what fails, what is kept, what comes again. */
class StoreTest {
    @Test
    void pitfall28_aStoreThatFailsStopsTheSessionAndItGoesOnWhenTheStoreDoes() throws Exception {
        var store = new FailingStore();
        var trader = new Trader();
        try (var engines = new TwoEngines(MessageStore.inMemory(), store).accept(new Executor(), UnaryOperator.identity())
                .initiate(trader, UnaryOperator.identity()).loggedOn()) {
            engines.trader().send(Trader.order("BEFORE"));
            trader.next();
            store.failing = true;
            var failed = assertThrows(FixException.class, () -> engines.trader().send(Trader.order("LOST")));
            // The note that BEFORE's report is handled may be what failed first: then the session had stopped already.
            assertTrue(failed instanceof NotLoggedOnException || failed.getMessage().contains("the disk is full"), failed.getMessage());
            assertTrue(engines.trader().await(Set.of(SessionStatus.STOPPED), Duration.ofSeconds(10)));
            assertThrows(NotLoggedOnException.class, () -> engines.trader().send(Trader.order("REFUSED")));
            store.failing = false;
            engines.initiatorEvents.await(e -> e instanceof EngineEvent.StoreRecovered);
            engines.loggedOnAgain();
            engines.trader().send(Trader.order("AFTER"));
            var report = trader.next();
            while (report.getString(11).equals("BEFORE")) {
                // Its record may have been in the batch that failed: then it comes again.
                report = trader.next();
            }
            assertEquals("AFTER", report.getString(11), "what was not stored was not sent");
        }
    }

    @Test
    @Timeout(60)
    void aStoreThatCanBeReadButNotWrittenIsNotReadOverAndOverAndWhatComesAgainComesSeldom() throws Exception {
        var store = new FailingStore();
        var clock = new TestClock(Instant.now().toString());
        var events = new EventRecorder();
        var writer = "fix-writer " + TwoEngines.ACCEPTOR;
        var handled = new Semaphore(0);
        var silent = new Blocked(new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                handled.release();
            }
        });
        var engine = FixEngine.builder().clock(clock).store(store).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).listener(events)
                .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), silent).start();
        try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
            peer.send(Trader.order("A"), 2);
            while (store.opened.position().nextInbound() < 3) {
                Thread.onSpinWait();
            }
            store.full = true;
            silent.goesOn();
            events.await(2, e -> e instanceof EngineEvent.StoreFailed);
            assertEquals(1, events.count(e -> e instanceof EngineEvent.StoreRecovered), "read again at once after the first failure alone");

            assertEquals(Duration.ofMillis(100), clock.awaitsIn(writer));
            clock.advance(Duration.ofMillis(100));
            events.await(3, e -> e instanceof EngineEvent.StoreFailed);
            assertEquals(2, events.count(e -> e instanceof EngineEvent.StoreRecovered));
            assertEquals(Duration.ofMillis(200), clock.awaitsIn(writer), "the pause is twice as long now");
            store.full = false;
            clock.advance(Duration.ofMillis(200));
            events.await(3, e -> e instanceof EngineEvent.StoreRecovered);
            assertTrue(handled.tryAcquire(4, 10, TimeUnit.SECONDS));
            assertEquals(0, handled.drainPermits(), "once, and once after each time that the store was read again");
        } finally {
            clock.flow();
            engine.close();
        }
    }

    @Test
    void pitfall27_nothingIsSentBeforeItIsStored() throws Exception {
        var store = new FailingStore();
        try (var engines = new TwoEngines(store, MessageStore.inMemory()).accept(new Executor(), UnaryOperator.identity());
                var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(30)) {
            var gate = new CountDownLatch(1);
            store.gate = gate;
            peer.send("35=1|112=WAIT");
            engines.acceptorEvents.await(e -> e instanceof EngineEvent.LoggedOn);
            assertTrue(peer.isSilentFor(300), "an answer left before it was stored");
            gate.countDown();
            assertEquals("WAIT", peer.expect("0").getString(112));
        }
    }

    @Test
    void pitfall12_acceptedMessagesThatWereNotHandledComeAgainAfterARestartMarked() throws Exception {
        var entered = new CountDownLatch(1);
        var forever = new CountDownLatch(1);
        var stuck = new Application() {
            @Override
            public void fromApp(Message message, Session session) throws Exception {
                entered.countDown();
                forever.await();
            }
        };
        try (var engines = new TwoEngines().accept(stuck, UnaryOperator.identity());
                var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(30)) {
            for (int i = 2; i <= 6; i++) {
                peer.send(Trader.order("C" + i), i);
            }
            assertTrue(entered.await(10, TimeUnit.SECONDS));
            peer.send("35=1|112=ALL-READ").skipTo("0");
            var report = engines.acceptor.close(Duration.ofMillis(200));
            assertEquals(List.of(TwoEngines.ACCEPTOR), report.forced());

            var redelivered = Collections.synchronizedList(new ArrayList<String>());
            var five = new CountDownLatch(5);
            engines.accept(new Application() {
                @Override
                public void fromApp(Message message, Session session) {
                    redelivered.add(message.getString(11) + " " + session.redelivered());
                    five.countDown();
                }
            }, UnaryOperator.identity());
            assertTrue(five.await(10, TimeUnit.SECONDS), redelivered.toString());
            assertEquals(List.of("C2 true", "C3 true", "C4 true", "C5 true", "C6 true"), redelivered);
        }
    }

    @Test
    void whatAHandlerCouldNotAnswerBecauseTheLineWasGoneComesAgainAfterTheNextLogon() throws Exception {
        var first = new CountDownLatch(1);
        var cut = new CountDownLatch(1);
        var answering = new Executor() {
            @Override
            public void fromApp(Message message, Session session) {
                if (first.getCount() == 1) {
                    first.countDown();
                    awaitQuietly(cut);
                }
                super.fromApp(message, session);
            }
        };
        try (var engines = new TwoEngines().accept(answering, UnaryOperator.identity())) {
            try (var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(30)) {
                peer.send(Trader.order("C2"), 2).send(Trader.order("C3"), 3);
                assertTrue(first.await(10, TimeUnit.SECONDS));
            }
            engines.acceptorEvents.await(e -> e instanceof EngineEvent.LoggedOut);
            cut.countDown();
            try (var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR)) {
                peer.sendAs(4, "35=A|98=0|108=30").expect("A");
                var answered = new HashSet<String>();
                answered.add(peer.expect("8").getString(11));
                answered.add(peer.expect("8").getString(11));
                assertEquals(Set.of("C2", "C3"), answered);
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void pitfall14_aLongResendIsCompleteInOrderAndDoesNotStopTheSession() throws Exception {
        int orders = 20_000;
        try (var engines = new TwoEngines().accept(new Executor(), UnaryOperator.identity())) {
            try (var peer = new RawPeer(engines.acceptor.port(), TwoEngines.INITIATOR).logon(30)) {
                for (int i = 2; i <= orders + 1; i++) {
                    peer.send(Trader.order("C" + i), i);
                    if (i % 500 == 0) {
                        peer.skipTo("8");
                    }
                }
                while (peer.expect("8").msgSeqNum() < orders + 1) {
                    // all are answered
                }
                peer.send("35=2|7=1|16=0");
                assertEquals("2", peer.skipTo("4").getString(36));
                peer.send("35=1|112=MEANWHILE");
                for (int i = 2; i <= orders + 1; i++) {
                    var again = peer.expect("8");
                    assertEquals(i, again.msgSeqNum());
                    assertTrue(again.isPossDup());
                }
                var answer = peer.expect("0");
                assertEquals("MEANWHILE", answer.getString(112), "live messages wait for the resend");
                assertFalse(answer.isPossDup());
            }
        }
    }
}
