package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.crypto.KeysetFile;
import fix.crypto.Passphrase;
import fix.crypto.SealedText;
import fix.crypto.tink.TinkProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets are planted wherever one can be: passwords, new passwords, RawData, tags of our choice, a passphrase, sealed values, wrong ones. Then everything runs, with everything
 * that can be written written, and all output and all files are searched. Each secret holds the word below, so that none is forgotten.
 */
@Timeout(180)
class PlantedSecretsTest {
    private static final String PLANTED = "pl4nted";

    @TempDir
    Path folder;

    /** Where secrets are set: these files alone may hold them. */
    private final Set<String> sources = Set.of("acceptor.cfg", "initiator.cfg", "wrong.cfg", "broken.cfg", "passphrase");
    private final List<String> output = new ArrayList<>();
    private String keyset;
    private String sealed;

    private void plant() throws Exception {
        Files.writeString(folder.resolve("passphrase"), PLANTED + " passphrase\n");
        keyset = "SecretKeyset=" + path("our.keyset") + "\nSecretPassphrase=${file:" + path("passphrase") + "}\n";
        var keys = KeysetFile.create(folder.resolve("our.keyset"), new TinkProvider(), Passphrase.of(PLANTED + " passphrase"));
        sealed = SealedText.seal(keys, "Password", PLANTED + "-password").toString();
        Files.writeString(folder.resolve("acceptor.cfg"), """
                [DEFAULT]
                %sConnectionType=acceptor
                BeginString=FIX.4.4
                SocketAcceptAddress=127.0.0.1
                SocketAcceptPort=0
                SenderCompID=BROKER
                Store=sqlite
                StorePath=broker
                FileLogPath=broker-log
                MaskedTags=1,9001
                ValidateUserDefinedFields=N
                AllowUnknownMsgFields=Y
                ControlSocket=%s
                [SESSION]
                TargetCompID=TRADER
                Username=joe
                Password=%s
                """.formatted(keyset, folder.resolve("control/engine.sock"), sealed));
    }

    private void initiator(String name, int port, String password) throws IOException {
        Files.writeString(folder.resolve(name), """
                [DEFAULT]
                %sConnectionType=initiator
                BeginString=FIX.4.4
                SocketConnectHost=127.0.0.1
                SocketConnectPort=%d
                ReconnectInterval=0.1
                SenderCompID=TRADER
                Store=sqlite
                StorePath=trader
                FileLogPath=trader-log
                MaskedTags=1,9001
                [SESSION]
                TargetCompID=BROKER
                Username=joe
                Password=%s
                LogonTag=925=pl4nted-new
                LogonTag1=95=11
                LogonTag2=96=pl4nted-raw
                LogonTag3=9001=pl4nted-tag
                """.formatted(keyset, port, password));
    }

    private Program run(String... words) throws IOException {
        return Program.startWithKeys(folder, words);
    }

    private int ended(Program program) throws InterruptedException {
        int code = program.exitCode();
        output.addAll(program.out());
        output.addAll(program.err());
        return code;
    }

    /** In this process: what it prints is what a process of its own would. */
    private int here(String... words) {
        var out = new StringWriter();
        int code = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true)).execute(words);
        output.addAll(out.toString().lines().toList());
        return code;
    }

    private String path(String file) {
        return folder.resolve(file).toString();
    }

    @Test
    void noOutputAndNoFileHoldsASecret() throws Exception {
        plant();
        try (var acceptor = run("acceptor", "acceptor.cfg", "--verbose")) {
            initiator("initiator.cfg", acceptor.port(), sealed);
            initiator("wrong.cfg", acceptor.port(), "pl4nted-guess");
            // First what is right: a masked order that the acceptor had missed would not be sent again.
            try (var initiator = run("initiator", "initiator.cfg", "--verbose")) {
                initiator.type("35=D|11=a|1=pl4nted-account|55=IBM|54=2|38=7|40=1").type("35=D|11=b|1=pl4nted-account|55=IBM|54=2|38=x|40=1")
                        .type("35=BE|923=u|924=3|553=joe|554=pl4nted-password|925=pl4nted-new").endOfInput();
                ended(initiator);
            }
            try (var refused = run("initiator", "wrong.cfg", "--verbose")) {
                assertEquals(1, ended(refused.type("buy 1 IBM").endOfInput()));
            }
            var control = folder.resolve("control/engine.sock").toString();
            assertEquals(0, here("session", "list", "--control", control, "--json"));
            assertEquals(0, here("config", "reload", "--control", control));
            Files.writeString(folder.resolve("acceptor.cfg"), Files.readString(folder.resolve("acceptor.cfg")) + "LogonTag=pl4nted\nHeartBtIn=5\npl4nted\n");
            assertEquals(1, here("config", "reload", "--control", control));
            ended(acceptor.terminate());
        }
        assertEquals(0, here("config", "show", path("initiator.cfg"), "--defaults"));
        assertEquals(0, here("secret", "check", path("initiator.cfg")));
        Files.writeString(folder.resolve("broken.cfg"), Files.readString(folder.resolve("initiator.cfg")).replace("Username=joe", "Username=" + sealed).replace("LogonTag3=", "LogonTag3=x"));
        assertEquals(2, here("config", "check", path("broken.cfg")));

        var found = new ArrayList<String>();
        output.stream().filter(line -> line.contains(PLANTED)).forEach(found::add);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).filter(file -> !sources.contains(file.getFileName().toString())).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PLANTED)) {
                    found.add(file.toString());
                }
            }
        }
        assertEquals(List.of(), found);
        // What must be there when all of this was done: the search searched something.
        var log = Files.readString(folder.resolve("trader-log/FIX.4.4-TRADER-BROKER.messages.log"));
        assertTrue(log.contains("|554=***|") && log.contains("|1=***|") && log.contains("|9001=***|") && log.contains("|96=***|"), log);
        assertTrue(output.stream().anyMatch(line -> line.contains("filled 7 IBM")), output.toString());
    }
}
