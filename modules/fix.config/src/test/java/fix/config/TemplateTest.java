package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sections that are templates, and what an acceptor asks of its counterparties. */
@Timeout(60)
class TemplateTest {
    private static final String ACCEPTOR = """
            [DEFAULT]
            ConnectionType=acceptor
            SocketAcceptAddress=127.0.0.1
            SocketAcceptPort=0
            SenderCompID=ISLD
            Store=memory
            """;

    private static String refusal(String settings) {
        return assertThrows(ConfigException.class, () -> ConfigReader.read("test.cfg", ACCEPTOR + settings)).getMessage();
    }

    private static void assertSays(String text, String... parts) {
        for (var part : parts) {
            assertTrue(text.contains(part), text);
        }
    }

    private static String initiator(int port, String more) {
        return """
                [SESSION]
                ConnectionType=initiator
                BeginString=FIX.4.2
                SenderCompID=ANYBODY
                TargetCompID=ISLD
                SocketConnectHost=127.0.0.1
                SocketConnectPort=%d
                Store=memory
                """.formatted(port) + more;
    }

    @Test
    void aCounterpartyOfATemplateLogsOnInItsOwnVersionWithTheTemplatesSettings() throws Exception {
        var config = ConfigReader.read("test.cfg", ACCEPTOR + "[SESSION]\nAcceptorTemplate=Y\nBeginString=*\nTargetCompID=*\nInboxBytes=2M\n");
        assertEquals(List.of(), config.sessions());
        assertEquals("FIX.4.1", config.templates().getFirst().settings().apply(SessionID.of("FIX.4.1", "ISLD", "X")).dictionary().transport().version());
        assertEquals(2 << 20, config.templates().getFirst().settings().apply(SessionID.of("FIX.4.1", "ISLD", "X")).inboxBytes());
        try (var server = config.builder(new Application() { }).start();
                var client = ConfigReader.read("initiator.cfg", initiator(server.port(), "")).builder(new Application() { }).start()) {
            assertTrue(client.sessions().getFirst().awaitLogon(Duration.ofSeconds(20)));
            assertEquals("FIX.4.2:ISLD->ANYBODY", server.sessions().getFirst().id().toString());
        }
    }

    @Test
    void anAcceptorWithNameAndPasswordRefusesAnyOther() throws Exception {
        var events = new LinkedBlockingQueue<EngineEvent>();
        var config = ConfigReader.read("test.cfg", ACCEPTOR + "[SESSION]\nBeginString=FIX.4.2\nTargetCompID=ANYBODY\nUsername=joe\nPassword=s3cret\n");
        try (var server = config.builder(new Application() { }).start()) {
            try (var client = ConfigReader.read("initiator.cfg", initiator(server.port(), "Username=joe\nPassword=guess\n"))
                    .builder(new Application() { }).listener(events::add).start()) {
                for (var event = events.poll(20, TimeUnit.SECONDS); !(event instanceof EngineEvent.LogonRefused refused); event = events.poll(20, TimeUnit.SECONDS)) {
                    assertTrue(event != null, "no refusal came");
                }
                assertFalse(client.sessions().getFirst().isLoggedOn());
            }
        }
    }

    @Test
    void anAcceptorWithNameAndPasswordLetsTheRightOneIn() throws Exception {
        var config = ConfigReader.read("test.cfg", ACCEPTOR + "[SESSION]\nBeginString=FIX.4.4\nTargetCompID=ANYBODY\nUsername=joe\nPassword=s3cret\n");
        try (var server = config.builder(new Application() { }).start();
                var client = ConfigReader.read("initiator.cfg", initiator(server.port(), "Username=joe\nPassword=s3cret\n").replace("FIX.4.2", "FIX.4.4"))
                        .builder(new Application() { }).start()) {
            assertTrue(client.sessions().getFirst().awaitLogon(Duration.ofSeconds(20)));
        }
    }

    @Test
    void twoTemplatesThatTieAreAnErrorWithBothLines() {
        assertSays(
                refusal("[SESSION]\nAcceptorTemplate=Y\nBeginString=FIX.4.4\nTargetCompID=*\n[SESSION]\nAcceptorTemplate=Y\nBeginString=*\nTargetCompID=TW\n"),
                "test.cfg:11", "fits the same sessions as the template on line 7", "FIX.4.4:ISLD->*", "*:ISLD->TW");
    }

    @Test
    void aWildcardNeedsATemplate() {
        assertSays(refusal("[SESSION]\nBeginString=FIX.4.4\nTargetCompID=*\n"), "test.cfg:7", "has * in its identity", "AcceptorTemplate=Y");
    }

    @Test
    void anInitiatorIsNoTemplate() {
        assertSays(
                refusal("[SESSION]\nConnectionType=initiator\nAcceptorTemplate=Y\nBeginString=FIX.4.4\nTargetCompID=*\nSocketConnectHost=h\nSocketConnectPort=1\n"),
                "test.cfg:9", "AcceptorTemplate", "ConnectionType=acceptor");
    }

    @Test
    void aTemplateOfEveryVersionHasNoDictionaryOfOne() {
        assertSays(
                refusal("[SESSION]\nAcceptorTemplate=Y\nBeginString=*\nTargetCompID=*\nDataDictionary=FIX44.xml\n"), "test.cfg:11", "DataDictionary", "one version");
    }
}
