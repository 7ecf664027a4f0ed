package fix.config;

import static fix.config.QuickFix.DIFFERENT;
import static fix.config.Setting.of;
import static fix.config.SettingTypes.bytes;
import static fix.config.SettingTypes.trafficClass;
import static fix.config.SettingTypes.yesNo;
import static fix.config.Topic.CONNECTION;

import fix.transport.SocketOptions;
import java.util.Optional;
import java.util.stream.Stream;

/** How sockets are set up: an initiator's own, and those that a listener accepts. The order is that of the documentation. */
public final class SocketSettings {

    private static final int GIB = 1 << 30;

    /** Whether small writes leave at once. */
    public static final Setting<Boolean> SOCKET_TCP_NO_DELAY = of(CONNECTION, "SocketTcpNoDelay", yesNo(), true, "Whether what is written leaves at once instead of waiting some milliseconds for more.").ofTheListener();
    /** Whether the system probes an idle line. */
    public static final Setting<Boolean> SOCKET_KEEP_ALIVE = of(CONNECTION, "SocketKeepAlive", yesNo(), true, "Whether the operating system probes an idle line. QuickFIX's default is N.").quickFix(DIFFERENT).ofTheListener();
    /** The system's buffer for what is sent. */
    public static final Setting<Integer> SOCKET_SEND_BUFFER_SIZE = of(CONNECTION, "SocketSendBufferSize", bytes(0, GIB), 0, "The operating system's buffer for what is sent; 0 leaves it to the system.").ofTheListener();
    /** The system's buffer for what is received. */
    public static final Setting<Integer> SOCKET_RECEIVE_BUFFER_SIZE = of(CONNECTION, "SocketReceiveBufferSize", bytes(0, GIB), 0, "The operating system's buffer for what comes in; 0 leaves it to the system.").ofTheListener();
    /** What routers are told. */
    public static final Setting<Integer> SOCKET_TRAFFIC_CLASS = of(CONNECTION, "SocketTrafficClass", trafficClass(), 0,
            "What routers are told of the packets: the byte of IPv4's TOS and of IPv6's traffic class, whose upper six bits are DSCP (184 is Expedited Forwarding); or `IPTOS_LOWDELAY` and its like, joined with `|`.").ofTheListener();

    private SocketSettings() {
    }

    /** For an initiator: what was given, or else what code says for the engine. */
    static Optional<SocketOptions> given(SettingValues values) {
        boolean given = Stream.of(SOCKET_TCP_NO_DELAY, SOCKET_KEEP_ALIVE, SOCKET_SEND_BUFFER_SIZE, SOCKET_RECEIVE_BUFFER_SIZE, SOCKET_TRAFFIC_CLASS).anyMatch(values::isGiven);
        return given ? Optional.of(options(values)) : Optional.empty();
    }

    static SocketOptions options(SettingValues values) {
        return new SocketOptions(values.get(SOCKET_TCP_NO_DELAY), values.get(SOCKET_KEEP_ALIVE), values.get(SOCKET_SEND_BUFFER_SIZE), values.get(SOCKET_RECEIVE_BUFFER_SIZE), values.get(SOCKET_TRAFFIC_CLASS));
    }
}
