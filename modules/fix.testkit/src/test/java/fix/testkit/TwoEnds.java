package fix.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A client and a server of plain bytes, with a proxy between them. */
final class TwoEnds implements AutoCloseable {
    static final int PATIENCE_MILLIS = 20_000;

    final ServerSocket listener;
    final FaultProxy proxy;
    private int connections;
    Socket client;
    Socket server;

    TwoEnds(UnaryOperator<FaultProxy.Builder> plan) throws IOException, InterruptedException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listener.setSoTimeout(PATIENCE_MILLIS);
        proxy = plan.apply(FaultProxy.to("localhost", listener.getLocalPort())).start();
        connect();
    }

    void connect() throws IOException, InterruptedException {
        client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(PATIENCE_MILLIS);
        server = listener.accept();
        server.setSoTimeout(PATIENCE_MILLIS);
        if (!proxy.awaitAccepted(++connections, Duration.ofMillis(PATIENCE_MILLIS))) {
            throw new AssertionError(proxy.toString());
        }
    }

    ProxiedConnection connection() {
        return proxy.latest();
    }

    static byte[] bytes(String text) {
        return text.replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1);
    }

    void send(Socket from, String text) throws IOException {
        from.getOutputStream().write(bytes(text));
    }

    /** Reads so many bytes. */
    String read(Socket at, int length) throws IOException {
        return text(at.getInputStream().readNBytes(length));
    }

    /** Reads to the end, be it in order or a reset. */
    static String readAll(Socket at) throws IOException {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[4096];
        try {
            for (int read = at.getInputStream().read(buffer); read >= 0; read = at.getInputStream().read(buffer)) {
                all.write(Arrays.copyOf(buffer, read));
            }
        } catch (java.net.SocketException reset) {
            // an end as well
        }
        return text(all.toByteArray());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace('\u0001', '|');
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        client.close();
        server.close();
        listener.close();
    }
}
