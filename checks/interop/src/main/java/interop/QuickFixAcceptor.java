package interop;

import fix.acceptance.ControlCommand;
import fix.acceptance.ControlException;
import fix.acceptance.ControlServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.MemoryStoreFactory;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;

/**
 * QuickFIX/J set up as the server that acceptance scripts expect: ISLD for TW in every version, on one port of the loopback interface, and a control port.
 *
 * <pre>QuickFixAcceptor [PORT [CONTROL_PORT [Key=Value ...]]]</pre>
 */
public final class QuickFixAcceptor implements AutoCloseable {
    private static final List<String> VERSIONS = List.of("FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4", "FIXT.1.1");

    private final ThreadedSocketAcceptor acceptor;
    private final ControlServer control;
    private final int port;

    private QuickFixAcceptor(ThreadedSocketAcceptor acceptor, ControlServer control, int port) {
        this.acceptor = acceptor;
        this.control = control;
        this.port = port;
    }

    /** Starts on free ports where 0 is given. {@code extra} holds for all sessions, in QuickFIX/J's words. */
    public static QuickFixAcceptor start(int port, int controlPort, Map<String, String> extra) throws ConfigError, IOException {
        int bound = port == 0 ? freePort() : port;
        var settings = settings(bound, extra);
        var acceptor = new ThreadedSocketAcceptor(
                new EchoApplication(), new MemoryStoreFactory(), settings, new SLF4JLogFactory(settings), new DefaultMessageFactory());
        acceptor.start();
        var control = ControlServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), controlPort), QuickFixAcceptor::set);
        return new QuickFixAcceptor(acceptor, control, bound);
    }

    public int port() {
        return port;
    }

    public int controlPort() {
        return control.port();
    }

    @Override
    public void close() throws IOException {
        control.close();
        acceptor.stop(true);
    }

    private static SessionSettings settings(int port, Map<String, String> extra) {
        var settings = new SessionSettings();
        var common = Map.ofEntries(
                Map.entry("ConnectionType", "acceptor"),
                Map.entry("SocketAcceptPort", Integer.toString(port)),
                Map.entry("SocketAcceptAddress", "127.0.0.1"),
                Map.entry("SocketTcpNoDelay", "Y"),
                Map.entry("NonStopSession", "Y"),
                Map.entry("ResetOnDisconnect", "Y"),
                Map.entry("CheckLatency", "Y"),
                Map.entry("MaxLatency", "120"),
                Map.entry("UseDataDictionary", "Y"),
                Map.entry("ValidateUserDefinedFields", "Y"),
                Map.entry("ValidateFieldsOutOfOrder", "Y"),
                Map.entry("ValidateUnorderedGroupFields", "Y"),
                Map.entry("ValidateFieldsHaveValues", "Y"));
        common.forEach(settings::setString);
        extra.forEach(settings::setString);
        for (var version : VERSIONS) {
            var id = new SessionID(version, "ISLD", "TW");
            settings.setString(id, "BeginString", version);
            settings.setString(id, "SenderCompID", "ISLD");
            settings.setString(id, "TargetCompID", "TW");
            dictionaries(version).forEach((key, value) -> settings.setString(id, key, value));
        }
        return settings;
    }

    private static Map<String, String> dictionaries(String version) {
        if (!version.equals("FIXT.1.1")) {
            return Map.of("DataDictionary", version.replace(".", "") + ".xml");
        }
        return Map.of(
                "TransportDataDictionary", "FIXT11.xml",
                "DefaultApplVerID", "FIX.5.0",
                "AppDataDictionary", "FIX50.xml",
                "AppDataDictionary.FIX.5.0SP1", "FIX50SP1.xml",
                "AppDataDictionary.FIX.5.0SP2", "FIX50SP2.xml",
                "AppDataDictionary.FIX.Latest", "FIXLatest.xml");
    }

    /** Called on the control port's thread. */
    private static void set(ControlCommand command) throws ControlException {
        var session = Session.lookupSession(new SessionID(command.session()));
        if (session == null) {
            throw new ControlException("no session " + command.session());
        }
        try {
            switch (command.key()) {
                case NEXTSENDERSEQNUM -> session.setNextSenderMsgSeqNum(Math.toIntExact(command.number()));
                case NEXTTARGETSEQNUM -> session.setNextTargetMsgSeqNum(Math.toIntExact(command.number()));
            }
        } catch (IOException | ArithmeticException e) {
            throw new ControlException(e.getMessage());
        }
    }

    /** QuickFIX/J cannot be asked which port it bound. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public static void main(String[] args) throws Exception {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 0;
        int controlPort = args.length > 1 ? Integer.parseInt(args[1]) : 0;
        var extra = new TreeMap<String, String>();
        for (int i = 2; i < args.length; i++) {
            var parts = args[i].split("=", 2);
            extra.put(parts[0], parts[1]);
        }
        try (var acceptor = start(port, controlPort, extra)) {
            System.out.println("READY " + acceptor.port() + " " + acceptor.controlPort());
            new CountDownLatch(1).await();
        }
    }
}
