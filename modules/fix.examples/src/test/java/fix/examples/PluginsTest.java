package fix.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.config.ConfigException;
import fix.config.ConfigSource;
import fix.config.ConfiguredEngine;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.EngineException;
import fix.engine.FixEngine;
import fix.session.SessionStatus;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An authenticator and a session provider that a configuration names are found and asked; what names nobody is said. */
@Timeout(60)
class PluginsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();

    private static ConfigSource acceptor(String lines) {
        return ConfigSource.text("a.cfg", """
                [DEFAULT]
                ConnectionType=acceptor
                BeginString=FIX.4.4
                SenderCompID=BROKER
                SocketAcceptAddress=127.0.0.1
                SocketAcceptPort=0
                Store=memory
                %s
                [SESSION]
                TargetCompID=TRADER
                """.formatted(lines)).withEnvironment(Map.of());
    }

    private static FixEngine trader(int port, String name, String lines) throws ConfigException {
        return ConfigSource.text("b.cfg", """
                [SESSION]
                ConnectionType=initiator
                BeginString=FIX.4.4
                SenderCompID=%s
                TargetCompID=BROKER
                SocketConnectHost=127.0.0.1
                SocketConnectPort=%d
                ReconnectInterval=0.05
                ReconnectMax=0.05
                Store=memory
                """.formatted(name, port) + lines).withEnvironment(Map.of()).read().builder(new Application() { }).start();
    }

    private ConfiguredEngine start(ConfigSource source) throws ConfigException {
        return ConfiguredEngine.start(source::read, _ -> new Application() { }, builder -> builder.listener(events::add));
    }

    private static List<String> errors(String lines) {
        return assertThrows(ConfigException.class, () -> acceptor(lines).read()).getMessage().lines().toList();
    }

    @Test
    void theAuthenticatorThatIsNamedDecides() throws Exception {
        var users = Files.writeString(folder.resolve("users.txt"), "joe:" + "0".repeat(64) + "\n");
        var text = "Authenticator=users\nAuthenticatorSetting.file=" + users;
        try (var server = start(acceptor(text)); var client = trader(server.engine().port(), "TRADER", "Username=joe\nPassword=hunter2\n")) {
            var session = client.sessions().getFirst();
            assertFalse(session.await(Set.of(SessionStatus.ACTIVE), Duration.ofMillis(300)));
            Files.writeString(users, "joe:f52fbd32b2b3b86ff88ef6c490628285f482af15ddcb29541f94bcf526a3f6c7\n");
            assertTrue(session.awaitLogon(PATIENCE));
        }
        assertFalse(events.toString().contains("hunter2"), events.toString());
    }

    @Test
    void theSessionProviderThatIsNamedKnowsSessions() throws Exception {
        var text = "SessionProvider=desks\nSessionProviderSetting.prefix=ACME-\nSessionProviderSetting.closed=ACME-9";
        try (var server = start(acceptor(text)); var one = trader(server.engine().port(), "ACME-1", ""); var two = trader(server.engine().port(), "ACME-9", "");
                var three = trader(server.engine().port(), "OTHER", "")) {
            assertTrue(one.sessions().getFirst().awaitLogon(PATIENCE));
            assertEquals(SessionID.of("FIX.4.4", "BROKER", "ACME-1"), server.engine().sessions().getLast().id());
            assertFalse(two.sessions().getFirst().await(Set.of(SessionStatus.ACTIVE), Duration.ofMillis(200)));
            assertFalse(three.sessions().getFirst().isLoggedOn());
        }
        assertTrue(events.toString().contains("the desk is closed"), events.toString());
    }

    @Test
    void aReloadExchangesThem() throws Exception {
        var file = folder.resolve("a.cfg");
        var defaults = "[DEFAULT]\nConnectionType=acceptor\nBeginString=FIX.4.4\nSenderCompID=BROKER\nSocketAcceptAddress=127.0.0.1\nSocketAcceptPort=0\nStore=memory\n";
        var nobody = Files.writeString(folder.resolve("nobody.txt"), "joe:" + "0".repeat(64) + "\n");
        var users = Files.writeString(folder.resolve("users.txt"), "joe:f52fbd32b2b3b86ff88ef6c490628285f482af15ddcb29541f94bcf526a3f6c7\n");
        Files.writeString(file, defaults + "Authenticator=users\nAuthenticatorSetting.file=" + nobody + "\n[SESSION]\nTargetCompID=TRADER\n");
        var source = ConfigSource.file(file).withEnvironment(Map.of());
        try (var server = start(source); var client = trader(server.engine().port(), "TRADER", "Username=joe\nPassword=hunter2\n");
                var desk = trader(server.engine().port(), "ACME-1", "Username=joe\nPassword=hunter2\n")) {
            assertFalse(client.sessions().getFirst().await(Set.of(SessionStatus.ACTIVE), Duration.ofMillis(300)));
            Files.writeString(file, defaults + "Authenticator=users\nAuthenticatorSetting.file=" + users + "\n[SESSION]\nTargetCompID=TRADER\n");
            server.reload();
            assertTrue(client.sessions().getFirst().awaitLogon(PATIENCE));
            assertFalse(desk.sessions().getFirst().isLoggedOn());
            Files.writeString(file, defaults + "Authenticator=users\nAuthenticatorSetting.file=" + users + "\nSessionProvider=desks\nSessionProviderSetting.prefix=ACME-\n[SESSION]\nTargetCompID=TRADER\n");
            server.reload();
            assertTrue(desk.sessions().getFirst().awaitLogon(PATIENCE));
            assertTrue(client.sessions().getFirst().isLoggedOn());
        }
    }

    @Test
    void aReloadThatIsRefusedLeavesThemAndOneThatTakesThemAwayDoes() throws Exception {
        var file = folder.resolve("a.cfg");
        var defaults = "[DEFAULT]\nConnectionType=acceptor\nBeginString=FIX.4.4\nSenderCompID=BROKER\nSocketAcceptAddress=127.0.0.1\nStore=memory\n";
        var session = "[SESSION]\nTargetCompID=TRADER\n";
        var nobody = Files.writeString(folder.resolve("nobody.txt"), "joe:" + "0".repeat(64) + "\n");
        var named = "Authenticator=users\nAuthenticatorSetting.file=" + nobody + "\nSessionProvider=desks\nSessionProviderSetting.prefix=ACME-\n";
        Files.writeString(file, defaults + "SocketAcceptPort=0\n" + named + session);
        var source = ConfigSource.file(file).withEnvironment(Map.of());
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")); var server = start(source); var client = trader(server.engine().port(), "TRADER", "Username=joe\nPassword=hunter2\n")) {
            Files.writeString(file, defaults + "SocketAcceptPort=" + taken.getLocalPort() + "\n" + session);
            assertThrows(ConfigException.class, server::reload);
            Files.writeString(file, defaults + "SocketAcceptPort=0\n" + named.replace("AuthenticatorSetting.file=" + nobody + "\n", "") + session);
            assertThrows(EngineException.class, server::reload);
            assertFalse(client.sessions().getFirst().await(Set.of(SessionStatus.ACTIVE), Duration.ofMillis(500)));

            Files.writeString(file, defaults + "SocketAcceptPort=0\n" + session);
            server.reload();
            assertTrue(client.sessions().getFirst().awaitLogon(PATIENCE));
            try (var desk = trader(server.engine().port(), "ACME-1", "")) {
                assertFalse(desk.sessions().getFirst().await(Set.of(SessionStatus.ACTIVE), Duration.ofMillis(300)));
            }
        }
    }

    @Test
    void whatNamesNobodyIsSaid() {
        assertEquals(List.of("a.cfg:8:1: Authenticator: no authenticator is named ldap; there is users (fix.examples.UsersFile)"), errors("Authenticator=ldap"));
        assertEquals(List.of("a.cfg:9:1: AuthenticatorSetting.fil: unknown to users; did you mean file?"), errors("Authenticator=users\nAuthenticatorSetting.fil=x"));
        assertEquals(List.of("a.cfg:9:1: SessionProviderSetting.url: unknown to desks; it knows closed, prefix"), errors("SessionProvider=desks\nSessionProviderSetting.url=x"));
        assertEquals(List.of("a.cfg:8:1: AuthenticatorSetting.file: tells nobody: there is no Authenticator"), errors("AuthenticatorSetting.file=x"));
    }

    @Test
    void whatSaysTooLittleKeepsTheEngineFromStarting() throws Exception {
        var refused = assertThrows(EngineException.class, () -> start(acceptor("Authenticator=users")));
        assertEquals("Authenticator=users: AuthenticatorSetting.file is missing: the file of the users", refused.getMessage());
    }
}
