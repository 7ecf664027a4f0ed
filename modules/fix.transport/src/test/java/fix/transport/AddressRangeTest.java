package fix.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AddressRangeTest {

    @Test
    void whatBeginsWithItsBitsIsInARange() throws Exception {
        assertIn("10.1.0.0/16", List.of("10.1.0.0", "10.1.255.255"), List.of("10.2.0.0", "10.0.255.255", "::1"));
        assertIn("10.1.2.3", List.of("10.1.2.3"), List.of("10.1.2.2"));
        assertIn("192.168.1.128/25", List.of("192.168.1.129"), List.of("192.168.1.127"));
        assertIn("0.0.0.0/0", List.of("1.2.3.4", "::ffff:1.2.3.4"), List.of("::1"));
        assertIn("2001:db8::/33", List.of("2001:db8:7fff::1"), List.of("2001:db8:8000::1", "1.2.3.4"));
        assertIn("::1", List.of("::1"), List.of("::2", "127.0.0.1"));
        assertIn("localhost", List.of("127.0.0.1"), List.of("127.0.0.2"));
    }

    private static void assertIn(String range, List<String> in, List<String> out) throws Exception {
        for (var address : in) {
            assertTrue(AddressRange.of(range).contains(new InetSocketAddress(InetAddress.getByName(address), 1)), range + " has " + address);
        }
        for (var address : out) {
            assertFalse(AddressRange.of(range).contains(InetAddress.getByName(address)), range + " has not " + address);
        }
        assertEquals(range, AddressRange.of(range).toString());
        assertFalse(AddressRange.of(range).contains(InetSocketAddress.createUnresolved("localhost", 1)));
    }

    @Property
    void twoAddressesShareARangeExactlyWhenTheirFirstBitsAreEqual(@ForAll int one, @ForAll int other, @ForAll @IntRange(min = 0, max = 32) int bits) throws Exception {
        boolean equal = bits == 0 || one >>> (32 - bits) == other >>> (32 - bits);
        assertEquals(equal, AddressRange.of(address(one).getHostAddress() + "/" + bits).contains(address(other)));
    }

    private static InetAddress address(int value) throws Exception {
        return InetAddress.getByAddress(new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
    }

    @Test
    void whatIsNoRangeSaysWhatIs() {
        for (var text : List.of("", "/8", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "::/129", "localhost/8", "nowhere.invalid", "10.0.0.300", "10.0.0.0/-1")) {
            assertThrows(IllegalArgumentException.class, () -> AddressRange.of(text), text);
        }
    }
}
