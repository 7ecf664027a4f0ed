package fix.transport;

import java.net.BindException;
import java.net.InetSocketAddress;

/** Another program, or another listener of this one, has the port. */
public final class PortInUseException extends BindException {

    private static final long serialVersionUID = 1;

    /**
     * Says which port, and what to do.
     *
     * @param address where listening was tried
     */
    public PortInUseException(InetSocketAddress address) {
        super("port " + address.getPort() + " is in use (" + Addresses.text(address) + "): stop the program that listens there, or choose another port; 0 means any free one");
    }
}
