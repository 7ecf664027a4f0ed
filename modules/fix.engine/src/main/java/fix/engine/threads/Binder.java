package fix.engine.threads;

import fix.engine.ListenerSettings;
import fix.transport.Listener;
import java.io.IOException;
import java.net.InetSocketAddress;

/** Makes an engine's listeners. */
@FunctionalInterface
public interface Binder {
    /**
     * Starts to listen.
     *
     * @param settings how
     * @param at where; their address, or the one that was found for it before
     * @return a listener that the caller must close
     * @throws IOException when that is impossible; the message says where and why
     */
    Listener bind(ListenerSettings settings, InetSocketAddress at) throws IOException;
}
