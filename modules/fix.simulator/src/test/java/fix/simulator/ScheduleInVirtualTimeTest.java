package fix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import fix.engine.Application;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.session.Numbers;
import fix.session.Occurrence;
import fix.session.SessionSchedule;
import fix.session.SessionStatus;
import fix.session.SessionTimes;
import fix.session.ZonedTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days of a schedule in a second: the driver that the engine runs, on a clock that is not one. */
class ScheduleInVirtualTimeTest {
    private static final SessionID ID = SessionID.of("FIX.4.4", "ISLD", "TW");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final SessionSchedule NIGHT = SessionSchedule.daily(
            new ZonedTime(LocalTime.parse("02:30:00"), BERLIN), new ZonedTime(LocalTime.parse("01:00:00"), BERLIN));

    private final SimulatedAcceptor acceptor = new SimulatedAcceptor(
            List.of(SessionSettings.acceptor(ID).withTimes(SessionTimes.of(NIGHT))), new Application() {});

    private void advanceTo(Instant time) {
        acceptor.advance(Duration.between(acceptor.now(), time));
    }

    private void send(RawConnection to, String type, long seq, String rest) throws IOException {
        to.send(Message.parse("8=FIX.4.4|35=%s|34=%d|49=TW|52=%s|56=ISLD|%s".formatted(type, seq, TIME.format(acceptor.now()), rest)).toBytes());
    }

    private static Message next(RawConnection from) {
        var framer = new Framer(FrameLimits.DEFAULT);
        while (framer.next() != Framer.Result.FRAME) {
            if (from.next(Duration.ofSeconds(1)).orElseThrow() instanceof RawConnection.Event.Bytes(byte[] bytes, Instant _)) {
                framer.append(bytes, 0, bytes.length);
            } else {
                throw new AssertionError("the connection ended");
            }
        }
        return Message.parse(java.util.Arrays.copyOfRange(framer.buffer(), framer.frameStart(), framer.frameStart() + framer.frameLength()));
    }

    @Test
    void pitfall26_dayAfterDayThroughBothChangesOfTheClockOneGenerationASession() throws IOException {
        var session = acceptor.session(ID);
        long generation = 0;
        for (var first : List.of("2026-03-27T12:00:00Z", "2026-10-23T12:00:00Z")) {
            acceptor.wallClockJumps(Duration.between(acceptor.now(), Instant.parse(first)));
            acceptor.advance(Duration.ofSeconds(2));
            generation = threeDays(session, NIGHT.atOrAfter(acceptor.now()), generation);
        }
    }

    @Test
    void atResetSeqTimeTheNumbersStartAnewOnceADayThroughBothChangesOfTheClock() throws IOException {
        var reset = new ZonedTime(LocalTime.parse("02:30:00"), BERLIN);
        var daily = new SimulatedAcceptor(
                List.of(SessionSettings.acceptor(ID).withTimes(SessionTimes.ALWAYS.withResetSeqTime(reset))), new Application() {});
        var session = daily.session(ID);
        var peer = daily.connect();
        peer.send(message(daily, "A", 1, "98=0|108=0|"));
        assertEquals("A", next(peer).msgType());
        for (var days : List.of(
                List.of("2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"),
                List.of("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"))) {
            daily.wallClockJumps(Duration.between(daily.now(), Instant.parse(days.getFirst()).minusSeconds(3600)));
            daily.advance(Duration.ofSeconds(2));
            reset(daily, peer, session.numbers().nextInbound());
            for (var day : days) {
                long before = session.numbers().generation();
                daily.advance(Duration.between(daily.now(), Instant.parse(day).minusSeconds(1)));
                assertEquals(before, session.numbers().generation(), day);
                assertEquals(SessionStatus.ACTIVE, session.status());
                daily.advance(Duration.ofSeconds(1));
                reset(daily, peer, session.numbers().nextInbound());
                assertEquals(new Numbers(before + 2, 2, 2), session.numbers(), day);
            }
        }
    }

    private static byte[] message(SimulatedAcceptor to, String type, long seq, String rest) {
        return Message.parse("8=FIX.4.4|35=%s|34=%d|49=TW|52=%s|56=ISLD|%s".formatted(type, seq, TIME.format(to.now()), rest)).toBytes();
    }

    private static void reset(SimulatedAcceptor acceptor, RawConnection peer, long number) throws IOException {
        var asked = next(peer);
        assertEquals("1", asked.msgType(), asked::toString);
        peer.send(message(acceptor, "0", number, "112=" + asked.getString(112) + "|"));
        assertEquals("Y", next(peer).getString(141));
        peer.send(message(acceptor, "A", 1, "98=0|108=0|141=Y|"));
        acceptor.advance(Duration.ofMillis(1));
    }

    private long threeDays(Session session, Occurrence next, long before) throws IOException {
        long generation = before;
        var occurrence = NIGHT.atOrAfter(next.end());
        for (int day = 0; day < 3; day++, occurrence = NIGHT.atOrAfter(occurrence.end())) {
            advanceTo(occurrence.start().plusSeconds(1));
            var client = acceptor.connect();
            send(client, "A", 1, "98=0|108=0|");
            assertEquals("A", next(client).msgType(), session::toString);
            assertTrue(day == 0 || session.numbers().generation() == generation + 1, session.numbers()::toString);
            generation = session.numbers().generation();
            assertEquals(new Numbers(generation, 2, 2), session.numbers());

            advanceTo(occurrence.end().minusSeconds(1));
            assertEquals(SessionStatus.ACTIVE, session.status());
            acceptor.advance(Duration.ofSeconds(1));
            assertEquals("5", next(client).msgType());
            send(client, "5", 2, "");
            acceptor.advance(Duration.ofSeconds(1));
            assertEquals(SessionStatus.DISCONNECTED, session.status());
        }
        return generation;
    }
}
