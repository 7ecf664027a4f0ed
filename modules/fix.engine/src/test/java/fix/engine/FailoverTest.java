package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.store.MessageStore;
import fix.transport.tls.PeerName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session with several endpoints. */
@Timeout(60)
class FailoverTest {
    private final EventRecorder events = new EventRecorder();

    @Test
    void whereNobodyListensTheNextEndpointIsCalledAtOnce() throws Exception {
        try (var second = acceptor(true); var initiator = initiator(freePort(), second.port())) {
            assertTrue(initiator.sessions().getFirst().awaitLogon(Duration.ofSeconds(10)), events::toString);
            assertTrue(events.await(event -> event instanceof EngineEvent.ConnectFailed).text().endsWith("; the next endpoint is tried at once"));
        }
    }

    @Test
    void pitfall18AFailedLogonIsAFailureAndTheNextEndpointIsCalled() throws Exception {
        try (var first = acceptor(false); var second = acceptor(true); var initiator = initiator(first.port(), second.port())) {
            assertTrue(initiator.sessions().getFirst().awaitLogon(Duration.ofSeconds(10)), events::toString);
            var connections = events.toString().lines().filter(line -> line.startsWith("Connected")).toList();
            assertEquals(2, connections.size(), events::toString);
            assertTrue(connections.getFirst().contains(":" + first.port()) && connections.getLast().contains(":" + second.port()), events::toString);
        }
    }

    @Test
    void whenTheOneInUseEndsAnotherTakesOver() throws Exception {
        try (var second = acceptor(true)) {
            var first = acceptor(true);
            try (var initiator = initiator(first.port(), second.port())) {
                var session = initiator.sessions().getFirst();
                assertTrue(session.awaitLogon(Duration.ofSeconds(10)), events::toString);
                first.close();
                assertTrue(second.sessions().getFirst().awaitLogon(Duration.ofSeconds(10)), events::toString);
            } finally {
                first.close();
            }
        }
    }

    @Test
    void afterALogonTheFirstEndpointIsCalledAgainFirst() throws Exception {
        int port = freePort();
        var second = acceptor(true);
        try (var initiator = initiator(port, second.port())) {
            assertTrue(initiator.sessions().getFirst().awaitLogon(Duration.ofSeconds(10)), events::toString);
            try (var first = acceptor(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), true)) {
                second.close();
                events.await(2, event -> event instanceof EngineEvent.Connected);
                var calls = events.toString().lines().filter(line -> line.startsWith("Connected") || line.startsWith("ConnectFailed")).toList();
                assertTrue(calls.get(2).startsWith("Connected") && calls.get(2).contains(":" + first.port()), events::toString);
            }
        } finally {
            second.close();
        }
    }

    @Test
    void theWaitsGrowWithEachFailureAndBeginAnewAfterALogon() throws Exception {
        int port = freePort();
        var told = new LinkedBlockingQueue<EngineEvent>();
        try (var initiator = FixEngine.builder().store(MessageStore.inMemory()).listener(told::add)
                .session(SessionSettings.initiator(TwoEngines.INITIATOR, "127.0.0.1", port).withReconnect(Duration.ofMillis(20), Duration.ofMillis(400)), new Trader()).start()) {
            long first = nextRetry(told);
            assertTrue(first >= 14 && first <= 25, first + " ms");
            for (long last = first; last < 299; last = nextRetry(told)) {
                assertTrue(last <= 400, last + " ms");
            }
            try (var acceptor = acceptor(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), true)) {
                assertTrue(initiator.sessions().getFirst().awaitLogon(Duration.ofSeconds(10)), told::toString);
                told.clear();
            }
            long again = nextRetry(told);
            assertTrue(again >= 29 && again <= 50, again + " ms: the wait after the Logon was the first, this one is the second");
        }
    }

    private static long nextRetry(LinkedBlockingQueue<EngineEvent> told) throws InterruptedException {
        while (true) {
            var event = told.poll(10, TimeUnit.SECONDS);
            if (event instanceof EngineEvent.ConnectFailed failed) {
                return failed.retryMillis();
            }
            assertTrue(event != null, "no further try");
        }
    }

    @Test
    void aCallComesFromTheAddressThatWasGivenAndIpv6IsAnAddressToo() throws Exception {
        var ipv6 = InetAddress.getByName("::1");
        try (var acceptor = acceptor(new InetSocketAddress(ipv6, 0), true); var initiator = FixEngine.builder().store(MessageStore.inMemory()).listener(events)
                .session(SessionSettings.initiator(TwoEngines.INITIATOR, "::1", acceptor.port()).withConnection(ConnectionSettings.DEFAULT.withCalls(Duration.ofSeconds(5), new InetSocketAddress(ipv6, 0))), new Trader())
                .start()) {
            assertTrue(initiator.sessions().getFirst().awaitLogon(Duration.ofSeconds(10)), events::toString);
        }
    }

    @Test
    void whatIsOutOfBoundsIsSaid() {
        assertThrows(EngineException.class, () -> new Endpoint("", 1));
        assertThrows(EngineException.class, () -> new Endpoint("host", 0));
        assertThrows(EngineException.class, () -> ConnectionSettings.DEFAULT.withReconnectSteps(List.of(Duration.ZERO)));
        assertThrows(EngineException.class, () -> ConnectionSettings.DEFAULT.withCalls(Duration.ZERO, new InetSocketAddress(0)));
        assertThrows(EngineException.class, () -> ConnectionSettings.DEFAULT.withCalls(Duration.ofSeconds(1), InetSocketAddress.createUnresolved("nowhere.invalid", 0)));
    }

    private static FixEngine acceptor(boolean friendly) {
        return acceptor(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), friendly);
    }

    /** One that is not friendly hangs up when it sees the Logon. */
    private static FixEngine acceptor(InetSocketAddress address, boolean friendly) {
        var connection = friendly ? ConnectionSettings.DEFAULT : ConnectionSettings.DEFAULT.withPeerName(new PeerName("CN=SOMEBODY"));
        return FixEngine.builder().store(MessageStore.inMemory()).listen(address).session(SessionSettings.acceptor(TwoEngines.ACCEPTOR).withConnection(connection), new Executor()).start();
    }

    private FixEngine initiator(int first, int second) {
        return FixEngine.builder().store(MessageStore.inMemory()).listener(events)
                .session(SessionSettings.initiator(TwoEngines.INITIATOR, "127.0.0.1", first).withReconnect(Duration.ofMillis(20), Duration.ofMillis(200))
                        .withConnection(ConnectionSettings.DEFAULT.withAlternatives(List.of(new Endpoint("127.0.0.1", second)), EndpointOrder.PRIORITY)), new Trader())
                .start();
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
