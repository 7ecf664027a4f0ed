package fix.transport;

/** Opens connections. Any number of threads may dial at once. */
@FunctionalInterface
public interface Dialer {

    /**
     * Opens a connection, waiting as long as the dialer's time limit. A name is looked up anew each time, and each of its addresses is tried in turn.
     *
     * @param host a name or an address
     * @param port 1 to 65535
     * @return an open connection that the caller must close
     * @throws DialException if no connection came about; its message says where to and why
     */
    Connection dial(String host, int port) throws DialException;
}
