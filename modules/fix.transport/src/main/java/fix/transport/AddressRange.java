package fix.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * The addresses that begin with the same bits: {@code 10.1.0.0/16}, {@code 2001:db8::/32}, one address, or the addresses that a name had when this was made.
 * Immutable.
 *
 * @param text as it was written
 * @param addresses what a name stands for, or the one address
 * @param bits how many of the first bits count
 */
public record AddressRange(String text, List<InetAddress> addresses, int bits) {

    private static final int MOST_DIGITS = 3;

    /** Copies the list. */
    public AddressRange {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException if it is none; the message is a phrase
     */
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        var host = slash < 0 ? text : text.substring(0, slash);
        if (host.isEmpty() || slash >= 0 && !Addresses.isLiteral(host)) {
            throw new IllegalArgumentException("not an address, a name, or a range as in 10.1.0.0/16");
        }
        try {
            var addresses = List.of(InetAddress.getAllByName(host));
            int length = addresses.getFirst().getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? length : number(text.substring(slash + 1), length);
            return new AddressRange(text, addresses, bits);
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("an address or a name that is not known: " + host, unknown);
        }
    }

    private static int number(String digits, int most) {
        boolean number = !digits.isEmpty() && digits.length() <= MOST_DIGITS && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(digits) > most) {
            throw new IllegalArgumentException("after the slash stands how many bits count, 0 to " + most);
        }
        return Integer.parseInt(digits);
    }

    /** Whether an address is in it; one that is no internet address never is. */
    public boolean contains(SocketAddress address) {
        return address instanceof InetSocketAddress inet && !inet.isUnresolved() && contains(inet.getAddress());
    }

    /** Whether an address is in it. */
    public boolean contains(InetAddress address) {
        // A name may stand for addresses of both families; each counts whole then.
        return addresses.stream().anyMatch(own -> begins(address.getAddress(), own.getAddress(), addresses.size() > 1 ? own.getAddress().length * Byte.SIZE : bits));
    }

    private static boolean begins(byte[] address, byte[] own, int bits) {
        if (address.length != own.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((address[bit / Byte.SIZE] & mask) != (own[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }
}
