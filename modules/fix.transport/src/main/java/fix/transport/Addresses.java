package fix.transport;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Addresses as people write them. */
final class Addresses {

    private Addresses() {
    }

    /** {@code 127.0.0.1:9880}, {@code [::1]:9880}, {@code host:9880} when the name is not resolved. */
    static String text(SocketAddress address) {
        if (!(address instanceof InetSocketAddress inet)) {
            return address.toString();
        }
        if (inet.isUnresolved()) {
            return text(inet.getHostString(), inet.getPort());
        }
        var host = inet.getAddress().getHostAddress();
        return inet.getAddress() instanceof Inet6Address ? "[" + host + "]:" + inet.getPort() : host + ":" + inet.getPort();
    }

    /** Whether it is an address and no name: no name service is asked about it. */
    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
    }

    static String text(String host, int port) {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
