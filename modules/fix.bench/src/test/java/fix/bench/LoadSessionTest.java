package fix.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.Tags;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadSessionTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void everyOrderIsAnsweredInEachRunAndTheSessionLogsOut() throws Exception {
        try (var acceptor = new ScriptedAcceptor((order, number) -> List.of(ScriptedAcceptor.report(order)))) {
            try (var client = acceptor.client(LONG)) {
                assertEquals(1_000, client.run(new Pace.Window(64), 1_000).orders());
                assertEquals(100, client.run(new Pace.Window(1), 100).orders());
                var result = client.run(new Pace.Rate(10_000), 500);
                assertEquals(0, result.extraReports());
                assertTrue(result.nanos() >= 499 * 100_000L, "the last order left after 49.9 ms: " + result);
                assertTrue(result.latencyNanos(50) <= result.latencyNanos(100));
            }
            assertTrue(acceptor.loggedOut.await(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void noMoreOrdersAreUnderWayThanTheWindowHas() throws Exception {
        var held = new ArrayList<MessageBuilder>();
        try (var acceptor = new ScriptedAcceptor((order, number) -> {
            held.add(ScriptedAcceptor.report(order));
            return number == 5 ? List.copyOf(held) : List.of();
        }); var client = acceptor.client(SHORT)) {
            var missing = assertThrows(LoadException.class, () -> client.run(new Pace.Window(5), 50));
            assertTrue(missing.getMessage().startsWith("50 of 50 orders have no answer"), missing.getMessage());
        }
        assertEquals(5, held.size(), "the sixth order waits for an answer");
    }

    @Test
    void aMissingAnswerFailsTheRunAndIsNamed() throws Exception {
        try (var acceptor = new ScriptedAcceptor((order, number) -> number == 7 ? List.of() : List.of(ScriptedAcceptor.report(order)));
                var client = acceptor.client(SHORT)) {
            var missing = assertThrows(LoadException.class, () -> client.run(new Pace.Window(4), 20));
            assertTrue(missing.getMessage().matches("1 of 20 orders have no answer, the first is ClOrdID\\(11\\) \\w+-0-7"), missing.getMessage());
        }
    }

    @Test
    void aMissingAnswerAtARateFailsToo() throws Exception {
        try (var acceptor = new ScriptedAcceptor((order, number) -> List.of()); var client = acceptor.client(SHORT)) {
            var missing = assertThrows(LoadException.class, () -> client.run(new Pace.Rate(1_000), 20));
            assertTrue(missing.getMessage().startsWith("20 of 20 orders have no answer"), missing.getMessage());
        }
    }

    @Test
    void aSecondReportOfAnOrderIsCountedApart() throws Exception {
        try (var acceptor = new ScriptedAcceptor((order, number) -> List.of(ScriptedAcceptor.report(order), ScriptedAcceptor.report(order)));
                var client = acceptor.client(LONG)) {
            long first = client.run(new Pace.Window(1), 10).extraReports();
            long second = client.run(new Pace.Window(1), 1).extraReports();
            assertTrue(first + second == 10 || first + second == 11, "all but perhaps that of the last order of all: " + first + " and " + second);
        }
    }

    @Test
    void whatIsNoExecutionReportFailsTheRunInTheAcceptorsWords() throws Exception {
        try (var acceptor = new ScriptedAcceptor((order, number) -> List.of(MessageBuilder.of("j").set(Tags.TEXT, "no such product")));
                var client = acceptor.client(LONG)) {
            var refused = assertThrows(LoadException.class, () -> client.run(new Pace.Window(1), 1));
            assertEquals("the acceptor answered with MsgType(35)=j instead of an ExecutionReport(8): no such product", refused.getMessage());
        }
    }

    @Test
    void aReportOfNoOrderFailsTheRun() throws Exception {
        try (var acceptor = new ScriptedAcceptor((order, number) -> List.of(MessageBuilder.of("8").set(Ledger.CL_ORD_ID, "stranger")));
                var client = acceptor.client(LONG)) {
            assertThrows(LoadException.class, () -> client.run(new Pace.Window(1), 1));
        }
    }

    /** The stall ends when orders have waited: each of those felt it, not only the one that was being answered. */
    @Test
    void atARateAStallIsFeltByEveryOrderThatItDelays() throws Exception {
        var stalled = new CountDownLatch(1);
        try (var acceptor = new ScriptedAcceptor((order, number) -> {
            if (number == 100) {
                try {
                    assertTrue(!stalled.await(200, TimeUnit.MILLISECONDS), "nobody ends the stall but time");
                } catch (InterruptedException nobody) {
                    Thread.currentThread().interrupt();
                }
            }
            return List.of(ScriptedAcceptor.report(order));
        }); var client = acceptor.client(LONG)) {
            var result = client.run(new Pace.Rate(1_000), 400);
            assertTrue(result.latencyNanos(100) >= 190_000_000L, "the order of the stall: " + result);
            assertTrue(result.latencyNanos(75) >= 50_000_000L, "100 and more of 400 orders waited for longer than 50 ms: " + result);
        }
    }

    @Test
    void aTestRequestIsAnsweredBeforeTheNextOrder() throws Exception {
        try (var acceptor = new ScriptedAcceptor((order, number) -> List.of(MessageBuilder.of("1").set(Tags.TEST_REQ_ID, "T" + number), ScriptedAcceptor.report(order)));
                var client = acceptor.client(LONG)) {
            client.run(new Pace.Window(1), 3);
            client.run(new Pace.Window(1), 1);
            assertEquals(List.of("T0", "T1", "T2"), acceptor.heartbeats.subList(0, 3));
        }
    }

    @Test
    void anAcceptorThatRefusesTheLogonIsQuoted() throws Exception {
        try (var acceptor = new BareAcceptor(frame("8=FIX.4.4|35=5|34=1|49=BROKER|56=CLIENT|52=20261126-10:00:00|58=not today|"))) {
            assertEquals("the acceptor answered the Logon with MsgType(35)=5: not today", acceptor.refusal(LONG));
        }
    }

    @Test
    void anAcceptorThatIsSilentIsToldFromOneThatIsNotThere() throws Exception {
        try (var acceptor = new BareAcceptor(new byte[0])) {
            assertEquals("the acceptor did not answer the Logon", acceptor.refusal(SHORT));
        }
    }

    @Test
    void whatIsNoFixIsCalledGarbled() throws Exception {
        var wrongSum = frame("8=FIX.4.4|35=A|34=1|49=BROKER|56=CLIENT|52=20261126-10:00:00|98=0|108=30|");
        wrongSum[wrongSum.length - 2] ^= 1;
        for (var answer : List.of(wrongSum, "8=FIX.4.4\u00019=x\u000135=A\u0001".getBytes(StandardCharsets.ISO_8859_1))) {
            try (var acceptor = new BareAcceptor(answer)) {
                var refusal = acceptor.refusal(LONG);
                assertTrue(refusal.startsWith("the acceptor sent garbled bytes: ") || refusal.startsWith("the acceptor sent a garbled message: "), refusal);
            }
        }
    }

    @Test
    void aHeartbeatIsNoAnswerAndAnyOtherMessageOfTheSessionFailsTheRun() throws Exception {
        try (var acceptor = new ScriptedAcceptor((order, number) -> number == 0
                ? List.of(MessageBuilder.of("0"), ScriptedAcceptor.report(order)) : List.of(MessageBuilder.of("2").set(Tags.TEXT, "again")));
                var client = acceptor.client(LONG)) {
            client.run(new Pace.Window(1), 1);
            var refused = assertThrows(LoadException.class, () -> client.run(new Pace.Window(1), 1));
            assertEquals("the acceptor sent MsgType(35)=2: again", refused.getMessage());
        }
    }

    @Test
    void aPaceOutOfItsBoundsIsRefusedAndOneWithinSaysWhatItIs() {
        assertEquals("a window of 0 orders: must be 1 or more", assertThrows(IllegalArgumentException.class, () -> new Pace.Window(0)).getMessage());
        assertEquals("0 orders a second: must be 1 to 1000000", assertThrows(IllegalArgumentException.class, () -> new Pace.Rate(0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Pace.Rate(1_000_001));
        assertEquals(List.of("ping-pong", "window 2", "1000000/s"), List.of(
                new Pace.Window(1).toString(), new Pace.Window(2).toString(), new Pace.Rate(1_000_000).toString()));
    }

    private static byte[] frame(String fields) {
        return Message.parse(fields).toBytes();
    }

    /** Takes one connection and says this, whatever comes. */
    private record BareAcceptor(ServerSocket listener) implements AutoCloseable {
        BareAcceptor(byte[] words) throws IOException {
            this(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(() -> {
                try (var socket = listener.accept()) {
                    socket.getOutputStream().write(words);
                    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException gone) {
                    // the test is over
                }
            });
        }

        String refusal(Duration silence) {
            var client = SessionID.of("FIX.4.4", "CLIENT", "BROKER");
            return assertThrows(LoadException.class, () -> LoadSession.open("127.0.0.1", listener.getLocalPort(), client, silence)).getMessage();
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    @Test
    void nobodyListeningIsSaidInOneLine() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var refused = assertThrows(IOException.class, () -> LoadSession.open("127.0.0.1", port, SessionID.of("FIX.4.4", "A", "B"), LONG));
        assertTrue(refused.getMessage().startsWith("no connection to 127.0.0.1:" + port + ": "), refused.getMessage());
    }
}
