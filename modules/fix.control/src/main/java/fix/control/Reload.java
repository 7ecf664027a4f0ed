package fix.control;

import java.util.List;

/** What a control socket does when somebody asks the engine to read its configuration anew. Called on a client's thread, several at once. */
@FunctionalInterface
public interface Reload {
    /**
     * Reads the configuration and follows it.
     *
     * @return what happened, in lines for people
     * @throws Exception when the configuration is wrong, and nothing was changed; its message is what the client is told, and may have lines
     */
    List<String> reload() throws Exception;
}
