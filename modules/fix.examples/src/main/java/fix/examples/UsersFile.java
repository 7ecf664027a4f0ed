package fix.examples;

import fix.engine.spi.Authenticator;
import fix.engine.spi.AuthenticatorFactory;
import fix.engine.spi.LogonAttempt;
import fix.engine.spi.LogonDecision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * Lets in who stands in a file, for configurations that say {@code Authenticator=users} and {@code AuthenticatorSetting.file=users.txt}: a line for each, name, colon,
 * and the SHA-256 of the password in hexadecimal digits. The file is read at each Logon. (A real one would use a slow hash; this one shows how it is plugged in.)
 */
public final class UsersFile implements AuthenticatorFactory {

    @Override
    public String name() {
        return "users";
    }

    @Override
    public Set<String> settings() {
        return Set.of("file");
    }

    @Override
    public Authenticator create(Map<String, String> settings) {
        if (!settings.containsKey("file")) {
            throw new IllegalArgumentException("AuthenticatorSetting.file is missing: the file of the users");
        }
        var file = Path.of(settings.get("file"));
        return attempt -> stands(attempt, file) ? LogonDecision.accept()
                : LogonDecision.refuse("Username(553) or Password(554) is wrong", LogonDecision.INVALID_USERNAME_OR_PASSWORD);
    }

    private static boolean stands(LogonAttempt attempt, Path file) throws IOException, NoSuchAlgorithmException {
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(attempt.password().getBytes(StandardCharsets.ISO_8859_1)));
        return !attempt.username().isEmpty() && Files.readAllLines(file).contains(attempt.username() + ":" + hash);
    }
}
