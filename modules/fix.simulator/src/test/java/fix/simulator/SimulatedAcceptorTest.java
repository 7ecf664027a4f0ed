package fix.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import fix.engine.Application;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.session.Numbers;
import fix.session.Role;
import fix.session.SessionConfig;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedAcceptorTest {
    private static final SessionID ID = SessionID.of("FIX.4.4", "ISLD", "TW");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final Application ECHO = new Application() {
        @Override
        public void fromApp(Message message, Session session) {
            session.send(message.toBuilder());
        }
    };

    private final SimulatedAcceptor acceptor = new SimulatedAcceptor(
            List.of(SessionSettings.acceptor(ID), resetting(SessionID.of("FIX.4.4", "ISLD", "TX"))), ECHO);
    private final RawConnection client = acceptor.connect();

    private static SessionSettings resetting(SessionID id) {
        return SessionSettings.of(SessionConfig.builder(id, Role.ACCEPTOR).resetOnDisconnect(true).build(), "", 0);
    }

    private void send(RawConnection to, String type, long seq, String rest) throws IOException {
        send(to, type, seq, "TW", rest);
    }

    private void send(RawConnection to, String type, long seq, String sender, String rest) throws IOException {
        var text = "8=FIX.4.4|35=%s|34=%d|49=%s|52=%s|56=ISLD|%s".formatted(type, seq, sender, TIME.format(acceptor.now()), rest);
        to.send(Message.parse(text).toBytes());
    }

    private Message next(RawConnection from, Duration atMost) {
        var framer = new Framer(FrameLimits.DEFAULT);
        while (framer.next() != Framer.Result.FRAME) {
            var event = from.next(atMost).orElseThrow(() -> new AssertionError("nothing came within " + atMost));
            if (event instanceof RawConnection.Event.Bytes(byte[] bytes, Instant _)) {
                framer.append(bytes, 0, bytes.length);
            } else {
                throw new AssertionError("closed");
            }
        }
        return Message.parse(Arrays.copyOfRange(framer.buffer(), framer.frameStart(), framer.frameStart() + framer.frameLength()));
    }

    private void logOn(RawConnection on, int heartBtInt) throws IOException {
        send(on, "A", 1, "98=0|108=" + heartBtInt + "|");
        assertEquals("A", next(on, Duration.ZERO).msgType());
    }

    @Test
    void anAnswerIsThereTheMomentItIsDue() throws IOException {
        logOn(client, 30);
        send(client, "D", 2, "11=A|55=X|54=1|60=20260101-00:00:00.000|38=1|40=1|");
        var echo = next(client, Duration.ZERO);
        assertEquals("D", echo.msgType());
        assertEquals("A", echo.getString(11));
        assertEquals(0, acceptor.nanoTime());
    }

    @Test
    void heartbeatsTestRequestAndTheEndOfASilentPeerComeInVirtualTime() throws IOException {
        logOn(client, 10);
        var heartbeat = next(client, Duration.ofSeconds(11));
        assertEquals("0", heartbeat.msgType());
        assertEquals(Duration.ofSeconds(10).toNanos(), acceptor.nanoTime());
        assertEquals("1", next(client, Duration.ofSeconds(10)).msgType());
        assertTrue(client.next(Duration.ofSeconds(10)).orElseThrow() instanceof RawConnection.Event.Closed);
        assertTrue(client.isClosed());
    }

    @Test
    void timePassesOnlyAsFarAsItIsLet() throws IOException {
        logOn(client, 30);
        assertTrue(client.next(Duration.ofSeconds(29)).isEmpty());
        assertEquals(Instant.parse("2026-01-01T00:00:29Z"), acceptor.now());
        acceptor.advance(Duration.ofSeconds(1));
        assertEquals("0", next(client, Duration.ZERO).msgType());
    }

    @Test
    void aSecondConnectionForALiveSessionIsDroppedWithoutAnAnswer() throws IOException {
        logOn(client, 30);
        var second = acceptor.connect();
        send(second, "A", 2, "98=0|108=30|");
        assertTrue(second.next(Duration.ofSeconds(1)).orElseThrow() instanceof RawConnection.Event.Closed);
        assertFalse(client.isClosed());
        assertThrows(IOException.class, () -> second.send(new byte[1]));
    }

    @Test
    void aConnectionWithoutALogonEnds() throws IOException {
        assertTrue(client.next(Duration.ofSeconds(11)).orElseThrow() instanceof RawConnection.Event.Closed);
        var other = acceptor.connect();
        send(other, "0", 1, "");
        assertTrue(other.next(Duration.ZERO).orElseThrow() instanceof RawConnection.Event.Closed);
    }

    @Test
    void aMessageSplitIntoBytesIsTheSameMessage() throws IOException {
        for (byte b : Message.parse("8=FIX.4.4|35=A|34=1|49=TW|52=20260101-00:00:00.000|56=ISLD|98=0|108=30|").toBytes()) {
            client.send(new byte[] {b});
        }
        assertEquals("A", next(client, Duration.ZERO).msgType());
    }

    @Test
    void numbersCanBeSetBeforeALogonAndInTheSession() throws IOException {
        var session = acceptor.session(ID);
        session.setNextNumbers(2000, 7);
        send(client, "A", 7, "98=0|108=30|");
        assertEquals(2000, next(client, Duration.ZERO).msgSeqNum());
        session.setNextNumbers(5, 3);
        send(client, "1", 3, "112=HELLO|");
        assertEquals(5, next(client, Duration.ZERO).msgSeqNum());
        assertThrows(IllegalArgumentException.class, () -> session.setNextNumbers(0, 1));
        assertEquals(new Numbers(3, 6, 4), session.numbers());
    }

    @Test
    void sessionsStandBesideEachOtherAndOneMayBeginAnewWithEachConnection() throws IOException {
        logOn(client, 30);
        for (int i = 0; i < 2; i++) {
            var other = acceptor.connect();
            send(other, "A", 1, "TX", "98=0|108=30|");
            var answer = next(other, Duration.ZERO);
            assertEquals(1, answer.msgSeqNum());
            assertEquals("TX", answer.getString(56));
            other.halfClose();
            assertTrue(other.next(Duration.ofSeconds(1)).orElseThrow() instanceof RawConnection.Event.Closed);
        }
        assertFalse(client.isClosed());
    }

    @Test
    void aHandlerMaySendFromOutsideAndTheMessageIsStoredWhenSendReturns() throws IOException {
        logOn(client, 30);
        var order = Message.parse("8=FIX.4.4|35=D|34=1|49=ISLD|52=20260101-00:00:00.000|56=TW|11=B|").toBuilder();
        assertEquals(2, acceptor.session(ID).send(order));
        assertEquals("B", next(client, Duration.ZERO).getString(11));
    }
}
