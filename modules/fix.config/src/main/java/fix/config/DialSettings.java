package fix.config;

import static fix.config.QuickFix.DIFFERENT;
import static fix.config.QuickFix.NEW;
import static fix.config.Setting.of;
import static fix.config.SettingTypes.integer;
import static fix.config.SettingTypes.lowerCase;
import static fix.config.SettingTypes.optional;
import static fix.config.SettingTypes.seconds;
import static fix.config.SettingTypes.text;
import static fix.config.Topic.CONNECTION;

import fix.engine.EndpointOrder;
import fix.transport.ProxySettings;
import fix.transport.TcpDialer;
import java.time.Duration;
import java.util.Optional;

/** How an initiator calls. The order is that of the documentation. */
public final class DialSettings {

    private static final int LONGEST_TEXT = 1024;
    private static final int MAX_PORT = 65_535;
    private static final int DAY = 86_400;

    /** Which endpoint is called when. */
    public static final Setting<EndpointOrder> SOCKET_CONNECT_ORDER = of(CONNECTION, "SocketConnectOrder", lowerCase(EndpointOrder.class), EndpointOrder.PRIORITY,
            "Which of several hosts an initiator calls: always from the first on, or from the one after the last one called, or at random. A call without a logon counts as failed and the next host is called at once; "
                    + "when each has failed, it waits ReconnectInterval.").quickFix(NEW);
    /** How long one address is tried. */
    public static final Setting<Duration> SOCKET_CONNECT_TIMEOUT = of(CONNECTION, "SocketConnectTimeout", seconds("0.001", DAY), TcpDialer.DEFAULT_CONNECT_TIMEOUT,
            "How long an initiator waits for a connection, for a proxy's answer and for a TLS handshake, each. QuickFIX's default is 60.").quickFix(DIFFERENT);
    /** Where calls come from. */
    public static final Setting<String> SOCKET_LOCAL_HOST = of(CONNECTION, "SocketLocalHost", text(true, LONGEST_TEXT), "", "The address of this machine from which an initiator calls; without it any.");
    /** Where calls come from. */
    public static final Setting<Integer> SOCKET_LOCAL_PORT = of(CONNECTION, "SocketLocalPort", integer(0, MAX_PORT, "port"), 0, "The port from which an initiator calls; 0 means any.");
    /** What calls go through. */
    public static final Setting<Optional<ProxySettings.Type>> PROXY_TYPE = of(CONNECTION, "ProxyType", optional(lowerCase(ProxySettings.Type.class)), Optional.empty(),
            "The kind of proxy through which an initiator calls: http (CONNECT) or socks (version 5); without it none. TLS goes through it from end to end.").quickFix(DIFFERENT);
    /** Where the proxy is. */
    public static final Setting<String> PROXY_HOST = of(CONNECTION, "ProxyHost", text(true, LONGEST_TEXT), "", "The proxy's host.");
    /** Where the proxy is. */
    public static final Setting<Integer> PROXY_PORT = of(CONNECTION, "ProxyPort", integer(1, MAX_PORT, "port"), 1080, "The proxy's port. QuickFIX has no default.").quickFix(DIFFERENT);
    /** Who we are for it. */
    public static final Setting<String> PROXY_USER = of(CONNECTION, "ProxyUser", text(true, LONGEST_TEXT), "", "The user for the proxy, if it asks for one.");
    /** And the proof. */
    public static final Setting<String> PROXY_PASSWORD = of(CONNECTION, "ProxyPassword", text(true, LONGEST_TEXT), "", "The password of ProxyUser; the proxy is told it as it is.").keptSecret();

    private DialSettings() {
    }
}
