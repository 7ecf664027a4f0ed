package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fix secret} and {@code fix config} print, and their exit codes. No output shows a secret but that of decrypt. */
class SecretCommandTest {
    private static final String SECRET = "hunter2 $&";

    @TempDir
    Path folder;

    private String out = "";
    private String err = "";
    private String keyset;
    private String passphrase;

    @BeforeEach
    void makeKeyset() throws Exception {
        keyset = folder.resolve("our.keyset").toString();
        passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse\n").toString();
        assertEquals(0, secret("keygen"), err);
    }

    private int run(String... words) {
        var outText = new StringWriter();
        var errText = new StringWriter();
        int code = Main.commandLine().setOut(new PrintWriter(outText, true)).setErr(new PrintWriter(errText, true)).execute(words);
        out = outText.toString();
        err = errText.toString();
        return code;
    }

    private int secret(String... words) {
        var all = new String[words.length + 5];
        all[0] = "secret";
        System.arraycopy(words, 0, all, 1, words.length);
        System.arraycopy(new String[] {"--keyset", keyset, "--passphrase-file", passphrase}, 0, all, words.length + 1, 4);
        return run(all);
    }

    private int piped(String input, String... words) {
        var before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return secret(words);
        } finally {
            System.setIn(before);
        }
    }

    private String encrypted(String setting) {
        assertEquals(0, piped(SECRET + "\n", "encrypt", "--setting", setting), err);
        return out.strip();
    }

    private Path config(String lines) throws Exception {
        return Files.writeString(folder.resolve("a.cfg"), """
                [DEFAULT]
                SecretKeyset=%s
                SecretPassphrase=${file:%s}
                ConnectionType=acceptor
                SocketAcceptPort=0
                BeginString=FIX.4.4
                [SESSION broker]
                SenderCompID=A
                TargetCompID=B
                """.formatted(keyset, passphrase) + lines);
    }

    @Test
    void aKeysetIsMadeForItsOwnerAloneAndNeverOverwritten() throws Exception {
        assertTrue(out.matches("keyset .*our.keyset of tink: key \\d+ seals; add SecretKeyset=.*our.keyset to .DEFAULT., and keep a copy of the file\\R"), out);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(keyset))));
        assertEquals(2, secret("keygen"));
        assertTrue(err.startsWith("fix: keyset " + keyset + " is there already"), err);
    }

    @Test
    void whatWasSealedIsOpenedInItsSettingAlone() {
        var sealed = encrypted("Password");
        assertEquals(0, secret("decrypt", "--setting", "Password", sealed), err);
        assertEquals(SECRET, out.strip());
        assertEquals(0, piped(sealed + "\n", "decrypt", "--setting", "Password"), err);
        assertEquals(SECRET, out.strip());

        assertEquals(1, secret("decrypt", "--setting", "Username", sealed));
        assertEquals("fix: the value does not open: it was changed, or sealed for another setting; seal it anew\n", err);
        assertEquals(1, secret("decrypt", "--setting", "Password", "ENC(abc"));
        assertEquals("", out);
    }

    @Test
    void afterARotationTheNewKeySealsAndTheOldOneOpens() {
        var before = encrypted("Password");
        assertEquals(0, secret("rotate"), err);
        assertTrue(out.matches("key \\d+ seals from now on; 1 older one opens what it has sealed\\R"), out);
        assertEquals(0, secret("rotate"), err);
        assertTrue(out.endsWith("2 older ones open what they have sealed\n"), out);
        assertEquals(0, secret("decrypt", "--setting", "Password", before), err);
        assertNotEquals(before.substring(0, 9), encrypted("Password").substring(0, 9), "the id of the key comes first");
    }

    @Test
    void whatIsWrongIsOneLineAndExitCode2() throws Exception {
        assertEquals(2, piped("x", "encrypt", "--setting", "Pasword"));
        assertEquals("fix: --setting Pasword: unknown setting; did you mean Password?\n", err);
        assertEquals(2, piped(SECRET, "encrypt", "--setting", "HeartBtInt"));
        assertEquals("fix: the value is nothing that HeartBtInt takes, not a whole number; allowed: whole seconds, 0 to 86400\n", err);
        Files.writeString(Path.of(passphrase), "incorrect");
        assertEquals(2, piped(SECRET, "encrypt", "--setting", "Password"));
        assertEquals("fix: keyset " + keyset + ": the passphrase is wrong, or the file was changed\n", err);
        assertEquals(2, secret("rotate"));
        Files.delete(Path.of(passphrase));
        assertEquals(2, secret("rotate"));
        assertEquals("fix: --passphrase-file " + passphrase + " cannot be read: there is no such file\n", err);
        assertEquals(2, run("secret", "rotate", "--keyset", keyset, "--passphrase-env", "NOBODY_SETS_THIS"));
        assertEquals("fix: keyset " + keyset + " needs a passphrase, and there is no terminal to ask at: set NOBODY_SETS_THIS in the environment, or use --passphrase-file\n", err);
        Files.delete(Path.of(keyset));
        assertEquals(2, secret("rotate"));
        assertTrue(err.startsWith("fix: keyset " + keyset + " cannot be read: there is no such file"), err);
        assertEquals(0, run("secret"));
        assertTrue(out.contains("keygen"), out);
    }

    @Test
    void aConfigurationIsCheckedAndItsPlainSecretsAreNamed() throws Exception {
        var file = config("Password=" + encrypted("Password") + "\nLogonTag=9001=plain\n");
        assertEquals(0, run("secret", "check", file.toString()), err);
        assertEquals("1 sealed value opens, 1 comes from elsewhere, 1 secret stands as it is\n", out);
        assertEquals("fix: warning: " + file + ":11:1: LogonTag: stands as it is; seal it: ./fix secret encrypt --setting LogonTag\n", err);

        config("Username=" + encrypted("Password") + "\n");
        assertEquals(2, run("secret", "check", file.toString()));
        assertEquals("fix: " + file + ":10:10: Username: the sealed value was sealed for Password and opens there alone; seal it anew: ./fix secret encrypt --setting Username\n", err);
    }

    @Test
    void whatAConfigurationSaysIsShownWithWhereItWasSaid() throws Exception {
        var file = config("Password=" + encrypted("Password") + "\nHeartBtInt=7\n");
        assertEquals(0, run("config", "show", file.toString(), "--session", "broker"), err);
        assertTrue(out.startsWith("[FIX.4.4:A->B (broker)] " + file + ":7:1\n"), out);
        assertTrue(out.matches("(?s).*\n  HeartBtInt=7 +" + file + ":11:1\n.*"), out);
        assertTrue(out.matches("(?s).*\n  Password=\\*\\*\\* +" + file + ":10:1, sealed\n.*"), out);
        assertTrue(out.matches("(?s).*\n  SecretPassphrase=\\*\\*\\* +" + file + ":3:1, by placeholder\n.*"), out);
        assertFalse(out.contains("hunter2") || out.contains("correct"), out);
        assertFalse(out.contains("LogonTimeout"), out);

        assertEquals(0, run("config", "show", file.toString(), "--session", "FIX.4.4:A->B", "--defaults"), err);
        assertTrue(out.matches("(?s).*\n  LogonTimeout=10 +default\n.*"), out);
        assertEquals(2, run("config", "show", file.toString(), "--session", "nobody"));
        assertEquals("fix: --session nobody is not in " + file + "; there are FIX.4.4:A->B\n", err);
        config("[SESSION]\nAcceptorTemplate=Y\nSenderCompID=A\nTargetCompID=*\n");
        assertEquals(0, run("config", "show", file.toString()), err);
        assertTrue(out.contains("[template FIX.4.4:A->*] "), out);
    }

    @Test
    void aConfigurationIsCheckedWithoutBeingUsed() throws Exception {
        var file = config("FileStorePath=x\n");
        assertEquals(0, run("config", "check", file.toString()), err);
        assertEquals(file + " is right: 1 session, 0 acceptor templates, 1 warning\n", out);
        assertTrue(err.startsWith("fix: warning: " + file + ":10:1: FileStorePath: a setting of QuickFIX"), err);
        config("HeartBeatInt=5\n");
        assertEquals(2, run("config", "check", file.toString()));
        assertEquals("fix: " + file + ":10:1: HeartBeatInt: unknown setting; did you mean HeartBtInt?\n", err);
        assertEquals(0, run("config"));
        assertTrue(out.contains("check"), out);
    }

    @Test
    void aSettingIsExplained() {
        assertEquals(0, run("config", "docs", "HeartBtInt", "LogonTag3", "SecretKeyset"));
        assertTrue(out.startsWith("HeartBtInt\n  allowed: whole seconds, 0 to 86400\n  default: 30\n  in QuickFIX: different\n"), out);
        assertTrue(out.contains("LogonTag\n  allowed: tag=value\n  default: none\n  in QuickFIX: same\n  never shown\n"), out);
        assertTrue(out.contains("  holds for the whole engine\n"), out);
        assertEquals(0, run("config", "docs"));
        assertTrue(out.startsWith("# Settings\n"), out);
        assertEquals(2, run("config", "docs", "HeartBeatInt"));
        assertEquals("fix: HeartBeatInt: unknown setting; did you mean HeartBtInt?\n", err);
    }

    @Test
    void aFileIsSealedAnewAndAllElseInItStaysByteForByte() throws Exception {
        var old = encrypted("Password");
        var tag = encrypted("ProxyPassword");
        assertEquals(0, secret("rotate"), err);
        var recent = encrypted("Username");
        var text = "\uFEFF# Password=" + old + "\r\n[DEFAULT]\n  Password =\t" + old + "  \r\rProxyPassword=" + tag + "\nUsername=" + recent + "\nText=caf\u00e9 ENC(x) \n;Password=" + old + "\nnonsense\n\nPassword1=${env:X}\nPassword2=ENC";
        var file = Files.writeString(folder.resolve("bytes.cfg"), text);
        Files.write(file, new byte[] {'\n', '#', (byte) 0xFF, (byte) 0xFE, 0}, java.nio.file.StandardOpenOption.APPEND);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var before = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);

        assertEquals(0, secret("reseal", file.toString()), err);
        assertTrue(out.matches(".*bytes.cfg: 2 values sealed anew with the key \\d+, 1 was sealed with it already\\R"), out);
        var after = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        var sealed = java.util.regex.Pattern.compile("(?m)^ {2}Password =\t(ENC\\([^)]*\\)) {2}\r\rProxyPassword=(ENC\\([^)]*\\))$").matcher(after);
        assertTrue(sealed.find(), after);
        assertEquals(before, after.substring(0, sealed.start(1)) + old + after.substring(sealed.end(1), sealed.start(2)) + tag + after.substring(sealed.end(2)));
        assertNotEquals(old, sealed.group(1));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(0, secret("decrypt", "--setting", "Password", sealed.group(1)), err);
        assertEquals(SECRET, out.strip());
        assertEquals(0, secret("decrypt", "--setting", "ProxyPassword", sealed.group(2)), err);

        assertEquals(0, secret("reseal", file.toString()), err);
        assertTrue(out.contains("0 values sealed anew") && out.contains(", 3 were sealed with it already"), out);
        assertEquals(after, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        assertEquals(java.util.Set.of("our.keyset", "passphrase", "bytes.cfg"), names());
    }

    private java.util.Set<String> names() throws java.io.IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(java.util.stream.Collectors.toSet());
        }
    }

    @Test
    void whenOneValueDoesNotOpenNoFileIsChanged() throws Exception {
        var good = config("Password=" + encrypted("Password") + "\n");
        var moved = Files.writeString(folder.resolve("moved.cfg"), "[DEFAULT]\nUsername=" + encrypted("Password") + "\n");
        assertEquals(0, secret("rotate"), err);
        var before = Files.readString(good);
        assertEquals(1, secret("reseal", good.toString(), moved.toString()));
        assertEquals("fix: " + moved + ":2: Username: the sealed value does not open: it was changed, or sealed for another setting; seal it anew; no file was changed\n", err);
        assertEquals(before, Files.readString(good));
        assertEquals(2, secret("reseal", good.toString(), folder.resolve("absent.cfg").toString()));
        assertTrue(err.endsWith("absent.cfg cannot be read: there is no such file\n"), err);
        assertEquals(before, Files.readString(good));
        assertEquals(2, secret("reseal"));
    }

    @Test
    void aLinkStaysALinkAndTheConfigurationOpensWithTheNewKeyAlone() throws Exception {
        var real = config("Password=" + encrypted("Password") + "\n");
        var link = Files.createSymbolicLink(folder.resolve("link.cfg"), real);
        assertEquals(0, secret("rotate"), err);
        var before = Files.readString(real);
        assertEquals(0, secret("reseal", link.toString()), err);
        assertTrue(Files.isSymbolicLink(link));
        assertNotEquals(before, Files.readString(real));
        assertEquals(0, run("secret", "check", link.toString()), err);
        assertTrue(out.startsWith("1 sealed value opens"), out);
    }
}
