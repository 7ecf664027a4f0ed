package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

    private static final List<String> NAMES = Stream.concat(SettingsSchema.all().stream().map(Setting::name), QuickFixSettings.names().stream().sorted()).toList();

    @Property(tries = 2000)
    void linesOfAnyKindGiveAConfigurationOrReasons(@ForAll("files") String text) {
        readOrReasons(text);
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
            assertFalse(e.problems().isEmpty());
            for (var problem : e.problems()) {
                assertEquals(1, problem.toString().lines().count(), problem.toString());
            }
        }
    }

    @Provide
    Arbitrary<String> files() {
        var keys = Arbitraries.of(NAMES);
        var values = Arbitraries.oneOf(
                Arbitraries.of("Y", "N", "acceptor", "initiator", "FIX.4.4", "TW", "0", "9880", "-1", "1.5", "99999999999999999999", "1K",
                        "${env:A}", "${env:", "a", "ENC(AAAA)", "ENC(", "*", "$${", "\\", "\"", "#", "\u0001", ""),
                Arbitraries.strings().ofMaxLength(12));
        var settings = Combinators.combine(keys, values).as((key, value) -> key + "=" + value);
        var lines = Arbitraries.frequencyOf(
                Tuple.of(8, settings),
                Tuple.of(1, Arbitraries.of("[DEFAULT]", "[SESSION]", "[session]", "[SESSION a]", "[TEMPLATE a]", "[TEMPLATE b]", "[GROUP a]", "[TEMPLATE]",
                        "Template=a", "Template=b", "Group=a", "Include=", "Include=/nowhere/*.cfg", "[", "[]", "=", "", "#")),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(20)));
        return lines.list().ofMaxSize(40).map(list -> String.join("\n", list)).map(text -> "[SESSION]\n" + text);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(8).ofMaxLength(40).filter(text -> text.strip().length() >= 8);
    }
}
