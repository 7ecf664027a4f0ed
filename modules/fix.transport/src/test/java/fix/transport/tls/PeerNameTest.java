package fix.transport.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerNameTest {

    private static final Authority.Issued TRADER = new Authority("Test Authority").issue("O=Bank,OU=FIX\\, orders,CN=TRADER", "DNS:trader.example", "IP:127.0.0.1", "URI:spiffe://bank/trader", "EMAIL:fix@bank.example");

    @Test
    void aCertificateBearsItsSubjectsPartsAndItsAlternativeNames() {
        for (var name : List.of("CN=TRADER", "cn=trader", "O=Bank, CN=TRADER", "OU=\"FIX, orders\"", "DNS:trader.example", "DNS:TRADER.example", "IP:127.0.0.1", "URI:spiffe://bank/trader",
                "EMAIL:fix@bank.example")) {
            assertTrue(new PeerName(name).matches(TRADER.certificate()), name);
        }
        for (var name : List.of("CN=TRADE", "CN=Bank", "O=TRADER", "CN=TRADER,O=Other", "CN=TRADER,C=DE", "DNS:example", "DNS:*.example", "IP:127.0.0.2", "URI:spiffe://bank", "EMAIL:FIX@bank.example")) {
            assertFalse(new PeerName(name).matches(TRADER.certificate()), name);
        }
    }

    @Test
    void aFingerprintIsOfTheWholeCertificate() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(TRADER.certificate().getEncoded());
        assertTrue(new PeerName("SHA256:" + HexFormat.of().formatHex(digest)).matches(TRADER.certificate()));
        assertTrue(new PeerName("SHA256:" + HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest)).matches(TRADER.certificate()));
        digest[0]++;
        assertFalse(new PeerName("SHA256:" + HexFormat.of().formatHex(digest)).matches(TRADER.certificate()));
    }

    @Test
    void aStarStandsForTheCompIdAndForNothingThatCouldChangeTheName() {
        assertEquals("CN=TRADER,O=Bank", new PeerName("CN=*,O=Bank").of("TRADER").text());
        assertEquals("CN=TRADER", new PeerName("CN=TRADER").of("OTHER,O=Evil").text());
        for (var compID : List.of("TRADER,O=Bank", "A+B", "A=B", "A\\", "*", "A\"")) {
            assertThrows(IllegalArgumentException.class, () -> new PeerName("CN=*").of(compID), compID);
        }
    }

    @Test
    void aNameThatIsNoneSaysWhatIs() {
        for (var text : List.of("TRADER", "", "CN=", "SHA256:12", "=", "DNS")) {
            var message = assertThrows(IllegalArgumentException.class, () -> new PeerName(text), text).getMessage();
            assertTrue(message.contains("SHA256:"), message);
        }
    }

    @Test
    void aCertificateIsDescribedByWhatItIsFor() {
        assertEquals("'CN=TRADER, OU=\"FIX, orders\", O=Bank' for DNS:trader.example, IP:127.0.0.1, URI:spiffe://bank/trader, EMAIL:fix@bank.example", PeerName.describe(TRADER.certificate()));
    }
}
