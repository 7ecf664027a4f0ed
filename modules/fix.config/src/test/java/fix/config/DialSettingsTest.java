package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.engine.ConnectionSettings;
import fix.engine.EndpointOrder;
import fix.transport.ProxySettings;
import fix.transport.SocketOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DialSettingsTest {

    private static final String INITIATOR = "[SESSION]\nConnectionType=initiator\nBeginString=FIX.4.4\nSenderCompID=A\nTargetCompID=B\nSocketConnectHost=one.example\nSocketConnectPort=9880\n";

    private static ConnectionSettings connection(String more) throws ConfigException {
        return ConfigReader.read("test.cfg", INITIATOR + more).sessions().getFirst().settings().connection();
    }

    @Test
    void whatIsNotSaidIsTheDefault() throws Exception {
        var connection = connection("");
        assertEquals(ConnectionSettings.DEFAULT, connection);
    }

    @Test
    void aSessionsSocketsAreItsOwnAndTheEnginesWhereNothingIsSaid() throws Exception {
        assertEquals(Optional.empty(), connection("").sockets());
        assertEquals(Optional.of(SocketOptions.DEFAULT.withTcpNoDelay(false).withTrafficClass(184)), connection("SocketTcpNoDelay=N\nSocketTrafficClass=184\n").sockets());
        assertEquals(Optional.of(SocketOptions.DEFAULT.withKeepAlive(false).withBuffers(8192, 65_536)),
                connection("SocketKeepAlive=N\nSocketSendBufferSize=8K\nSocketReceiveBufferSize=64K\n").sockets());
        assertEquals(0x14, connection("SocketTrafficClass=IPTOS_LOWDELAY | IPTOS_RELIABILITY\n").sockets().orElseThrow().trafficClass());
        assertProblem("SocketTrafficClass: 'IPTOS_FAST' is wrong, not all of them are names of bits; allowed: 0 to 255, or of IPTOS_LOWCOST, IPTOS_LOWDELAY, IPTOS_RELIABILITY, IPTOS_THROUGHPUT, joined with |",
                "SocketTrafficClass=IPTOS_FAST\n");
        assertProblem("SocketTrafficClass: '256' is wrong, too large", "SocketTrafficClass=256\n");
    }

    @Test
    void furtherHostsAndPortsBelongTogetherByTheirNumber() throws Exception {
        var config = ConfigReader.read("test.cfg", INITIATOR + "SocketConnectHost10=ten.example\nSocketConnectPort10=10\nSocketConnectHost1=two.example\nSocketConnectPort2=3\nSocketConnectOrder=round_robin\n");
        var settings = config.sessions().getFirst().settings();
        assertEquals(List.of("one.example:9880", "two.example:9880", "one.example:3", "ten.example:10"), settings.endpoints().stream().map(Object::toString).toList());
        assertEquals(EndpointOrder.ROUND_ROBIN, settings.connection().order());
    }

    @Test
    void quickFixsListOfWaitsIsKeptTo() throws Exception {
        var steps = connection("ReconnectInterval=3x5;2x30;60\n").reconnectSteps();
        assertEquals(Stream.of(5, 5, 5, 30, 30, 60).map(Duration::ofSeconds).toList(), steps);
        assertEquals(List.of(Duration.ofMinutes(2), Duration.ofSeconds(1)), connection("ReconnectInterval=120;1\n").reconnectSteps());
        assertProblem("ReconnectInterval: '3x' is wrong, not a number", "ReconnectInterval=3x\n");
        assertProblem("ReconnectInterval: '5;' is wrong", "ReconnectInterval=5;\n");
        assertProblem("ReconnectInterval: '0x5' is wrong, too small", "ReconnectInterval=0x5\n");
        assertProblem("ReconnectInterval: '600x5;600x6' is wrong, more than 1000 steps", "ReconnectInterval=600x5;600x6\n");
        assertProblem("ReconnectMax: 30 is wrong: must not be less than ReconnectInterval, which is 31", "ReconnectInterval=31\nReconnectMax=30\n");
    }

    @Test
    void callsComeFromAPlaceAndGoThroughAProxy() throws Exception {
        var connection = connection("SocketConnectTimeout=2.5\nSocketLocalHost=127.0.0.1\nSocketLocalPort=4711\nProxyType=socks\nProxyHost=proxy.example\nProxyPort=1080\nProxyUser=me\nProxyPassword=planted-secret\n");
        assertEquals(Duration.ofMillis(2_500), connection.connectTimeout());
        assertEquals("/127.0.0.1:4711", connection.local().toString());
        var proxy = connection.proxy().orElseThrow();
        assertEquals(ProxySettings.Type.SOCKS, proxy.type());
        assertEquals("SOCKS proxy proxy.example:1080", proxy.toString());
        assertFalse(connection.toString().contains("planted"), connection.toString());
        assertProblem("a proxy at '' port 1080: a host and a port from 1 to 65535 are needed", "ProxyType=http\n");
        assertProblem("ProxyType: 'sock' is wrong", "ProxyType=sock\n");
        assertProblem("local host nowhere.invalid: the name is unknown", "SocketLocalHost=nowhere.invalid\n");
    }

    private static void assertProblem(String words, String more) {
        var failure = assertThrows(ConfigException.class, () -> connection(more)).getMessage();
        assertTrue(failure.contains(words), failure);
    }
}
