package fix.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.engine.ConnectionSettings;
import fix.store.MessageStore;
import fix.transport.tls.ClientAuth;
import fix.transport.tls.KeySource;
import fix.transport.tls.Material;
import fix.transport.tls.PeerName;
import fix.transport.tls.Secret;
import fix.transport.tls.TlsSettings;
import fix.transport.tls.TrustSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same over TLS, where the proxy sees bytes alone: what it breaks is found out, the line ends, and the next one goes on where it was. */
@Timeout(600)
class TlsThroughFaultsTest {
    private static final String PASSWORD = "planted-secret";

    @TempDir
    static Path folder;

    private static TlsSettings tls;

    private Leftovers before;

    /** One certificate for both sides, from the JDK's own program. */
    private static void certificate() throws Exception {
        var store = folder.resolve("store.p12").toString();
        keytool(store, "-genkeypair", "-alias", "both", "-keyalg", "EC", "-dname", "CN=BOTH", "-ext", "SAN=dns:localhost");
        keytool(store, "-exportcert", "-alias", "both", "-rfc", "-file", folder.resolve("both.pem").toString());
        tls = TlsSettings.DEFAULT.withKey(new KeySource.Store(Material.file(Path.of(store)), "PKCS12", Secret.of(PASSWORD))).withTrust(new TrustSource.Pem(Material.file(folder.resolve("both.pem"))));
    }

    private static void keytool(String store, String... arguments) throws Exception {
        var command = new ArrayList<String>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store, "-storepass", PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertEquals(0, process.waitFor(), () -> String.valueOf(process.inputReader().lines().toList()));
    }

    @BeforeAll
    static void warmUp() throws Exception {
        certificate();
        Leftovers.warmUp();
        line("warm-up-", 0).close();
    }

    @BeforeEach
    void count() throws IOException {
        before = Leftovers.now();
    }

    @AfterEach
    void noThreadAndNoSocketIsLeft() throws IOException {
        before.assertNoMore();
    }

    private static Exchange line(String name, long seed) {
        var connection = ConnectionSettings.DEFAULT.withTls(tls).withPeerName(new PeerName("CN=BOTH"));
        return new Exchange(name, MessageStore.inMemory(), MessageStore.inMemory(), proxy -> proxy.seed(seed), settings -> settings.withWriteTimeout(Duration.ofSeconds(2)).withConnection(connection),
                builder -> builder.tls(tls.withClientAuth(ClientAuth.NEEDED)));
    }

    /** {@code -Dfaults=1000 -Dfaults.seed=1} for more of it. */
    @Test
    void everyOrderIsAnsweredOnceThroughRandomFaultsUnderTraffic() throws Exception {
        long seed = Long.getLong("faults.seed", System.nanoTime());
        var faults = new RandomFaults(line -> line(line, seed), random -> fault(Fault.Kind.values()[random.nextInt(Fault.Kind.values().length)], random));
        System.out.println("faults over TLS " + faults.strike(Integer.getInteger("faults", 24), seed) + ", seed " + seed);
    }

    /** The proxy sees no messages here: places are numbers of bytes. */
    private static Fault fault(Fault.Kind kind, SplittableRandom random) {
        var place = Place.afterBytes(random.nextInt(1, 5_000));
        return switch (kind) {
            case DELAY -> Fault.delay(Duration.ofMillis(random.nextInt(5)), Duration.ofMillis(5));
            case THROTTLE -> Fault.throttle(random.nextInt(50_000, 500_000));
            case SPLIT -> Fault.split();
            case COALESCE -> Fault.coalesce(random.nextInt(100, 5_000), Duration.ofMillis(10));
            case CUT -> Fault.cut(place);
            case RESET -> Fault.reset(place);
            case HALF_OPEN -> Fault.halfOpen(place);
            case STALL -> Fault.stall(place);
            case CORRUPT -> Fault.corrupt(place);
        };
    }
}
