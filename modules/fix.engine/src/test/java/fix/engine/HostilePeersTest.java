package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.core.codec.FrameLimits;
import fix.session.SessionConfig;
import fix.store.MessageStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers that mean harm, before a Logon and in a session of their own. Each is shed with an event, and a session that behaves trades on. The stage overload does it in thousands. */
@Timeout(60)
class HostilePeersTest {
    private static final SessionID BAD = SessionID.of("FIX.4.4", "BAD", "BROKER");
    private static final int MANY = 40;
    private static final int PATIENCE_MILLIS = 20_000;

    private final EventRecorder events = new EventRecorder();
    private FixEngine engine;
    private RawPeer good;
    private int orders;

    private void start(FrameLimits frames) throws IOException {
        engine = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).listener(events)
                .session(impatient(TwoEngines.ACCEPTOR), new Executor()).session(impatient(BAD.reversed()).withFrameLimits(frames), new Executor()).start();
        good = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30);
    }

    private static SessionSettings impatient(SessionID id) {
        return SessionSettings.acceptor(id).withConfig(SessionConfig.acceptor(id).toBuilder().logonTimeout(Duration.ofSeconds(1)).build());
    }

    @AfterEach
    void close() throws IOException {
        good.close();
        engine.close();
    }

    private void assertTheGoodOneTrades() throws IOException {
        var order = "order " + ++orders;
        good.send(Trader.order(order), orders + 1);
        assertEquals(order, good.skipTo("8").getString(11));
    }

    private EngineEvent awaitEvent(Predicate<EngineEvent> wanted) throws InterruptedException {
        return events.await(wanted);
    }

    private void awaitDropped(String address, String words) throws InterruptedException {
        awaitEvent(event -> event instanceof EngineEvent.ConnectionDropped dropped && dropped.address().equals(address) && dropped.reason().contains(words));
    }

    private void awaitGarbled(String words) throws InterruptedException {
        awaitEvent(event -> event instanceof EngineEvent.Garbled garbled && garbled.session().equals(BAD.reversed()) && garbled.reason().contains(words));
    }

    private static byte[] bytes(String text) {
        return text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void silentConnectionsAndSlowLorisesAreClosedEachWithAnEvent() throws Exception {
        start(FrameLimits.DEFAULT);
        var open = new ArrayList<Socket>();
        for (int i = 0; i < MANY; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), engine.port());
            socket.setSoTimeout(PATIENCE_MILLIS);
            open.add(socket);
        }
        var logon = bytes("8=FIX.4.4|9=60|35=A|34=1|49=BAD|52=20260105-08:30:00|56=BROKER|");
        for (int at = 0; at < logon.length; at++) {
            for (int i = MANY / 2; i < MANY; i++) {
                open.get(i).getOutputStream().write(logon[at]);
            }
            if (at % 20 == 0) {
                assertTheGoodOneTrades();
            }
        }
        for (var socket : open) {
            assertEquals(-1, socket.getInputStream().read());
            awaitDropped(String.valueOf(socket.getLocalSocketAddress()), "no Logon within LogonTimeout");
            socket.close();
        }
        assertTheGoodOneTrades();
    }

    /** Writes until the engine has closed; how much it could write is no more than the engine and the two sockets hold. */
    private static long writeUntilClosed(Socket socket, byte[] endless) {
        long written = 0;
        try {
            while (written < 1L << 30) {
                socket.getOutputStream().write(endless);
                written += endless.length;
            }
        } catch (IOException closed) {
            // as it must be
        }
        return written;
    }

    private void assertShedBeforeALogon(String begin, String endless, String reason) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), engine.port())) {
            socket.getOutputStream().write(bytes(begin));
            assertTrue(writeUntilClosed(socket, bytes(endless.repeat(1_000))) < 1L << 30);
            awaitDropped(String.valueOf(socket.getLocalSocketAddress()), reason);
        }
        assertTheGoodOneTrades();
    }

    @Test
    void whatHasNoEndIsShedBeforeALogon() throws Exception {
        start(FrameLimits.DEFAULT);
        assertShedBeforeALogon("8=FIX.4.4|9=1073741824|35=A|", "58=x|", "garbled: BodyLength");
        assertShedBeforeALogon("8=FIX.4.4|9=", "1", "garbled");
        assertShedBeforeALogon("8=FIX.4.4|9=16000|35=A|58=", "x", "garbled");
        assertShedBeforeALogon("8=FIX.4.4|", "9=5|", "garbled");
        assertShedBeforeALogon("8=", "x", "garbled");
        assertShedBeforeALogon("", "x", "garbled");
    }

    @Test
    void inASessionItIsGarbledAndTheSessionGoesOn() throws Exception {
        start(FrameLimits.DEFAULT);
        try (var bad = new RawPeer(engine.port(), BAD).logon(30)) {
            bad.raw("8=FIX.4.4|9=1073741824|35=D|" + "58=x|".repeat(100_000));
            awaitGarbled("BodyLength(9) is not a number of up to 9 digits");
            bad.raw("8=FIX.4.4|9=999999999|35=D|" + "58=x|".repeat(100_000));
            awaitGarbled("999999999");
            bad.raw("8=FIX.4.4|9=" + "1".repeat(2 << 20));
            bad.raw("8=FIX.4.4|9=1000000|35=D|58=" + "x".repeat(2 << 20));
            bad.raw("8=FIX" + "x".repeat(2 << 20));
            bad.send("35=1|112=STILL HERE");
            assertEquals("STILL HERE", bad.skipTo("0").getString(112));
            assertTheGoodOneTrades();
            long told = events.count(event -> event instanceof EngineEvent.Garbled);
            assertTrue(told <= 10, () -> "garbage without an end is told of once: " + events);
            assertEquals(3, engine.session(BAD.reversed()).numbers().nextInbound());
            bad.raw("y".repeat(2 << 20));
            bad.send("35=1|112=AND HERE");
            assertEquals("AND HERE", bad.skipTo("0").getString(112));
            events.await(event -> events.count(each -> each instanceof EngineEvent.Garbled) > told);
        }
    }

    private static String frame(String body) {
        var text = "8=FIX.4.4|9=" + body.length() + "|" + body;
        int sum = 0;
        for (byte each : bytes(text)) {
            sum += each & 0xff;
        }
        return text + "10=" + "%03d".formatted(sum & 0xff) + "|";
    }

    @Test
    void aMessageOfAMillionFieldsIsGarbledAndTheSessionGoesOn() throws Exception {
        start(new FrameLimits(16 << 20, FrameLimits.DEFAULT.maxFields()));
        try (var bad = new RawPeer(engine.port(), BAD).logon(30)) {
            bad.raw(frame("35=D|34=2|49=BAD|52=20260105-08:30:00|56=BROKER|" + "58=x|".repeat(1_000_000)));
            awaitGarbled("more than 10000 fields");
            bad.send("35=1|112=STILL HERE");
            assertEquals("STILL HERE", bad.skipTo("0").getString(112));
            assertTheGoodOneTrades();
        }
    }

    @Test
    void aMessageThatIsLongerThanItsSessionAllowsIsGarbledAndTheSessionGoesOn() throws Exception {
        start(new FrameLimits(10_000, FrameLimits.DEFAULT.maxFields()));
        try (var bad = new RawPeer(engine.port(), BAD).logon(30)) {
            bad.raw(frame("35=B|34=2|49=BAD|52=20260105-08:30:00|56=BROKER|58=" + "x".repeat(20_000) + "|"));
            awaitGarbled("10000");
            bad.send("35=1|112=STILL HERE");
            assertEquals("STILL HERE", bad.skipTo("0").getString(112));
            assertTheGoodOneTrades();
        }
    }

    @Test
    void aLogonOfTooManyFieldsEndsTheConnection() throws Exception {
        start(FrameLimits.DEFAULT);
        try (var bad = new RawPeer(engine.port(), BAD)) {
            bad.raw(frame("35=A|34=1|49=BAD|52=20260105-08:30:00|56=BROKER|98=0|108=30|" + "58=x|".repeat(2_500)));
            assertEquals(0, bad.awaitClose());
        }
        awaitEvent(event -> event instanceof EngineEvent.ConnectionDropped dropped && dropped.reason().contains("garbled: more than 2000 fields"));
        assertTheGoodOneTrades();
    }
}
