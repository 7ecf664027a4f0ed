package interop;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for those who cannot be asked which one they bound. */
final class Ports {
    private static final int FIRST = 10_000;
    /** From here on the operating system takes ports for connections, and would take this one before its owner binds it. */
    private static final int END = 32_768;

    private Ports() {}

    static int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // another one then
            }
        }
    }
}
