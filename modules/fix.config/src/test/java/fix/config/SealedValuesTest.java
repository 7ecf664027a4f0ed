package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.subtle.AesGcmJce;
import fix.config.SettingValues.Form;
import fix.crypto.Keyring;
import fix.crypto.KeysetFile;
import fix.crypto.Passphrase;
import fix.crypto.SealedText;
import fix.crypto.tink.TinkProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ENC(...) in a configuration: opened with the keyset that it names, and what is said when that fails: one line, never the value. */
class SealedValuesTest {
    private static final String SECRET = "hunter2 ${x} #;";
    private static final String PASSPHRASE = "correct horse";

    @TempDir
    static Path folder;

    private static Keyring keyring;

    @BeforeAll
    static void makeKeys() throws Exception {
        keyring = KeysetFile.create(folder.resolve("our.keyset"), new TinkProvider(), Passphrase.of(PASSPHRASE));
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
    }

    private static String sealed(String setting) {
        return SealedText.seal(keyring, setting, SECRET).toString();
    }

    /** Line 8 is the first after the heads. */
    private static ConfigSource source(String keys, String lines) {
        return ConfigSource.text("a.cfg", "[DEFAULT]\n" + keys + "\nConnectionType=acceptor\nSocketAcceptPort=0\nBeginString=FIX.4.4\n[SESSION]\nSenderCompID=A\n" + lines + "TargetCompID=B\n")
                .withEnvironment(Map.of());
    }

    private static String ours() {
        return "SecretKeyset=" + folder.resolve("our.keyset");
    }

    private static ConfigSource withPassphrase(String lines) {
        return source(ours(), lines).withEnvironment(Map.of("HEDDLE_SECRET_PASSPHRASE", PASSPHRASE));
    }

    private static List<String> errors(ConfigSource source) {
        var failure = assertThrows(ConfigException.class, source::read);
        assertFalse(failure.getMessage().contains("hunter2"), failure.getMessage());
        assertFalse(failure.getMessage().contains(PASSPHRASE), failure.getMessage());
        return failure.getMessage().lines().toList();
    }

    @Test
    void aSealedValueIsReadInAnySettingAndNeverShown() throws ConfigException {
        var lines = "Password=" + sealed("Password") + "\nUsername=" + sealed("Username") + "\nLogonTag1=" + SealedText.seal(keyring, "LogonTag1", "9001=hunter2") + "\n";
        var config = withPassphrase(lines).read();
        var session = config.sessions().getFirst();
        assertEquals(SECRET, session.get(Settings.PASSWORD));
        assertEquals(SECRET, session.get(Settings.USERNAME));
        assertEquals("hunter2", session.settings().logonFields().getFirst().value());
        assertFalse(config.toString().contains("hunter2"), config.toString());
        assertTrue(session.values().shown().contains(new SettingValues.Shown("Username", "***", new Origin("a.cfg", 9, 1), Form.SEALED, false)), session.values().shown().toString());
    }

    @Test
    void thePassphraseComesFromAFileTheEnvironmentOrWhomWeAsk() throws ConfigException {
        var lines = "Password=" + sealed("Password") + "\n";
        var file = "\nSecretPassphrase=${file:" + folder.resolve("passphrase") + "}";
        assertEquals(SECRET, source(ours() + file, lines).read().sessions().getFirst().get(Settings.PASSWORD));
        assertEquals(SECRET, source(ours() + "\nSecretPassphrase=${env:OURS}", lines).withEnvironment(Map.of("OURS", PASSPHRASE)).read().sessions().getFirst().get(Settings.PASSWORD));
        var asked = new AtomicInteger();
        var terminal = source(ours(), lines + "Username=" + sealed("Username") + "\n").askingForPassphrase(() -> {
            asked.incrementAndGet();
            return Optional.of(Passphrase.of(PASSPHRASE));
        });
        assertEquals(SECRET, terminal.read().sessions().getFirst().get(Settings.PASSWORD));
        assertEquals(1, asked.get());
        source(ours(), "").askingForPassphrase(() -> {
            throw new AssertionError("nothing is sealed, and nobody is to be asked");
        }).read();
    }

    @Test
    void keysGivenInCodeNeedNoFile() throws ConfigException {
        assertEquals(SECRET, source("", "Password=" + sealed("Password") + "\n").withKeys(keyring).read().sessions().getFirst().get(Settings.PASSWORD));
    }

    @Test
    void aKeysetWrappedByAServiceIsFoundThroughCode() throws Exception {
        var kms = TinkProvider.wrappedBy("our-kms", new AesGcmJce(new byte[32]));
        var keys = KeysetFile.create(folder.resolve("kms.keyset"), kms, Passphrase.NONE);
        var lines = "Password=" + SealedText.seal(keys, "Password", SECRET) + "\n";
        assertEquals(SECRET, source("", lines).withKeys(kms.unlock(kms.lock(keys, Passphrase.NONE), Passphrase.NONE)).read().sessions().getFirst().get(Settings.PASSWORD));
        assertTrue(errors(source("SecretKeyset=" + folder.resolve("kms.keyset"), lines)).getFirst().startsWith("a.cfg:2:14: SecretKeyset: no crypto provider is named our-kms; there is tink ("));
    }

    @Test
    void whatKeepsAValueSealedIsOneLineThatSaysWhatWhereAndWhatToDo() {
        var lines = "Password=" + sealed("Password") + "\nUsername=" + sealed("Username") + "\n";
        assertEquals(List.of("a.cfg: SecretKeyset: a value is sealed, and no keyset is named that would open it; add SecretKeyset=FILE to [DEFAULT]"), errors(source("", lines)));
        assertEquals(List.of("a.cfg:2:14: SecretKeyset: keyset " + folder.resolve("no.keyset") + " cannot be read: there is no such file or folder; `fix secret keygen` makes a keyset"),
                errors(source("SecretKeyset=" + folder.resolve("no.keyset"), lines)));
        assertEquals(List.of("a.cfg:2:14: SecretKeyset: keyset " + folder.resolve("our.keyset")
                + " of tink needs a passphrase: set HEDDLE_SECRET_PASSPHRASE in the environment, or SecretPassphrase=${file:PATH} in [DEFAULT]"), errors(source(ours(), lines)));
        assertEquals(List.of("a.cfg:2:14: SecretKeyset: keyset " + folder.resolve("our.keyset") + ": the passphrase is wrong, or the file was changed"),
                errors(source(ours(), lines).withEnvironment(Map.of("HEDDLE_SECRET_PASSPHRASE", "hunter2"))));
    }

    @Test
    void aMovedValueNamesTheSettingThatItWasSealedFor() {
        assertEquals(List.of("a.cfg:8:10: Username: the sealed value was sealed for Password and opens there alone; seal it anew: ./fix secret encrypt --setting Username"),
                errors(withPassphrase("Username=" + sealed("Password") + "\n")));
        assertEquals(List.of("a.cfg:8:10: Password: the sealed value was sealed for LogonTag3 and opens there alone; seal it anew: ./fix secret encrypt --setting Password"),
                errors(withPassphrase("Password=" + sealed("LogonTag3") + "\n")));
    }

    @Test
    void aTamperedAForeignAndACutValueAreSaidApart() {
        var value = sealed("Password");
        int middle = value.length() / 2;
        var tampered = value.substring(0, middle) + (value.charAt(middle) == 'A' ? 'B' : 'A') + value.substring(middle + 1);
        assertEquals(List.of("a.cfg:8:10: Password: the sealed value does not open: it was changed, or sealed for another setting; seal it anew"), errors(withPassphrase("Password=" + tampered + "\n")));
        var foreign = new TinkProvider().create();
        assertEquals(List.of("a.cfg:8:10: Password: the sealed value was sealed with the key " + foreign.keys().getFirst().id()
                + ", which this keyset lacks: use the keyset that sealed it, or seal it anew"), errors(withPassphrase("Password=" + SealedText.seal(foreign, "Password", SECRET) + "\n")));
        assertEquals(List.of("a.cfg:8:10: Password: the sealed value is not whole: part of it is missing, or something was put in; copy it again from where it was made, or seal it anew"),
                errors(withPassphrase("Password=" + value.substring(0, 8) + "=)" + "\n")));
    }

    @Test
    void aSealedValueThatIsWrongInItsSettingIsNotShown() {
        var wrong = errors(withPassphrase("HeartBtInt=" + SealedText.seal(keyring, "HeartBtInt", "hunter2") + "\n"));
        assertEquals(1, wrong.size());
        assertTrue(wrong.getFirst().startsWith("a.cfg:8:12: HeartBtInt: 'ENC("), wrong.getFirst());
    }

    @Test
    void theKeyDoesNotLieBesideTheLock() {
        assertEquals(List.of("a.cfg:3:1: SecretPassphrase: stands beside what it opens; allowed: ${env:NAME}, ${file:PATH}, or nothing: then HEDDLE_SECRET_PASSPHRASE and the terminal are asked"),
                errors(source(ours() + "\nSecretPassphrase=correct horse", "")));
        assertEquals(List.of("a.cfg:3:1: SecretPassphrase: is sealed itself, and nothing would open it"), errors(source(ours() + "\nSecretPassphrase=ENC(abc)", "")));
        assertEquals(List.of("a.cfg:8:1: SecretKeyset: opens the values of all sections; allowed: in [DEFAULT]"), errors(source("", ours() + "\n")));
    }
}
