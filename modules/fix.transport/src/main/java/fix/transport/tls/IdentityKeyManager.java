package fix.transport.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Chooses our certificate. A listener takes the first that is for the name that the client asks for, or else the first that can be used; a dialer the first that an
 * authority has issued which the listener names, or else the first that can be used. An alias is an index.
 */
@SuppressWarnings("NullAway") // the JDK asks and is answered with null
final class IdentityKeyManager extends X509ExtendedKeyManager {

    private final List<Identity> identities;

    IdentityKeyManager(List<Identity> identities) {
        this.identities = identities;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        int first = -1;
        boolean named = false;
        for (int i = 0; i < identities.size(); i++) {
            boolean isFor = isFor(identities.get(i).certificate(), engine);
            if (fits(identities.get(i), keyType)) {
                if (isFor) {
                    return String.valueOf(i);
                }
                first = first < 0 ? i : first;
            }
            named |= isFor;
        }
        // One of another kind is for that name: its kind is asked for next.
        return first < 0 || named ? null : String.valueOf(first);
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        int first = -1;
        for (var keyType : keyTypes) {
            for (int i = 0; i < identities.size(); i++) {
                if (fits(identities.get(i), keyType)) {
                    if (issuers == null || issuers.length == 0 || isIssuedBy(identities.get(i), issuers)) {
                        return String.valueOf(i);
                    }
                    first = first < 0 ? i : first;
                }
            }
        }
        // An authority that the listener forgot to name: it will say so itself.
        return first < 0 ? null : String.valueOf(first);
    }

    private static boolean fits(Identity identity, String keyType) {
        int underscore = keyType.indexOf('_');
        var wanted = underscore < 0 ? keyType : keyType.substring(0, underscore);
        var kind = identity.certificate().getPublicKey().getAlgorithm();
        return kind.equalsIgnoreCase(wanted) || kind.equals("RSA") && wanted.equals("RSASSA-PSS") || wanted.startsWith("Ed") && kind.startsWith("Ed");
    }

    private static boolean isFor(X509Certificate certificate, SSLEngine engine) {
        if (engine == null || !(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
            return true;
        }
        var asked = session.getRequestedServerNames();
        return asked.isEmpty() || asked.stream().anyMatch(name -> name instanceof SNIHostName host && isFor(certificate, host.getAsciiName()));
    }

    private static boolean isFor(X509Certificate certificate, String host) {
        return Subjects.alternatives(certificate).stream().filter(name -> name.startsWith("DNS:")).anyMatch(name -> covers(name.substring("DNS:".length()), host));
    }

    /** A star stands for the first part of a name. */
    private static boolean covers(String pattern, String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.');
        return pattern.equalsIgnoreCase(lower) || pattern.startsWith("*.") && dot > 0 && pattern.substring(1).equalsIgnoreCase(lower.substring(dot));
    }

    private static boolean isIssuedBy(Identity identity, Principal[] issuers) {
        var names = Arrays.asList(issuers);
        return identity.chain().stream().anyMatch(certificate -> names.contains(certificate.getIssuerX500Principal()));
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return identities.get(Integer.parseInt(alias)).chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return identities.get(Integer.parseInt(alias)).key();
    }

    // ---- for sockets, which are not used

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return chooseEngineClientAlias(keyType, issuers, null);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }
}
