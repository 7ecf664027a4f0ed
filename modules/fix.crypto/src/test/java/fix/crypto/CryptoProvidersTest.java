package fix.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which provider is chosen, and what is said when none is. */
class CryptoProvidersTest {

    private static String refusal(CryptoProviders providers, String name) {
        return assertThrows(SecretException.class, () -> providers.resolve(name)).getMessage();
    }

    @Test
    void theOneNamedIsChosenElseTheOnlyOne() throws SecretException {
        var one = new JdkProvider("one");
        var two = new JdkProvider("two");
        assertEquals(two, CryptoProviders.of(List.of(one, two)).resolve("two"));
        assertEquals(one, CryptoProviders.of(List.of(one)).resolve(""));
    }

    @Test
    void whatCannotBeChosenIsSaidWithAllThatThereIs() throws SecretException {
        var both = CryptoProviders.of(List.of(new JdkProvider("one"), new JdkProvider("two")));
        assertTrue(refusal(both, "").startsWith("more than one crypto provider is there, and none is named; there is one (fix.crypto.JdkProvider"), refusal(both, ""));
        assertTrue(refusal(both, "vault").startsWith("no crypto provider is named vault; there is one ("), refusal(both, "vault"));
        assertEquals("no crypto provider is there; add one, fix.crypto.tink for instance, to the module path or classpath", refusal(CryptoProviders.of(List.of()), ""));
    }

    @Test
    void twoOfOneNameAreAnErrorThatNamesBoth() {
        var twins = assertThrows(SecretException.class, () -> CryptoProviders.of(List.of(new JdkProvider(), new JdkProvider())));
        assertTrue(twins.getMessage().startsWith("two crypto providers are named jdk: fix.crypto.JdkProvider"), twins.getMessage());
    }

    @Test
    void thoseInstalledAreFound() throws SecretException {
        assertTrue(refusal(CryptoProviders.installed(), "vault").startsWith("no crypto provider is named vault; "));
    }
}
