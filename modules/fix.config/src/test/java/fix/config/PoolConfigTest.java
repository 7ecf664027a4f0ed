package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.FixEngine;
import fix.engine.PoolSettings;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pools that a configuration asks for. */
@Timeout(60)
class PoolConfigTest {
    private static final String DEFAULTS = """
            [DEFAULT]
            ConnectionType=initiator
            BeginString=FIX.4.4
            TargetCompID=BROKER
            SocketConnectHost=127.0.0.1
            SocketConnectPort=%d
            ReconnectInterval=0.01
            ReconnectMax=0.05
            Store=memory
            """;

    @TempDir
    Path folder;

    private static SessionID id(String name) {
        return SessionID.of("FIX.4.4", name, "BROKER");
    }

    private static EngineConfig read(String sections) throws ConfigException {
        return ConfigSource.text("a.cfg", DEFAULTS.formatted(1) + sections).withEnvironment(Map.of()).read();
    }

    private static String session(String name, String... lines) {
        return "[SESSION]\nSenderCompID=" + name + "\n" + String.join("\n", lines) + "\n";
    }

    @Test
    void sessionsOfOnePoolAreFoundWhereverItIsSaid() throws Exception {
        assertEquals(List.of(), read(session("A")).pools());
        var config = read("[GROUP desk]\nPool=broker\nPoolKey=55\n" + session("A", "Group=desk") + session("B", "Pool=other") + session("C", "Group=desk"));
        assertEquals(List.of(new PoolSettings("broker", List.of(id("A"), id("C")), OptionalInt.of(55)), PoolSettings.of("other", id("B"))), config.pools());
    }

    @Test
    void theSessionsOfAPoolMustNotDifferAboutTheKey() {
        var wrong = assertThrows(ConfigException.class, () -> read(session("A", "Pool=broker", "PoolKey=55") + session("B", "Pool=broker", "PoolKey=1")));
        assertEquals("a.cfg:17:1: PoolKey: is 1 here and 55 for another session of the pool broker on line 13; the sessions of a pool must not differ about it: give it once, in [DEFAULT] or a [GROUP]",
                wrong.getMessage());
        var half = assertThrows(ConfigException.class, () -> read(session("A", "Pool=broker") + session("B", "Pool=broker", "PoolKey=1")));
        assertTrue(half.getMessage().contains("is 1 here and absent for another session of the pool broker on line 12"), half.getMessage());
        assertTrue(assertThrows(ConfigException.class, () -> read(session("A", "Pool=broker", "PoolKey=Symbol"))).getMessage().contains("PoolKey: 'Symbol' is wrong, not a whole number; allowed: tag, 1 to "));
    }

    /** The handle stays, no session drops that is not to, and no message is lost or sent twice. */
    @Test
    void reloadsUnderTrafficChangeAPoolAndLoseNothing() throws Exception {
        var arrived = ConcurrentHashMap.<String>newKeySet();
        var twice = ConcurrentHashMap.<String>newKeySet();
        var sent = ConcurrentHashMap.<String>newKeySet();
        var done = new AtomicBoolean();
        var counting = new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                if (!arrived.add(message.getString(11))) {
                    twice.add(message.getString(11));
                }
                synchronized (arrived) {
                    arrived.notifyAll();
                }
            }
        };
        var builder = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        List.of("A", "B", "C").forEach(name -> builder.session(SessionSettings.acceptor(SessionID.of("FIX.4.4", "BROKER", name)), counting));
        var file = folder.resolve("a.cfg");
        try (var broker = builder.start()) {
            var defaults = DEFAULTS.formatted(broker.port());
            Files.writeString(file, defaults + session("A", "Pool=broker") + session("B", "Pool=broker"));
            var source = ConfigSource.file(file).withEnvironment(Map.of());
            try (var engine = ConfiguredEngine.start(source::read, _ -> new Application() { }, _ -> { })) {
                var pool = engine.engine().pool("broker");
                assertTrue(pool.awaitWhole(Duration.ofSeconds(20)));
                var ways = ConcurrentHashMap.<SessionID>newKeySet();
                var sender = Thread.ofVirtual().start(() -> {
                    for (int i = 0; !done.get(); i++) {
                        ways.add(pool.send(order("order-" + i)).session());
                        sent.add("order-" + i);
                    }
                });
                for (int i = 0; i < 20; i++) {
                    Files.writeString(file, defaults + session("A", "Pool=broker") + switch (i % 4) {
                        case 0 -> session("B", "Pool=broker") + session("C", "Pool=broker");
                        case 1 -> session("B", "Pool=elsewhere") + session("C", "Pool=broker");
                        case 2 -> session("C", "Pool=broker", "CheckLatency=N");
                        default -> session("B", "Pool=broker");
                    });
                    assertEquals(Map.of(), engine.reload().failed());
                    assertSame(pool, engine.engine().pool("broker"));
                    assertTrue(pool.awaitWhole(Duration.ofSeconds(20)));
                }
                done.set(true);
                sender.join();
                sent.add("last");
                pool.send(order("last"));
                synchronized (arrived) {
                    while (!arrived.containsAll(sent)) {
                        arrived.wait();
                    }
                }
                assertEquals(Set.of(id("A"), id("B"), id("C")), ways);
                assertEquals(Set.of(), twice);
                assertEquals(2, pool.members().size());
            }
        }
    }

    private static MessageBuilder order(String id) {
        return MessageBuilder.of("D").set(11, id).set(55, "IBM").set(54, "1").set(38, "7").set(40, "1").set(60, "20261126-10:00:00");
    }
}
