package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a session when a setting changes. */
class ConfigDiffTest {
    private static final String DEFAULTS = "[DEFAULT]\nBeginString=FIX.4.4\nSenderCompID=US\nStore=memory\n";
    private static final String INITIATOR = "[SESSION]\nConnectionType=initiator\nTargetCompID=THEM\nSocketConnectHost=127.0.0.1\nSocketConnectPort=1\n";
    private static final String ACCEPTOR = "[SESSION]\nConnectionType=acceptor\nTargetCompID=OTHERS\nSocketAcceptAddress=127.0.0.1\nSocketAcceptPort=0\n";

    private static EngineConfig read(String text) throws ConfigException {
        return ConfigSource.text("a.cfg", text).withEnvironment(Map.of()).read();
    }

    private static String change(String before, String after) throws ConfigException {
        var diff = ConfigDiff.of(read(before), read(after));
        return diff.restarted().isEmpty() ? diff.deferred().isEmpty() ? diff.followed().isEmpty() ? "none" : "followed" : "deferred" : "restarted";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # the counterparty sees it
            SocketConnectPort1=2      | restarted
            HeartBtInt=7              | restarted
            CheckLatency=N            | restarted
            SocketUseSSL=Y            | restarted
            ReconnectInterval=3x5;60  | restarted
            # a connection has it from its beginning, on our side alone
            SocketTcpNoDelay=N        | deferred
            SocketReceiveBufferSize=8K| deferred
            WriteTimeout=7            | deferred
            InboxBytes=8K             | deferred
            OutboxBytes=8K            | deferred
            ReconnectInterval=7       | deferred
            MaxMessagesPerSecond=7    | deferred
            HandlerThread=platform    | deferred
            # it changes under a connection
            Username=joe              | followed
            Password=planted          | followed
            Group=desk                | followed
            Pool=broker               | followed
            MessageLog=Y              | followed
            # it is said elsewhere, or as it is by default
            HeartBtInt=30             | followed
            """)
    void eachSettingOfAnInitiatorHasItsWay(String setting, String way) throws ConfigException {
        assertEquals(way, change(DEFAULTS + INITIATOR, DEFAULTS + INITIATOR + setting + "\n"));
        assertEquals(way, change(DEFAULTS + INITIATOR + setting + "\n", DEFAULTS + INITIATOR), "and back");
    }

    /** Sockets, TLS and limits of acceptors are their listener's, which is opened anew; the sessions stay. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SocketTcpNoDelay=N              | followed
            MaxConnections=7                | followed
            AllowedRemoteAddresses=10.0.0.1 | restarted
            PeerCertificate=CN=THEM         | restarted
            """)
    void eachSettingOfAnAcceptorHasItsWay(String setting, String way) throws ConfigException {
        assertEquals(way, change(DEFAULTS + ACCEPTOR, DEFAULTS + ACCEPTOR + setting + "\n"));
    }

    @Test
    void anAcceptorThatListensElsewhereComesBackThere() throws ConfigException {
        assertEquals("restarted", change(DEFAULTS + ACCEPTOR, DEFAULTS + ACCEPTOR.replace("AcceptPort=0", "AcceptPort=9001")));
        assertEquals("restarted", change(DEFAULTS + ACCEPTOR, DEFAULTS + ACCEPTOR.replace("127.0.0.1", "::1")));
    }

    @ParameterizedTest
    @CsvSource({"ReloadInterval=5", "MaskedTags=20931", "MaskedTagsInLogs=20932", "SecretKeyset=nowhere", "SecretPassphrase=${env:X}"})
    void whatIsReadAnewWithEachReloadMayChangeAlthoughItHoldsForTheEngine(String setting) throws ConfigException {
        var after = ConfigSource.text("a.cfg", DEFAULTS + setting + "\n" + INITIATOR).withEnvironment(Map.of("X", "x")).read();
        assertEquals(1, ConfigDiff.of(read(DEFAULTS + INITIATOR), after).followed().size() + ConfigDiff.of(read(DEFAULTS + INITIATOR), after).unchanged());
    }

    @ParameterizedTest
    @CsvSource({"Store=sqlite", "StorePath=x", "Durability=DISK", "MaxDynamicSessions=7", "ControlSocket=x", "CertificateCheckInterval=7", "OverloadDelay=7", "MaxQueuedBytes=7M"})
    void whatHoldsForTheEngineIsRefused(String setting) {
        var after = DEFAULTS.replace("Store=memory\n", setting.startsWith("Store=") ? "" : "Store=memory\n") + setting + "\n";
        assertThrows(ConfigException.class, () -> change(DEFAULTS + INITIATOR, after + INITIATOR));
    }
}
