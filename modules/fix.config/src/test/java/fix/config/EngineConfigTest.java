package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.Session;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineConfigTest {

    @Test
    void twoEnginesFromTwoTextsLogOnWithNameAndPassword() throws Exception {
        var logons = new LinkedBlockingQueue<Message>();
        var acceptor = ConfigReader.read("acceptor.cfg", """
                [DEFAULT]
                ConnectionType=acceptor
                BeginString=FIX.4.4
                SenderCompID=ISLD
                SocketAcceptAddress=127.0.0.1
                SocketAcceptPort=0
                Store=memory
                [SESSION]
                TargetCompID=TW
                [SESSION]
                TargetCompID=OTHER
                """);
        try (var server = acceptor.builder(new Application() {
            @Override
            public void fromAdmin(Message message, Session session) {
                logons.add(message);
            }
        }).start()) {
            var initiator = ConfigReader.read("initiator.cfg", """
                    [DEFAULT]
                    ConnectionType=initiator
                    BeginString=FIX.4.4
                    SenderCompID=TW
                    TargetCompID=ISLD
                    Store=memory
                    [SESSION]
                    SocketConnectHost=127.0.0.1
                    SocketConnectPort=%d
                    HeartBtInt=17
                    Username=joe
                    Password=a # b
                    """.formatted(server.port()));
            try (var client = initiator.builder(new Application() { }).start()) {
                client.session(SessionID.of("FIX.4.4", "TW", "ISLD")).awaitLogon(Duration.ofSeconds(20));
                var logon = logons.poll(20, TimeUnit.SECONDS);
                assertEquals("A", logon.msgType());
                assertEquals(17, logon.getInt(108));
                assertEquals("joe", logon.getString(553));
                assertEquals("a # b", logon.getString(554));
            }
            assertEquals(2, server.sessions().size());
            assertTrue(server.port() > 0);
        }
    }
}
