package fix.engine.threads;

import fix.engine.ListenerSettings;
import fix.transport.Listener;
import java.io.IOException;

/** Makes an engine's listeners. */
@FunctionalInterface
public interface Binder {
    /**
     * Starts to listen.
     *
     * @param settings where and how
     * @return a listener that the caller must close
     * @throws IOException when that is impossible; the message says where and why
     */
    Listener bind(ListenerSettings settings) throws IOException;
}
