package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.dictionary.Dictionaries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake has its words: file, line, key, what is wrong, what is allowed. */
class ConfigErrorTest {

    /** What is asserted of columns stands in {@link #eachMistakeHasItsColumn}. */
    private static final Pattern COLUMN = Pattern.compile("^(a\\.cfg:\\d+):\\d+:");

    /** Right, and ten lines long: what a test adds is on line 11. */
    private static final String RIGHT = """
            [DEFAULT]
            ConnectionType=initiator
            BeginString=FIX.4.4

            # ours
            SenderCompID=TW
            [SESSION]
            TargetCompID=ISLD
            SocketConnectHost=localhost
            SocketConnectPort=9880
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            HeartBeatInt=5          | HeartBeatInt: unknown setting; did you mean HeartBtInt?
            heartbtint=5            | heartbtint: unknown setting; did you mean HeartBtInt?
            FileStorePaht=x         | FileStorePaht: unknown setting; did you mean FileStorePath?
            Zzyzx=5                 | Zzyzx: unknown setting
            HeartBtInt=abc          | HeartBtInt: 'abc' is wrong, not a whole number; allowed: whole seconds, 0 to 86400
            HeartBtInt=             | HeartBtInt: '' is wrong, not a whole number; allowed: whole seconds, 0 to 86400
            HeartBtInt=1.5          | HeartBtInt: '1.5' is wrong, not a whole number; allowed: whole seconds, 0 to 86400
            HeartBtInt=-1           | HeartBtInt: '-1' is wrong, too small; allowed: whole seconds, 0 to 86400
            HeartBtInt=86401        | HeartBtInt: '86401' is wrong, too large; allowed: whole seconds, 0 to 86400
            LogonTimeout=0.0001     | LogonTimeout: '0.0001' is wrong, more than 3 decimals; allowed: seconds, 0.001 to 86400
            LogonTimeout=1e3        | LogonTimeout: '1e3' is wrong, not a number; allowed: seconds, 0.001 to 86400
            SocketAcceptPort=65536  | SocketAcceptPort: '65536' is wrong, too large; allowed: port, 0 to 65535
            ResetOnLogon=yes        | ResetOnLogon: 'yes' is wrong, not one of the words allowed; allowed: Y, N
            CheckLatency=y          | CheckLatency: 'y' is wrong, not one of the words allowed; allowed: Y, N; did you mean Y?
            HandlerThread=plattform | HandlerThread: 'plattform' is wrong, not one of the words allowed; allowed: virtual, platform; did you mean platform?
            TimeStampPrecision=MILLI | TimeStampPrecision: 'MILLI' is wrong, not one of the words allowed; allowed: SECONDS, MILLIS, MICROS, NANOS, PICOS; did you mean MILLIS?
            MaxFrameSize=1T         | MaxFrameSize: '1T' is wrong, not a number of bytes; allowed: bytes, 1K to 256M (K, M, G: times 1024, 1024², 1024³)
            MaxFrameSize=1G         | MaxFrameSize: '1G' is wrong, too large; allowed: bytes, 1K to 256M (K, M, G: times 1024, 1024², 1024³)
            SocketUseSSL=Maybe      | SocketUseSSL: 'Maybe' is wrong, not one of the words allowed; allowed: Y, N
            MaskedTags=1,x          | MaskedTags: '1,x' is wrong, not all of them are tags; allowed: tags, with commas between them
            MaskedTags=1,34         | MaskedTags: '1,34' is wrong, one of them is a tag that the session writes itself; allowed: tags, with commas between them
            TargetCompID=AGAIN      | TargetCompID: given a second time in this section; the first is on line 8
            Username=${env:NOT_SET} | Username: the environment variable NOT_SET is not set
            Username=${sys:user}    | Username: a placeholder that is not known; allowed: ${env:NAME}, ${file:PATH}, and $${ for a plain ${
            Username=${env:X        | Username: a ${ without its }; allowed: ${env:NAME}, ${file:PATH}, and $${ for a plain ${
            Username=${file:/no/x}  | Username: the file /no/x cannot be read (there is no such file)
            what is this            | neither a comment, nor a section such as [DEFAULT] or [SESSION], nor Key=Value
            =5                      | neither a comment, nor a section such as [DEFAULT] or [SESSION], nor Key=Value
            [SESION]                | a section that is not known; allowed: [DEFAULT], [SESSION], [SESSION name], [TEMPLATE name], [GROUP name]
            [DEFAULT]               | [DEFAULT]: given a second time; the first is on line 1, and one is allowed
            HeartBeatTimeoutMultiplier=0.5 | HeartBeatTimeoutMultiplier: 0.5 is wrong: must be more than TestRequestDelayMultiplier, which is 0.5
            ReconnectMax=0.5        | ReconnectMax: 0.5 is wrong: must not be less than ReconnectInterval, which is 1
            """)
    void eachMistakeHasItsWords(String line, String words) {
        assertEquals(List.of("a.cfg:11: " + words), errors(RIGHT + line + "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            HeartBeatInt=5             | 1
            `   HeartBeatInt = 5`      | 4
            HeartBtInt=abc             | 12
            `  HeartBtInt =  abc`      | 17
            HeartBtInt=                | 12
            Username=${env:NOT_SET}    | 10
            `  [SESION]`               | 3
            `  TargetCompID=AGAIN`     | 3
            """)
    void eachMistakeHasItsColumn(String line, int column) {
        var failure = assertThrows(ConfigException.class, () -> ConfigReader.read("a.cfg", RIGHT + line + "\n"));
        assertEquals(new Origin("a.cfg", 11, column), failure.problems().getFirst().origin());
        assertTrue(failure.getMessage().startsWith("a.cfg:11:" + column + ": "), failure.getMessage());
    }

    @Test
    void aKeyBeforeTheFirstSectionSaysSo() {
        assertEquals("a.cfg:1: HeartBtInt: stands before the first section; put [DEFAULT] or [SESSION] above it", errors("HeartBtInt=5\n" + RIGHT).getFirst());
    }

    @Test
    void whatIsMissingIsSaidAtTheHeadOfItsSession() {
        assertEquals(List.of(
                "a.cfg:1: [SESSION]: ConnectionType is missing: every session needs it, here or in [DEFAULT]; allowed: acceptor, initiator",
                "a.cfg:1: [SESSION]: BeginString is missing: every session needs it, here or in [DEFAULT]; allowed: FIX.4.0, FIX.4.1, FIX.4.2, FIX.4.3, FIX.4.4, FIXT.1.1, *",
                "a.cfg:1: [SESSION]: SenderCompID is missing: every session needs it, here or in [DEFAULT]; allowed: text, 1 to 1024 characters",
                "a.cfg:1: [SESSION]: TargetCompID is missing: every session needs it, here or in [DEFAULT]; allowed: text, 1 to 1024 characters"),
                errors("[SESSION]\n"));
        assertEquals(List.of("a.cfg:7: [SESSION]: SocketConnectPort is missing: ConnectionType=initiator needs it, here or in [DEFAULT]; allowed: port, 1 to 65535"),
                errors(RIGHT.replace("SocketConnectPort=9880\n", "")));
        assertEquals(List.of("a.cfg:7: [SESSION]: SocketAcceptPort is missing: ConnectionType=acceptor needs it, here or in [DEFAULT]; allowed: port, 0 to 65535"),
                errors(RIGHT.replace("initiator", "acceptor")));
        assertEquals(List.of("a.cfg: there is no [SESSION]; one at least is needed"), errors(""));
    }

    @Test
    void whatIsWrongIsNotSaidToBeMissingToo() {
        assertEquals(List.of("a.cfg:10: SocketConnectPort: '0' is wrong, too small; allowed: port, 1 to 65535"), errors(RIGHT.replace("9880", "0")));
        assertEquals(List.of("a.cfg:2: ConnectionType: 'initator' is wrong, not one of the words allowed; allowed: acceptor, initiator; did you mean initiator?"),
                errors(RIGHT.replace("=initiator", "=initator")));
    }

    @Test
    void allThatIsWrongIsSaidAtOnceInTheOrderOfTheFile() {
        assertEquals(List.of(
                "a.cfg:4: HeartBtInt: 'x' is wrong, not a whole number; allowed: whole seconds, 0 to 86400",
                "a.cfg:7: [SESSION]: SocketConnectHost is missing: ConnectionType=initiator needs it, here or in [DEFAULT]; allowed: text, 1 to 1024 characters",
                "a.cfg:8: ResetOnLogn: unknown setting; did you mean ResetOnLogon?"),
                errors(RIGHT.replace("FIX.4.4\n\n", "FIX.4.4\nHeartBtInt=x\n").replace("SocketConnectHost=localhost\n", "").replace("TargetCompID", "ResetOnLogn=Y\nTargetCompID")));
    }

    @Test
    void twoSessionsOfOneIdentityAreNamedWithBothLines() {
        assertEquals(List.of("a.cfg:11: [SESSION]: has the same identity as the one on line 7: FIX.4.4:TW->ISLD; change one, or add a SessionQualifier"),
                errors(RIGHT + RIGHT.substring(RIGHT.indexOf("[SESSION]"))));
    }

    @Test
    void anAcceptorCannotHaveAQualifier() {
        assertEquals(List.of("a.cfg:11: SessionQualifier: an acceptor cannot tell by it which session a counterparty means; allowed: with ConnectionType=initiator"),
                errors(RIGHT.replace("initiator", "acceptor") + "SessionQualifier=x\nSocketAcceptPort=0\n"));
    }

    @Test
    void sessionsThatDifferAboutTheEngineAreNamedWithBothLines() {
        assertEquals(List.of("a.cfg:16: MaxDynamicSessions: 5 here and 4 on line 11; it holds for the whole engine: give it once, in [DEFAULT]"),
                errors(RIGHT + "MaxDynamicSessions=4\n" + "[SESSION]\nTargetCompID=X\nSocketConnectHost=h\nSocketConnectPort=1\nMaxDynamicSessions=5\n"));
    }

    @Test
    void aDictionaryThatIsNotThereSaysWhichAre(@TempDir Path folder) throws Exception {
        assertEquals(List.of("a.cfg:11: DataDictionary: 'FIX99.xml' is neither a file nor a standard dictionary; allowed: a file, or one of " + String.join(", ", Dictionaries.versions())),
                errors(RIGHT + "DataDictionary=FIX99.xml\n"));
        assertEquals(List.of("a.cfg:11: DataDictionary: 'FIX42.xml' is a dictionary of FIX.4.2, and the session's BeginString is FIX.4.4"), errors(RIGHT + "DataDictionary=FIX42.xml\n"));
        var broken = Files.writeString(folder.resolve("broken.xml"), "<fix");
        assertTrue(errors(RIGHT + "DataDictionary=" + broken + "\n").getFirst().startsWith("a.cfg:11: DataDictionary: " + broken), () -> errors(RIGHT + "DataDictionary=" + broken + "\n").toString());
    }

    @Test
    void aMistakeInDefaultIsSaidOnceHoweverManySessionsItHarms() {
        var text = RIGHT.replace("SenderCompID=TW", "SenderCompID=TW\nReconnectInterval=90\nReconnectMax=80");
        assertEquals(1, errors(text + RIGHT.substring(RIGHT.indexOf("[SESSION]")).replace("ISLD", "ARCA")).size());
    }

    @Test
    void aKeyThatIsNoneIsNotRepeated() {
        assertEquals(List.of("a.cfg:11: a key of 4 characters: unknown setting"), errors(RIGHT + "s$cr=t\n"));
    }

    @Test
    void aFileThatCannotBeReadSaysWhy(@TempDir Path folder) throws Exception {
        var missing = folder.resolve("missing.cfg");
        assertEquals(missing + ": cannot be read: there is no such file", assertThrows(ConfigException.class, () -> ConfigReader.read(missing)).getMessage());
        var latin = Files.write(folder.resolve("latin.cfg"), new byte[] {'[', (byte) 0xE4, ']'});
        assertEquals(latin + ": cannot be read: it is not UTF-8", assertThrows(ConfigException.class, () -> ConfigReader.read(latin)).getMessage());
        assertTrue(assertThrows(ConfigException.class, () -> ConfigReader.read(folder)).getMessage().startsWith(folder + ": cannot be read: "));
    }

    @Test
    void countlessMistakesAreNotAllKept() {
        var failure = assertThrows(ConfigException.class, () -> ConfigReader.read("a.cfg", "[SESSION]\n".repeat(5_000)));
        assertEquals(1000, failure.problems().size());
        assertEquals(101, failure.getMessage().lines().count());
        assertTrue(failure.getMessage().endsWith("\nand more"));
    }

    private static List<String> errors(String text) {
        var failure = assertThrows(ConfigException.class, () -> ConfigReader.read("a.cfg", text));
        assertEquals(failure.problems().stream().map(ConfigProblem::toString).toList(), failure.getMessage().lines().toList());
        return failure.getMessage().lines().map(line -> COLUMN.matcher(line).replaceFirst("$1:")).toList();
    }
}
