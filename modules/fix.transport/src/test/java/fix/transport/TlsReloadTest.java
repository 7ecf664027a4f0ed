package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.transport.tls.Authority;
import fix.transport.tls.KeySource;
import fix.transport.tls.Material;
import fix.transport.tls.Secret;
import fix.transport.tls.TlsContext;
import fix.transport.tls.TlsSettings;
import fix.transport.tls.TrustSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TlsReloadTest {

    @TempDir
    private Path folder;

    @Test
    void whomWeTrustIsReadAnewToo() throws Exception {
        var file = folder.resolve("trusted.pem");
        var stranger = new Authority("Stranger").issue("CN=STRANGER");
        Files.write(file, stranger.certificatesPem());
        var context = TlsContext.ofDialer(TlsSettings.DEFAULT.withTrust(new TrustSource.Pem(Material.file(file))));
        var dialer = new TlsDialer(new TcpDialer(SocketOptions.DEFAULT), context);
        try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, TlsLoopback.ACCEPTING)) {
            assertThrows(DialException.class, () -> dialed(listener, dialer));
            Files.write(file, TlsLoopback.BROKER.certificatesPem());
            assertTrue(context.reload());
            dialed(listener, dialer);
        }
    }

    private static void dialed(TcpListener listener, TlsDialer dialer) throws Exception {
        var accepted = Blocked.virtual(() -> {
            try (var server = listener.accept()) {
                ((TlsConnection) server).handshake(0);
                return server;
            }
        });
        try {
            dialer.dial("localhost", TlsLoopback.port(listener)).close();
        } finally {
            accepted.end();
        }
    }

    @Test
    void newConnectionsGetTheNewCertificateAndOldOnesGoOn() throws Exception {
        var file = folder.resolve("all.pem");
        Files.write(file, Authority.join(TlsLoopback.BROKER.certificatesPem(), TlsLoopback.BROKER.keyPem()));
        var context = TlsContext.ofListener(TlsSettings.DEFAULT.withKey(new KeySource.Pem(Material.file(file), Material.file(file), Secret.NONE)));
        var dialer = TlsLoopback.dialer(SocketOptions.DEFAULT, TlsLoopback.DIALING);
        try (var listener = TlsLoopback.listener(SocketOptions.DEFAULT, context)) {
            var open = new ArrayList<TlsLoopback>();
            for (int i = 0; i < 20; i++) {
                var server = Blocked.virtual(() -> {
                    var connection = listener.accept();
                    ((TlsConnection) connection).handshake(0);
                    return connection;
                });
                var client = dialer.dial("localhost", TlsLoopback.port(listener));
                assertEquals(i == 0 ? "CN=BROKER" : "CN=BROKER " + i, client.peerCertificates().getFirst().getSubjectX500Principal().getName());
                open.add(new TlsLoopback(listener, client, (Connection) server.value()));
                var next = TlsLoopback.AUTHORITY.issue("CN=BROKER " + (i + 1), "DNS:localhost");
                Files.write(file, Authority.join(next.certificatesPem(), next.keyPem()));
                assertTrue(context.reload());
                for (var line : open) {
                    line.client().write(new byte[] {(byte) i}, 0, 1);
                    assertEquals(i, Loopback.readExactly(line.server(), 1)[0]);
                    line.server().write(new byte[] {(byte) i}, 0, 1);
                    assertEquals(i, Loopback.readExactly(line.client(), 1)[0]);
                }
            }
            open.forEach(line -> {
                line.client().close();
                line.server().close();
            });
        }
    }
}
