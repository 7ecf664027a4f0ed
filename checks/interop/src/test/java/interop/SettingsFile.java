package interop;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The lines of a settings file for one session, of our engine or of QuickFIX. */
final class SettingsFile {
    static final String OURS = "HEDDLE";
    static final String THEIRS = "PEER";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private SettingsFile() {}

    /**
     * Ours.
     *
     * @param port where to connect to, or where to listen: 0 for any free port
     * @param store a folder
     */
    static List<String> ours(Pairing pairing, int port, Path store, List<String> more) {
        return heddle(pairing, pairing.weInitiate(), OURS, THEIRS, port, store, more);
    }

    /** Our engine in the peer's place. */
    static List<String> oursAsTheirs(Pairing pairing, int port, Path store) {
        return heddle(pairing, !pairing.weInitiate(), THEIRS, OURS, port, store, List.of());
    }

    private static List<String> heddle(Pairing pairing, boolean initiates, String sender, String target, int port, Path store, List<String> more) {
        var settings = new TreeMap<String, String>();
        if (initiates) {
            settings.put("SocketConnectHost", "127.0.0.1");
            settings.put("SocketConnectPort", Integer.toString(port));
        } else {
            settings.put("SocketAcceptAddress", "127.0.0.1");
            settings.put("SocketAcceptPort", Integer.toString(port));
        }
        settings.put("ReconnectInterval", "0.05");
        settings.put("ReconnectMax", "0.5");
        settings.put("Store", "sqlite");
        settings.put("StorePath", store.toString());
        if (pairing.isFixt()) {
            settings.put("DefaultApplVerID", pairing.version());
        }
        return lines(settings, pairing, initiates, sender, target, more);
    }

    /** QuickFIX's, in words that both of them know; neither minds a setting that it does not have. */
    static List<String> theirs(Pairing pairing, int port, Path store, List<String> more) {
        var settings = new TreeMap<String, String>();
        // A day that neither begins nor ends while the test runs. QuickFIX C++ ends one at midnight too when both times are equal.
        var dayStart = LocalTime.now(ZoneOffset.UTC).minusHours(12);
        settings.put("StartTime", SECONDS.format(dayStart));
        settings.put("EndTime", SECONDS.format(dayStart.minusSeconds(1)));
        settings.put("SocketAcceptPort", Integer.toString(port));
        settings.put("SocketReuseAddress", "Y");
        settings.put("SocketConnectHost", "127.0.0.1");
        settings.put("SocketConnectPort", Integer.toString(port));
        settings.put("SocketNodelay", "Y");
        settings.put("SocketTcpNoDelay", "Y");
        settings.put("ReconnectInterval", "1");
        settings.put("HeartBtInt", "30");
        settings.put("FileStorePath", store.toString());
        settings.put("UseDataDictionary", "Y");
        if (pairing.isFixt()) {
            settings.put("TransportDataDictionary", dictionary("FIXT.1.1"));
            settings.put("AppDataDictionary", dictionary(pairing.version()));
            settings.put("DefaultApplVerID", pairing.version());
        } else {
            settings.put("DataDictionary", dictionary(pairing.version()));
        }
        return lines(settings, pairing, !pairing.weInitiate(), THEIRS, OURS, more);
    }

    private static List<String> lines(
            Map<String, String> settings, Pairing pairing, boolean initiates, String sender, String target, List<String> more) {
        settings.put("ConnectionType", initiates ? "initiator" : "acceptor");
        settings.put("LogoutTimeout", "20");        // a busy machine is no reason to leave without an answer
        for (var line : more) {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return Stream.of(
                Stream.of("[DEFAULT]"), settings.entrySet().stream().map(Object::toString),
                Stream.of("[SESSION]", "BeginString=" + pairing.beginString(), "SenderCompID=" + sender, "TargetCompID=" + target))
                .flatMap(lines -> lines).toList();
    }

    /** The XML that the build of fix.dictionary has unpacked. */
    private static String dictionary(String version) {
        return Path.of("..", "..", "modules", "fix.dictionary", "target", "dictionary-xml", version.replace(".", "") + ".xml")
                .toAbsolutePath().normalize().toString();
    }
}
