package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.config.SettingValues.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds when several say something: code, environment, a section, its templates, its group, [DEFAULT], and the files that they stand in. */
class LayersTest {
    private static final String DEFAULT = """
            [DEFAULT]
            ConnectionType=initiator
            BeginString=FIX.4.4
            SenderCompID=WE
            SocketConnectHost=localhost
            SocketConnectPort=9880
            """;

    @TempDir
    Path folder;

    private static EngineConfig read(String text) throws ConfigException {
        return ConfigSource.text("a.cfg", DEFAULT + text).withEnvironment(Map.of()).read();
    }

    private static List<String> errors(String text) {
        return assertThrows(ConfigException.class, () -> read(text)).getMessage().lines().toList();
    }

    private static Duration heartBtInt(EngineConfig config, int session) {
        return config.sessions().get(session).get(Settings.HEART_BT_INT);
    }

    @Test
    void theNearerSectionSaysWhatHolds() throws ConfigException {
        var text = """
                HeartBtInt=1
                [GROUP asia]
                HeartBtInt=2
                [TEMPLATE base]
                HeartBtInt=3
                Group=asia
                [TEMPLATE fast]
                Template=base
                HeartBtInt=4
                [SESSION tokyo]
                TargetCompID=T
                Template=fast
                HeartBtInt=5
                """;
        for (int next = 5; next >= 1; next--) {
            var session = read(text).sessions().getFirst();
            assertEquals(Duration.ofSeconds(next), session.get(Settings.HEART_BT_INT));
            assertEquals("tokyo", session.name());
            assertEquals("asia", session.get(ConfigSettings.GROUP));
            text = text.replace("HeartBtInt=" + next + "\n", "");
        }
    }

    @Test
    void aTemplateServesManySessionsAndBringsAllThatASessionNeeds() throws ConfigException {
        var config = read("""
                [TEMPLATE desk]
                HeartBtInt=7
                ResetOnLogon=Y
                [SESSION]
                TargetCompID=A
                Template=desk
                [SESSION]
                TargetCompID=B
                Template=desk
                HeartBtInt=8
                [SESSION]
                TargetCompID=C
                """);
        assertEquals(List.of(7L, 8L, 30L), config.sessions().stream().map(session -> session.get(Settings.HEART_BT_INT).toSeconds()).toList());
        assertEquals(List.of(true, true, false), config.sessions().stream().map(session -> session.get(Settings.RESET_ON_LOGON)).toList());
    }

    @Test
    void aTemplateThatIsNotThereOrItsOwnIsSaid() {
        assertEquals(List.of("a.cfg:9:10: Template: there is no such template; did you mean desk?", "a.cfg:12:10: Template: there is no such template; there are desk"), errors("""
                [SESSION]
                TargetCompID=A
                Template=desc
                [SESSION]
                TargetCompID=B
                Template=otherwise
                [TEMPLATE desk]
                """));
        assertEquals(List.of("a.cfg:9:10: Template: there is no such template; there is no [TEMPLATE name] at all"), errors("[SESSION]\nTargetCompID=A\nTemplate=desk\n"));
        assertEquals(List.of("a.cfg:7:1: [TEMPLATE one]: is its own template, by way of [TEMPLATE two]; take one Template= out"), errors("""
                [TEMPLATE one]
                Template=two
                [TEMPLATE two]
                Template=one
                [SESSION]
                TargetCompID=A
                Template=one
                """));
    }

    @Test
    void whatServesNobodyIsAWarningAndAMisspeltGroupToo() throws ConfigException {
        assertEquals(List.of(
                "a.cfg:7:1: [TEMPLATE desk]: is used by no session: nothing says Template=desk",
                "a.cfg:8:1: [GROUP asia]: has no session: nothing says Group=asia",
                "a.cfg:11:7: Group: there is no [GROUP asai]; did you mean asia?"),
                read("[TEMPLATE desk]\n[GROUP asia]\n[SESSION]\nTargetCompID=A\nGroup=asai\n").warnings().stream().map(ConfigProblem::toString).toList());
    }

    @Test
    void whatServesSomebodyAlsoByWayOfATemplateIsNoWarning() throws ConfigException {
        assertEquals(List.of(), read("[TEMPLATE desk]\nTemplate=base\nGroup=asia\n[TEMPLATE base]\n[GROUP asia]\n[SESSION]\nTargetCompID=A\nTemplate=desk\n").warnings());
    }

    @Test
    void aMistakeInATemplateIsSaidWhereItStandsAndOnce() {
        assertEquals(List.of("a.cfg:8:12: HeartBtInt: 'x' is wrong, not a whole number; allowed: whole seconds, 0 to 86400"),
                errors("[TEMPLATE desk]\nHeartBtInt=x\n[SESSION]\nTargetCompID=A\nTemplate=desk\n[SESSION]\nTargetCompID=B\nTemplate=desk\n"));
    }

    @Test
    void sectionsOfOneNameAndSectionsWithoutOneAreSaid() {
        assertEquals(List.of(
                "a.cfg:7:1: [TEMPLATE]: has no name; allowed: [TEMPLATE name], with letters, digits, points, hyphens, underlines",
                "a.cfg:11:1: [SESSION x]: has the name of the one on line 9; each needs a name of its own"),
                errors("[TEMPLATE]\nHeartBtInt=1\n[SESSION x]\nTargetCompID=A\n[session  x ]\nTargetCompID=B\n"));
        assertEquals(List.of("a.cfg:7:1: [DEFAULT]: takes no name: it holds for all"), errors("[DEFAULT x]\n[SESSION]\nTargetCompID=A\n"));
    }

    @Test
    void sessionsOfOneGroupAreFoundByItsName() throws ConfigException {
        var config = read("[SESSION]\nTargetCompID=A\nGroup=g\n[SESSION]\nTargetCompID=B\n[SESSION]\nTargetCompID=C\nGroup=g\n");
        assertEquals(Map.of("g", List.of(config.sessions().get(0).id(), config.sessions().get(2).id())), config.groups());
    }

    @Test
    void theEnvironmentGoesBeforeTheFileAndCodeBeforeBoth() throws ConfigException {
        var source = ConfigSource.text("a.cfg", DEFAULT + "HeartBtInt=1\n[SESSION north-1]\nTargetCompID=A\nHeartBtInt=2\n[SESSION]\nTargetCompID=B\n").withEnvironment(Map.of());
        assertEquals(Duration.ofSeconds(2), heartBtInt(source.read(), 0));
        assertEquals(Duration.ofSeconds(1), heartBtInt(source.read(), 1));

        var byEnvironment = source.withEnvironment(Map.of("HEDDLE_HEART_BT_INT", "3", "HEDDLE_NORTH_1__HEARTBTINT", "4", "HEDDLE_NORTH_1__LOGON_TAG7", "9001=x", "PATH", "/bin"));
        assertEquals(Duration.ofSeconds(4), heartBtInt(byEnvironment.read(), 0));
        assertEquals(Duration.ofSeconds(3), heartBtInt(byEnvironment.read(), 1));
        assertEquals(1, byEnvironment.read().sessions().getFirst().settings().logonFields().size());
        assertEquals("the environment's HEDDLE_NORTH_1__HEARTBTINT", byEnvironment.read().sessions().getFirst().values().origin(Settings.HEART_BT_INT).orElseThrow().toString());

        var byCode = byEnvironment.with("HeartBtInt", "5").with("north-1", "HeartBtInt", "6");
        assertEquals(Duration.ofSeconds(6), heartBtInt(byCode.read(), 0));
        assertEquals(Duration.ofSeconds(5), heartBtInt(byCode.read(), 1));
        assertEquals("code", byCode.read().sessions().getFirst().values().origin(Settings.HEART_BT_INT).orElseThrow().toString());
        assertEquals(Duration.ofSeconds(3), heartBtInt(byEnvironment.read(), 1), "a source is not changed");
    }

    @Test
    void whatIsWrongOutsideTheFileIsSaidToBeThere() throws ConfigException {
        var source = ConfigSource.text("a.cfg", DEFAULT + "[SESSION x]\nTargetCompID=A\n");
        var wrong = assertThrows(ConfigException.class, () -> source.withEnvironment(Map.of("HEDDLE_HEART_BT_INT", "soon")).with("ResetOnLogn", "Y").with("ResetOnLogon", "yes").read());
        assertEquals(List.of(
                "code: ResetOnLogn: unknown setting; did you mean ResetOnLogon?",
                "code: ResetOnLogon: 'yes' is wrong, not one of the words allowed; allowed: Y, N",
                "the environment's HEDDLE_HEART_BT_INT: HeartBtInt: 'soon' is wrong, not a whole number; allowed: whole seconds, 0 to 86400"), wrong.getMessage().lines().sorted().toList());

        // A cluster sets such variables for a service of our name: they are no reason not to start.
        var warned = source.withEnvironment(Map.of("HEDDLE_PORT", "tcp://10.0.0.1:80", "HEDDLE_HART_BT_INT", "5", "HEDDLE_Y__HEART_BT_INT", "5", "HEDDLE_INCLUDE", "b.cfg")).read().warnings();
        assertEquals(List.of(
                "the environment's HEDDLE_HART_BT_INT: ignored: there is no such setting; did you mean HeartBtInt?",
                "the environment's HEDDLE_INCLUDE: ignored: there is no such setting; did you mean Include?",
                "the environment's HEDDLE_PORT: ignored: there is no such setting; did you mean Pool?",
                "the environment's HEDDLE_Y__HEART_BT_INT: ignored: there is no session whose name is Y in capitals"), warned.stream().map(ConfigProblem::toString).toList());
    }

    @Test
    void includedFilesAreReadAsOneWithTheFileThatNamesThem() throws Exception {
        Files.createDirectories(folder.resolve("conf/sessions"));
        var main = Files.writeString(folder.resolve("conf/main.cfg"), "Include=common.cfg\n[DEFAULT]\nInclude=sessions/*.cfg\nSenderCompID=WE\n[SESSION]\nTargetCompID=C\n");
        Files.writeString(folder.resolve("conf/common.cfg"), DEFAULT.replace("=WE", "=THEY") + "[TEMPLATE desk]\nHeartBtInt=7\n");
        Files.writeString(folder.resolve("conf/sessions/b.cfg"), "[SESSION]\nTargetCompID=B\nTemplate=desk\n");
        Files.writeString(folder.resolve("conf/sessions/a.cfg"), "[SESSION]\nTargetCompID=A\n");
        Files.writeString(folder.resolve("conf/sessions/a.bak"), "nonsense");
        var config = ConfigSource.file(main).withEnvironment(Map.of()).read();
        assertEquals(List.of("FIX.4.4:WE->A", "FIX.4.4:WE->B", "FIX.4.4:WE->C"), config.sessions().stream().map(session -> session.id().toString()).toList());
        assertEquals(Duration.ofSeconds(7), heartBtInt(config, 1));
        assertEquals(folder.resolve("conf/sessions/b.cfg").toString(), config.sessions().get(1).origin().source());
        assertEquals(4, config.files().size());
    }

    @Test
    void whatIsWrongWithAnIncludeIsSaidWhereItStands() throws Exception {
        var file = folder.resolve("a.cfg");
        assertEquals(file + ":1:9: Include: " + folder.resolve("no.cfg") + " cannot be read: there is no such file", included(file, "Include=no.cfg\n"));
        assertEquals(file + ":1:9: Include: includes itself: " + file, included(file, "Include=a.cfg\n"));
        assertEquals(file + ":1:9: Include: names no file", included(file, "Include=\n"));
        Files.writeString(file, DEFAULT + "[SESSION]\nTargetCompID=A\nInclude=b.cfg\n");
        assertEquals(file + ":9:1: Include: stands in [SESSION]; allowed: before the first section, and in [DEFAULT]", assertThrows(ConfigException.class, () -> ConfigReader.read(file)).getMessage());
        assertTrue(included(file, "Include=no/*.cfg\n").startsWith(file + ":1:9: Include: no files are found there: "));
        Files.writeString(folder.resolve("b.cfg"), "[SESSION]\nHeartBtInt=x\n");
        assertTrue(included(file, "Include=b.cfg\n").startsWith(folder.resolve("b.cfg") + ":1:1: [SESSION]: ConnectionType is missing"));
    }

    private static String included(Path file, String text) throws Exception {
        Files.writeString(file, text);
        return assertThrows(ConfigException.class, () -> ConfigReader.read(file)).getMessage().lines().findFirst().orElseThrow();
    }

    @Test
    void filesThatIncludeWithoutEndAreStopped() throws Exception {
        for (int i = 0; i < 40; i++) {
            Files.writeString(folder.resolve(i + ".cfg"), "Include=" + (i + 1) + ".cfg\n");
        }
        var failure = assertThrows(ConfigException.class, () -> ConfigReader.read(folder.resolve("0.cfg")));
        assertTrue(failure.getMessage().endsWith("includes too much: at most 1000 files, 16 deep"), failure.getMessage());
    }

    @Test
    void eachValueSaysWhereItWasGiven() throws ConfigException {
        var values = read("[TEMPLATE t]\nHeartBtInt=7\n[SESSION]\nTargetCompID=A\nTemplate=t\nPassword=s3cret\nUsername=${env:HOME_OF_NOBODY}\n".replace("${env:HOME_OF_NOBODY}", "$${x}")).sessions().getFirst().values();
        var shown = values.shown();
        assertTrue(shown.contains(new SettingValues.Shown("HeartBtInt", "7", new Origin("a.cfg", 8, 1), Form.PLAIN, false)), shown.toString());
        assertTrue(shown.contains(new SettingValues.Shown("Password", "***", new Origin("a.cfg", 12, 1), Form.PLAIN, true)), shown.toString());
        assertTrue(shown.contains(new SettingValues.Shown("SenderCompID", "WE", new Origin("a.cfg", 4, 1), Form.PLAIN, false)), shown.toString());
        assertTrue(shown.contains(new SettingValues.Shown("Username", "$${x}", new Origin("a.cfg", 13, 1), Form.PLACEHOLDER, false)), shown.toString());
    }
}
