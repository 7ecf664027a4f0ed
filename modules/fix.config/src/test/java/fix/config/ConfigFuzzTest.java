package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever a file holds, it is read or refused with reasons. */
class ConfigFuzzTest {

    private static final String RIGHT = """
            [DEFAULT]
            BeginString=FIX.4.4
            SenderCompID=US
            HeartBtInt=30
            Store=memory
            MaskedTags=9001
            MaskedTagsInLogs=1
            [GROUP desk]
            Pool=broker
            PoolKey=55
            [TEMPLATE call]
            ConnectionType=initiator
            SocketConnectHost=127.0.0.1
            SocketConnectPort=9880
            ReconnectInterval=3x5;30
            SocketTrafficClass=184
            [SESSION one]
            Template=call
            Group=desk
            TargetCompID=ONE
            Password=planted
            [SESSION two]
            Template=call
            Group=desk
            TargetCompID=TWO
            [SESSION]
            ConnectionType=acceptor
            SocketAcceptAddress=127.0.0.1
            SocketAcceptPort=9001
            TargetCompID=THREE
            MaxConnections=7
            AllowedRemoteAddresses=10.0.0.0/8
            [SESSION]
            ConnectionType=acceptor
            SocketAcceptPort=9002
            AcceptorTemplate=Y
            TargetCompID=*
            StartTime=07:00:00
            EndTime=17:00:00
            TimeZone=Europe/Berlin
            """;

    private static final List<String> NAMES = Stream.concat(SettingsSchema.all().stream().map(Setting::name), QuickFixSettings.names().stream().sorted()).toList();

    @Property(tries = 2000)
    void linesOfAnyKindGiveAConfigurationOrReasons(@ForAll("files") String text) {
        readOrReasons(text);
    }

    /** Most of it right: so what is read late is reached as well, and what an engine is told of it. */
    @Property(tries = 1000)
    void aRightFileWithSomeLinesChangedIsFollowedOrRefusedWithReasons(@ForAll("edits") List<Edit> edits) throws ConfigException {
        var before = read(RIGHT);
        var lines = new ArrayList<>(RIGHT.lines().toList());
        for (var edit : edits) {
            edit.apply(lines);
        }
        try {
            var after = read(String.join("\n", lines));
            assertFalse(after.sessions().isEmpty() && after.templates().isEmpty());
            assertEquals(after.accepts(), !after.engineListeners().isEmpty());
            assertFalse(after.toString().contains("planted"), after.toString());
            ConfigDiff.of(before, after);
        } catch (ConfigException e) {
            assertReasons(e);
        }
    }

    private static EngineConfig read(String text) throws ConfigException {
        return ConfigSource.text("a.cfg", text).withEnvironment(Map.of("A", "1")).read();
    }

    /** A line goes, comes twice, gets another value, or loses its end. */
    record Edit(int line, int kind, String value) {
        void apply(List<String> lines) {
            int at = line % lines.size();
            var text = lines.get(at);
            switch (kind) {
                case 0 -> lines.set(at, "");
                case 1 -> lines.add(at, text);
                case 2 -> lines.set(at, text.substring(0, Math.min(text.length(), value.length())));
                default -> lines.set(at, text.contains("=") ? text.substring(0, text.indexOf('=') + 1) + value : text);
            }
        }
    }

    @Provide
    Arbitrary<List<Edit>> edits() {
        return Combinators.combine(Arbitraries.integers().between(0, 100), Arbitraries.integers().between(0, 5), values()).as(Edit::new).list().ofMinSize(1).ofMaxSize(4);
    }

    @Property(tries = 1000)
    void anyTextGivesAConfigurationOrReasons(@ForAll String text) {
        readOrReasons(text);
    }

    @Property(tries = 1000)
    void aSecretIsReadAsItIsAndNeverShown(@ForAll("secrets") String secret) throws ConfigException {
        var config = ConfigReader.read("a.cfg", """
                [SESSION]
                ConnectionType=acceptor
                BeginString=FIX.4.4
                SenderCompID=A
                TargetCompID=B
                SocketAcceptPort=0
                Password=%s
                """.formatted(secret.replace("${", "$${")));
        assertEquals(secret.strip(), config.sessions().getFirst().get(Settings.PASSWORD));
        assertFalse(config.toString().contains(secret), config.toString());
    }

    private static void readOrReasons(String text) {
        try {
            var config = ConfigSource.text("a.cfg", text).withEnvironment(Map.of("A", "1", "HEDDLE_HEART_BT_INT", "5", "HEDDLE_A__PASSWORD", "x")).read();
            assertFalse(config.sessions().isEmpty());
        } catch (ConfigException e) {
            assertReasons(e);
        }
    }

    private static void assertReasons(ConfigException e) {
        assertFalse(e.problems().isEmpty());
        for (var problem : e.problems()) {
            assertEquals(1, problem.toString().lines().count(), problem.toString());
        }
    }

    @Provide
    Arbitrary<String> files() {
        var keys = Arbitraries.of(NAMES);
        var values = values();
        var settings = Combinators.combine(keys, values).as((key, value) -> key + "=" + value);
        var lines = Arbitraries.frequencyOf(
                Tuple.of(8, settings),
                Tuple.of(1, Arbitraries.of("[DEFAULT]", "[SESSION]", "[session]", "[SESSION a]", "[TEMPLATE a]", "[TEMPLATE b]", "[GROUP a]", "[TEMPLATE]",
                        "Template=a", "Template=b", "Group=a", "Include=", "Include=/nowhere/*.cfg", "[", "[]", "=", "", "#")),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(20)));
        return lines.list().ofMaxSize(40).map(list -> String.join("\n", list)).map(text -> "[SESSION]\n" + text);
    }

    private static Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.of("Y", "N", "acceptor", "initiator", "FIX.4.4", "TW", "0", "9880", "-1", "1.5", "99999999999999999999", "1K",
                        "${env:A}", "${env:", "a", "ENC(AAAA)", "ENC(", "*", "$${", "\\", "\"", "#", "\u0001", ""),
                Arbitraries.strings().ofMaxLength(12));
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(8).ofMaxLength(40).filter(text -> text.strip().length() >= 8);
    }
}
