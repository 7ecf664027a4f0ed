package fix.config;

import fix.engine.Application;
import fix.engine.spi.LogonAttempt;
import fix.engine.spi.LogonDecision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** An acceptor's application that lets in who has the right name and password, if the one behind it does too. */
final class RequiredCredentials extends ForwardingApplication {

    private final String username;
    private final String password;

    RequiredCredentials(Application application, String username, String password) {
        super(application);
        this.username = username;
        this.password = password;
    }

    @Override
    public LogonDecision authenticate(LogonAttempt attempt) throws Exception {
        boolean rightName = isSame(username, attempt.username());
        boolean rightPassword = isSame(password, attempt.password());      // compared in any case: a wrong name takes as long
        return rightName && rightPassword
                ? super.authenticate(attempt)
                : LogonDecision.refuse("Username(553) or Password(554) is wrong", LogonDecision.INVALID_USERNAME_OR_PASSWORD);
    }

    /** Takes as long for a text that is nearly right as for one that is not. */
    private static boolean isSame(String wanted, String given) {
        return wanted.isEmpty() || MessageDigest.isEqual(wanted.getBytes(StandardCharsets.ISO_8859_1), given.getBytes(StandardCharsets.ISO_8859_1));
    }
}
