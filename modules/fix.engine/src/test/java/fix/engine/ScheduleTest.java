package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.session.Numbers;
import fix.session.SessionSchedule;
import fix.session.SessionStatus;
import fix.session.SessionTimes;
import fix.session.ZonedTime;
import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions that go by a schedule, on a clock that the test owns. 2026-01-05 is a Monday. */
@Timeout(60)
class ScheduleTest {
    private static final SessionID ACCEPTOR = TwoEngines.ACCEPTOR;
    private static final SessionID INITIATOR = TwoEngines.INITIATOR;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SessionTimes OFFICE_HOURS = daily("08:00:00", "17:00:00");

    private final TestClock clock = new TestClock("2026-01-05T08:30:00Z");
    private final MessageStore acceptorStore = MessageStore.inMemory();
    private final MessageStore initiatorStore = MessageStore.inMemory();
    private final EventRecorder events = new EventRecorder();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        clock.flow();
        for (var engine : open.reversed()) {
            engine.close();
        }
    }

    private static SessionTimes daily(String start, String end) {
        return SessionTimes.of(SessionSchedule.daily(time(start), time(end)));
    }

    private static ZonedTime time(String time) {
        return new ZonedTime(LocalTime.parse(time), ZoneId.of("UTC"));
    }

    /** The peers of these tests stamp their messages with the machine's clock; hours pass while a write is under way. */
    private static SessionSettings settings(SessionSettings of, SessionTimes times) {
        return of.withTimes(times).withWriteTimeout(Duration.ofDays(30)).withConfig(of.config().toBuilder().checkLatency(false).heartBtInt(Duration.ofSeconds(0)).build());
    }

    private FixEngine acceptor(SessionTimes times, Application application) {
        return started(FixEngine.builder()
                .clock(clock)
                .store(acceptorStore)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(settings(SessionSettings.acceptor(ACCEPTOR), times), application)
                .listener(events));
    }

    private FixEngine initiator(SessionTimes times, int port) {
        return started(FixEngine.builder()
                .clock(clock)
                .store(initiatorStore)
                .session(settings(SessionSettings.initiator(INITIATOR, "127.0.0.1", port), times), new Application() {})
                .listener(events));
    }

    private FixEngine started(FixEngineBuilder builder) {
        var engine = builder.start();
        open.add(engine);
        return engine;
    }

    private RawPeer peer(FixEngine acceptor) throws Exception {
        var peer = new RawPeer(acceptor.port(), INITIATOR);
        open.add(peer);
        return peer;
    }

    private void awaits(Session session, SessionStatus status) throws InterruptedException {
        assertTrue(session.await(Set.of(status), PATIENCE), () -> session + " is not " + status + "\n" + events);
    }

    private void awaitsNumbers(Session session, Numbers numbers) throws InterruptedException {
        for (int i = 0; !session.numbers().equals(numbers); i++) {
            assertTrue(i < 10_000, () -> session.numbers() + " instead of " + numbers + "\n" + events);
            session.await(Set.of(), Duration.ofMillis(1));
        }
    }

    private static boolean says(EngineEvent event, String words) {
        return event.text().contains(words);
    }

    @Test
    void pitfall16_afterEndTimeTheSessionComesUpAgainAtStartTimeWithNewNumbers() throws Exception {
        var broker = acceptor(OFFICE_HOURS, new Executor()).session(ACCEPTOR);
        var trader = initiator(OFFICE_HOURS, ((FixEngine) open.getFirst()).port()).session(INITIATOR);
        awaits(trader, SessionStatus.ACTIVE);
        trader.send(Trader.order("C1"));
        awaitsNumbers(trader, new Numbers(1, 3, 3));

        clock.advanceTo("2026-01-05T17:00:00Z");
        awaits(trader, SessionStatus.DISCONNECTED);
        awaits(broker, SessionStatus.DISCONNECTED);
        events.await(e -> e instanceof EngineEvent.LoggedOut && says(e, "logged out"));
        events.await(e -> says(e, "closed by its schedule until 2026-01-06T08:00:00Z"));
        assertEquals(1, trader.numbers().generation(), "the numbers can be read until the next session begins");
        assertThrows(NotLoggedOnException.class, () -> trader.send(Trader.order("LATE")));

        clock.advanceTo("2026-01-06T08:00:00Z");
        awaits(trader, SessionStatus.ACTIVE);
        awaits(broker, SessionStatus.ACTIVE);
        assertEquals(new Numbers(2, 2, 2), trader.numbers());
        assertEquals(new Numbers(2, 2, 2), broker.numbers());
        assertEquals(2, trader.send(Trader.order("C2")));
        var kept = new ArrayList<Message>();
        acceptorStore.query(MessageQuery.ALL.direction(Direction.INBOUND).generation(1).msgTypes("D"), (_, m) -> kept.add(Message.parse(m.bytes())));
        assertEquals("C1", kept.getFirst().getString(11));
    }

    @Test
    void pitfall16_atEndTimeWeSendALogoutAndWaitForItsAnswer() throws Exception {
        var acceptor = acceptor(OFFICE_HOURS, new Executor());
        var peer = peer(acceptor).logon(0);

        clock.advanceTo("2026-01-05T17:00:00Z");
        assertEquals("the session has ended", peer.expect("5").getString(58));
        awaits(acceptor.session(ACCEPTOR), SessionStatus.LOGOUT_IN_PROGRESS);
        peer.send(Trader.order("LATE"), 2);
        awaitsNumbers(acceptor.session(ACCEPTOR), new Numbers(1, 3, 3));
        peer.send("35=5");
        awaits(acceptor.session(ACCEPTOR), SessionStatus.DISCONNECTED);
        assertEquals(new Numbers(1, 3, 4), acceptor.session(ACCEPTOR).numbers());
    }

    @Test
    void pitfall16_aPeerThatDoesNotAnswerAtEndTimeIsDisconnected() throws Exception {
        var acceptor = acceptor(OFFICE_HOURS, new Executor());
        var peer = peer(acceptor).logon(0);
        clock.advanceTo("2026-01-05T17:00:00Z");
        peer.expect("5");
        clock.advance(Duration.ofSeconds(3));
        assertEquals(0, peer.awaitClose());
        events.await(e -> e instanceof EngineEvent.Disconnected && says(e, "LogoutTimeout"));
    }

    @Test
    void outsideItsScheduleAnAcceptorRefusesALogonAndSaysWhenItOpens() throws Exception {
        clock.advanceTo("2026-01-05T17:00:00Z");
        var acceptor = acceptor(OFFICE_HOURS, new Executor());
        assertEquals(0, peer(acceptor).send("35=A|98=0|108=30").awaitClose());
        events.await(e -> e instanceof EngineEvent.ConnectionDropped && says(e, "closed by its schedule until 2026-01-06T08:00:00Z"));

        clock.advanceTo("2026-01-06T08:00:00Z");
        peer(acceptor).logon(0);
    }

    @Test
    void outsideItsScheduleAnInitiatorDoesNotCall() throws Exception {
        var acceptor = acceptor(SessionTimes.ALWAYS, new Executor());
        var trader = initiator(daily("09:00:00", "10:00:00"), acceptor.port()).session(INITIATOR);
        events.await(e -> says(e, "closed by its schedule until 2026-01-05T09:00:00Z"));
        clock.advanceTo("2026-01-05T08:59:59Z");
        assertFalse(trader.await(Set.of(SessionStatus.CONNECTING, SessionStatus.ACTIVE), Duration.ofMillis(50)));
        clock.advanceTo("2026-01-05T09:00:00Z");
        awaits(trader, SessionStatus.ACTIVE);
    }

    @Test
    void pitfall26_whereOneSessionFollowsTheOtherTheLineIsClosedAndTheNumbersStartAnew() throws Exception {
        var allDay = daily("00:00:00", "00:00:00");
        var broker = acceptor(allDay, new Executor()).session(ACCEPTOR);
        var trader = initiator(allDay, ((FixEngine) open.getFirst()).port()).session(INITIATOR);
        awaits(trader, SessionStatus.ACTIVE);
        trader.send(Trader.order("C1"));
        awaitsNumbers(trader, new Numbers(1, 3, 3));
        clock.advanceTo("2026-01-06T00:00:00Z");
        events.await(e -> e instanceof EngineEvent.LoggedOut);
        for (int i = 0; !trader.await(Set.of(SessionStatus.ACTIVE), Duration.ofMillis(20)); i++) {
            assertTrue(i < 500, events::toString);
            clock.advance(Duration.ofSeconds(1));
        }
        awaits(broker, SessionStatus.ACTIVE);
        assertEquals(new Numbers(2, 2, 2), trader.numbers());
        assertEquals(new Numbers(2, 2, 2), broker.numbers());
    }

    @Test
    void aProcessThatWasDownOverTheBoundaryStartsTheNumbersOfTheNewSession() throws Exception {
        var first = acceptor(OFFICE_HOURS, new Executor());
        var peer = peer(first).logon(0);
        peer.send("35=5").expect("5");
        awaits(first.session(ACCEPTOR), SessionStatus.DISCONNECTED);
        peer.close();
        first.close();

        clock.advanceTo("2026-01-05T16:00:00Z");
        var second = acceptor(OFFICE_HOURS, new Executor());
        assertEquals(new Numbers(1, 3, 3), second.session(ACCEPTOR).numbers(), "the same session");
        second.close();

        clock.advanceTo("2026-01-07T12:00:00Z");
        var third = acceptor(OFFICE_HOURS, new Executor());
        assertEquals(new Numbers(2, 1, 1), third.session(ACCEPTOR).numbers());
        peer(third).logon(0).close();
        awaits(third.session(ACCEPTOR), SessionStatus.DISCONNECTED);
        third.close();

        var fourth = acceptor(OFFICE_HOURS, new Executor());
        assertEquals(2, fourth.session(ACCEPTOR).numbers().generation(), "once in a session");
    }

    @Test
    void numbersThatWereSetByHandBetweenTwoSessionsAreThoseOfTheNextOne() throws Exception {
        var acceptor = acceptor(OFFICE_HOURS, new Executor());
        peer(acceptor).logon(0).send("35=5").expect("5");
        awaits(acceptor.session(ACCEPTOR), SessionStatus.DISCONNECTED);
        clock.advanceTo("2026-01-05T20:00:00Z");
        acceptor.session(ACCEPTOR).setNextNumbers(50, 1);
        clock.advanceTo("2026-01-06T09:00:00Z");
        assertEquals(50, peer(acceptor).send("35=A|98=0|108=0").expect("A").msgSeqNum());
    }

    @Test
    void pitfall25_aWallClockThatJumpsInsideASessionChangesNothing() throws Exception {
        var acceptor = acceptor(OFFICE_HOURS, new Executor());
        var peer = peer(acceptor).logon(0);
        for (var time : List.of("2026-01-05T16:59:59Z", "2026-01-05T08:00:00Z", "2026-01-05T12:00:00Z")) {
            clock.jumpTo(time);
            clock.advance(Duration.ofMillis(100));
            peer.send("35=1|112=" + time);
            assertEquals(time, peer.expect("0").getString(112));
        }
        assertEquals(new Numbers(1, 5, 5), acceptor.session(ACCEPTOR).numbers());
    }

    @Test
    void pitfall25_aWallClockThatJumpsOutOfASessionAndBackCostsNoNumber() throws Exception {
        var acceptor = acceptor(OFFICE_HOURS, new Executor());
        var peer = peer(acceptor).logon(0);
        clock.jumpTo("2026-01-05T07:00:00Z");
        clock.advance(Duration.ofSeconds(1));
        peer.expect("5");
        peer.send("35=5");
        awaits(acceptor.session(ACCEPTOR), SessionStatus.DISCONNECTED);
        clock.jumpTo("2026-01-05T12:00:00Z");
        clock.advance(Duration.ofSeconds(1));
        assertEquals(3, peer(acceptor).sendAs(3, "35=A|98=0|108=0").expect("A").msgSeqNum());
    }

    @Test
    void pitfall25_aWallClockThatIsSetBackByDaysDoesNotResetWhatIsYoungerThanItShows() throws Exception {
        var acceptor = acceptor(OFFICE_HOURS, new Executor());
        peer(acceptor).logon(0).send("35=5").expect("5");
        awaits(acceptor.session(ACCEPTOR), SessionStatus.DISCONNECTED);
        clock.jumpTo("2026-01-02T12:00:00Z");
        clock.advance(Duration.ofSeconds(1));
        assertEquals(3, peer(acceptor).sendAs(3, "35=A|98=0|108=0").expect("A").msgSeqNum());
    }

    @Test
    void pitfall31_whatThePeerHasNotReadAtTheSessionsEndIsKeptAndNotSentInTheNextOne() throws Exception {
        var acceptor = acceptor(OFFICE_HOURS, new Executor());
        var session = acceptor.session(ACCEPTOR);
        try (var peer = new RawPeer(acceptor.port(), INITIATOR).logon(0)) {
            awaits(session, SessionStatus.ACTIVE);
            for (int i = 1; i <= 3; i++) {
                session.send(Executor.fill(Message.parse(order(i)), "E" + i));
            }
        }
        awaits(session, SessionStatus.DISCONNECTED);
        clock.advanceTo("2026-01-06T08:00:00Z");
        awaitsNumbers(session, new Numbers(2, 1, 1));

        var kept = new ArrayList<String>();
        acceptorStore.query(
                MessageQuery.ALL.sessions(ACCEPTOR).direction(Direction.OUTBOUND).msgTypes("8"),
                (_, m) -> kept.add(m.generation() + ":" + m.msgSeqNum() + ":" + Message.parse(m.bytes()).getString(17)));
        assertEquals(List.of("1:2:E1", "1:3:E2", "1:4:E3"), kept);
        var next = peer(acceptor).logon(0);
        next.send("35=2|7=1|16=0");
        var fill = next.expect("4");
        assertEquals("2", fill.getString(36));
        assertTrue(session.isLoggedOn());
    }

    @Test
    void atResetSeqTimeAnInitiatorStartsTheNumbersAnewWithoutLeavingTheSession() throws Exception {
        var broker = acceptor(SessionTimes.ALWAYS, new Executor()).session(ACCEPTOR);
        var trader = initiator(SessionTimes.ALWAYS.withResetSeqTime(time("09:00:00")), ((FixEngine) open.getFirst()).port()).session(INITIATOR);
        awaits(trader, SessionStatus.ACTIVE);
        trader.send(Trader.order("C1"));
        awaitsNumbers(trader, new Numbers(1, 3, 3));
        clock.advanceTo("2026-01-05T08:59:59Z");
        trader.send(Trader.order("C2"));
        awaitsNumbers(trader, new Numbers(1, 4, 4));

        clock.advanceTo("2026-01-05T09:00:00Z");
        for (int i = 0; trader.numbers().generation() == 1 || trader.numbers().nextInbound() != 2 || !trader.isLoggedOn(); i++) {
            assertTrue(i < 10_000, () -> trader + " " + trader.numbers() + "\n" + events);
            trader.await(Set.of(), Duration.ofMillis(1));
        }
        trader.send(Trader.order("C3"));
        long generation = trader.numbers().generation();
        awaitsNumbers(trader, new Numbers(generation, 3, 3));
        assertEquals(3, broker.numbers().nextInbound());
        clock.advanceTo("2026-01-05T12:00:00Z");
        trader.send(Trader.order("C4"));
        awaitsNumbers(trader, new Numbers(generation, 4, 4));
        assertFalse(events.toString().contains("LoggedOut"), events.toString());
    }

    private static String order(int number) {
        return "8=FIX.4.4|35=D|34=1|49=A|56=B|52=20260105-08:30:00|11=C" + number + "|55=AAPL|54=1|38=1|44=1|";
    }
}
