package fix.config;

import static fix.config.QuickFix.DIFFERENT;
import static fix.config.QuickFix.NEW;
import static fix.config.Setting.Repeat.NUMBERED;
import static fix.config.Setting.of;
import static fix.config.SettingTypes.addressRanges;
import static fix.config.SettingTypes.bytes;
import static fix.config.SettingTypes.integer;
import static fix.config.SettingTypes.listOf;
import static fix.config.SettingTypes.oneOf;
import static fix.config.SettingTypes.peerName;
import static fix.config.SettingTypes.seconds;
import static fix.config.SettingTypes.text;
import static fix.config.SettingTypes.yesNo;
import static fix.config.Topic.LIMITS;
import static fix.config.Topic.TLS;

import fix.core.codec.FrameLimits;
import fix.engine.FixEngine;
import fix.engine.ListenerLimits;
import fix.transport.AddressRange;
import fix.transport.tls.PeerName;
import fix.transport.tls.TlsSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of TLS, and of what strangers may do. The order is that of the documentation. */
public final class SecuritySettings {

    private static final int LONGEST_TEXT = 1024;
    private static final int DAY = 86_400;

    /** Whether the connection is encrypted. */
    public static final Setting<Boolean> SOCKET_USE_SSL = of(TLS, "SocketUseSSL", yesNo(), false, "Whether the connection is encrypted with TLS; see `docs/tls.md`.").ofTheListener();
    /** Our certificate and key. */
    public static final Setting<String> SOCKET_KEY_STORE = of(TLS, "SocketKeyStore", text(true, LONGEST_TEXT), "",
            "A key store with our certificate and its key. An acceptor needs it or SocketCertificates; an initiator when the counterparty asks for a certificate. QuickFIX has a default store.")
            .quickFix(DIFFERENT).ofTheListener();
    /** Opens it. */
    public static final Setting<String> SOCKET_KEY_STORE_PASSWORD = of(TLS, "SocketKeyStorePassword", text(true, LONGEST_TEXT), "",
            "Opens SocketKeyStore and the key in it. `${env:NAME}` and `${file:PATH}` keep it out of the file.").keptSecret().ofTheListener();
    /** Its form. */
    public static final Setting<String> KEY_STORE_TYPE = of(TLS, "KeyStoreType", oneOf("PKCS12", "JKS"), "PKCS12", "The form of SocketKeyStore. QuickFIX's default is JKS; either word reads both.")
            .quickFix(DIFFERENT).ofTheListener();
    /** Whom we trust. */
    public static final Setting<String> SOCKET_TRUST_STORE = of(TLS, "SocketTrustStore", text(true, LONGEST_TEXT), "",
            "A key store with the certificates that we trust: the counterparty's, or its issuer's. Without it and SocketTrustedCertificates an initiator trusts the JDK's authorities.").ofTheListener();
    /** Opens it. */
    public static final Setting<String> SOCKET_TRUST_STORE_PASSWORD = of(TLS, "SocketTrustStorePassword", text(true, LONGEST_TEXT), "", "Opens SocketTrustStore.").keptSecret().ofTheListener();
    /** Its form. */
    public static final Setting<String> TRUST_STORE_TYPE = of(TLS, "TrustStoreType", oneOf("PKCS12", "JKS"), "PKCS12", "The form of SocketTrustStore. QuickFIX's default is JKS; either word reads both.")
            .quickFix(DIFFERENT).ofTheListener();
    /** Our certificate in PEM. */
    public static final Setting<String> SOCKET_CERTIFICATES = of(TLS, "SocketCertificates", text(true, LONGEST_TEXT), "",
            "A file in PEM with our certificate, and after it the ones that lead to its issuer.").quickFix(NEW).ofTheListener();
    /** Its key in PEM. */
    public static final Setting<String> SOCKET_PRIVATE_KEY = of(TLS, "SocketPrivateKey", text(true, LONGEST_TEXT), "",
            "A file in PEM with the key of SocketCertificates in PKCS#8, RSA, EC or EdDSA, encrypted or not; without it, it is in the file of the certificates.").quickFix(NEW).ofTheListener();
    /** Decrypts it. */
    public static final Setting<String> SOCKET_PRIVATE_KEY_PASSWORD = of(TLS, "SocketPrivateKeyPassword", text(true, LONGEST_TEXT), "", "Decrypts SocketPrivateKey.").quickFix(NEW).keptSecret().ofTheListener();
    /** Whom we trust, in PEM. */
    public static final Setting<String> SOCKET_TRUSTED_CERTIFICATES = of(TLS, "SocketTrustedCertificates", text(true, LONGEST_TEXT), "",
            "A file in PEM with the certificates that we trust, beside those of SocketTrustStore.").quickFix(NEW).ofTheListener();
    /** Whether clients need a certificate. */
    public static final Setting<Boolean> NEED_CLIENT_AUTH = of(TLS, "NeedClientAuth", yesNo(), false,
            "Y: an acceptor lets nobody in without a certificate that it trusts. It must say whom it trusts: the JDK's authorities would let in whoever has any certificate.").ofTheListener();
    /** Whose certificate it must be. */
    public static final Setting<Optional<PeerName>> PEER_CERTIFICATE = of(TLS, "PeerCertificate", peerName(), Optional.empty(),
            "The name that the counterparty's certificate must bear for this session: `CN=TRADER` and further parts of its subject, `DNS:`, `IP:`, `URI:` or `EMAIL:` and one of its alternative names, or `SHA256:` and its "
                    + "fingerprint; `*` stands for TargetCompID. `PeerCertificate1` and so on allow others. A Logon that claims the session with another certificate, or with none, ends without an answer, and no number moves.")
            .quickFix(NEW).repeated(NUMBERED);
    /** The versions. */
    public static final Setting<List<String>> ENABLED_PROTOCOLS = of(TLS, "EnabledProtocols", listOf(TlsSettings.PROTOCOLS), TlsSettings.PROTOCOLS,
            "The versions of TLS that may be agreed on; older ones are not offered.").quickFix(DIFFERENT).ofTheListener();
    /** The suites. */
    public static final Setting<List<String>> CIPHER_SUITES = of(TLS, "CipherSuites", listOf(List.of()), List.of(),
            "The cipher suites that may be agreed on, the preferred first; without it those with authenticated encryption and forward secrecy.").quickFix(DIFFERENT).ofTheListener();
    /** How the host is checked. */
    public static final Setting<TlsSettings.HostCheck> ENDPOINT_IDENTIFICATION_ALGORITHM = of(TLS, "EndpointIdentificationAlgorithm", SettingTypes.upperCase(TlsSettings.HostCheck.class), TlsSettings.HostCheck.HTTPS,
            "How an initiator compares the counterparty's certificate with the host that it called; NONE for not at all, which is QuickFIX's default.").quickFix(DIFFERENT);
    /** Whether the host is told. */
    public static final Setting<Boolean> USE_SNI = of(TLS, "UseSNI", yesNo(), true,
            "Whether an initiator tells the name of the host that it calls, so that it may be shown the right certificate. QuickFIX's default is N.").quickFix(DIFFERENT);
    /** What is told instead. */
    public static final Setting<String> SNI_HOST_NAME = of(TLS, "SNIHostName", text(true, LONGEST_TEXT), "",
            "The name to tell instead of SocketConnectHost; the certificate may be for that one.");
    /** How often files are looked at. */
    public static final Setting<Duration> CERTIFICATE_CHECK_INTERVAL = of(TLS, "CertificateCheckInterval", seconds("0", DAY), FixEngine.DEFAULT_CERTIFICATE_CHECK_INTERVAL,
            "How often the files of certificates and keys are looked at. What has changed and is right serves new connections, and no session ends. 0 means never.").quickFix(NEW).ofTheEngine();
    /** How early their end is told. */
    public static final Setting<Integer> CERTIFICATE_EXPIRY_WARNING = of(TLS, "CertificateExpiryWarning", integer(0, 365, "days"), (int) FixEngine.DEFAULT_CERTIFICATE_WARNING.toDays(),
            "How long before the end of a certificate's life an event tells of it, once a day. 0 means never.").quickFix(NEW).ofTheEngine();

    // ---- strangers

    /** Where counterparties may come from. */
    public static final Setting<List<AddressRange>> ALLOWED_REMOTE_ADDRESSES = of(LIMITS, "AllowedRemoteAddresses", addressRanges(), List.of(),
            "Where an acceptor's counterparty may come from: addresses, ranges as in `10.1.0.0/16` or `2001:db8::/32`, and names, which are looked up at the start; without it anywhere. "
                    + "Who may have no session at all from there is closed before he has said a word. QuickFIX has no ranges.").quickFix(DIFFERENT);
    /** How many connections there may be. */
    public static final Setting<Integer> MAX_CONNECTIONS = of(LIMITS, "MaxConnections", integer(1, 1_000_000, "connections"), ListenerLimits.DEFAULT.connections(),
            "How many connections a listener has at most, sessions included; more are closed as they come.").quickFix(NEW).ofTheListener();
    /** How many from one address. */
    public static final Setting<Integer> MAX_CONNECTIONS_PER_ADDRESS = of(LIMITS, "MaxConnectionsPerAddress", integer(1, 1_000_000, "connections"), ListenerLimits.DEFAULT.connectionsPerAddress(),
            "How many of them may come from one address, or from one network of IPv6 (64 bits).").quickFix(NEW).ofTheListener();
    /** How often one address may fail. */
    public static final Setting<Integer> MAX_LOGON_ATTEMPTS_PER_MINUTE = of(LIMITS, "MaxLogonAttemptsPerMinute", integer(1, 1_000_000, "attempts"), ListenerLimits.DEFAULT.failuresPerMinute(),
            "How many connections from one address may end without a session, or with a refused Logon, within a minute; then it is turned away until the minute is over. Logons that succeed do not count.")
            .quickFix(NEW).ofTheListener();
    /** How long the first message may be. */
    public static final Setting<Integer> MAX_LOGON_SIZE = of(LIMITS, "MaxLogonSize", bytes(1 << 10, 1 << 20), ListenerLimits.DEFAULT.bytesBeforeLogon(),
            "How long the first message of a connection may be, which must be a Logon.").quickFix(NEW).ofTheListener();
    /** How many fields a message may have. */
    public static final Setting<Integer> MAX_FIELDS = of(LIMITS, "MaxFields", integer(100, 10_000_000, "fields"), FrameLimits.DEFAULT.maxFields(),
            "How many fields a message may have, those of its groups included; one with more is garbled.").quickFix(NEW);
    /** How much may wait in all sessions. */
    public static final Setting<Integer> MAX_QUEUED_BYTES = of(LIMITS, "MaxQueuedBytes", bytes(0, 1 << 30), 0,
            "How much of the heap may wait in all sessions together, for the application, the store and the line; 0 is a quarter of the largest heap that the JVM may have. "
                    + "Beyond it, sessions that hold more than an equal part are not read, and who sends in them waits.").quickFix(NEW).ofTheEngine();
    /** How late the engine may be. */
    public static final Setting<Duration> OVERLOAD_DELAY = of(LIMITS, "OverloadDelay", seconds("0", 60), FixEngine.DEFAULT_OVERLOAD_DELAY,
            "How late what is due may come before the engine counts as overloaded: then it reads more slowly from those who send the most, and when that is not enough refuses new connections, "
                    + "so that heartbeats go on. 0 means never. See `docs/operations.md`.").quickFix(NEW).ofTheEngine();

    private SecuritySettings() {
    }
}
