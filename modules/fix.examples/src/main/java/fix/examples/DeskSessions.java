package fix.examples;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.SessionSettings;
import fix.engine.spi.LogonAttempt;
import fix.engine.spi.SessionProvider;
import fix.engine.spi.SessionProviderFactory;
import java.util.Map;
import java.util.Set;

/**
 * Knows the sessions of a firm's desks, which stand in no configuration, for one that says {@code SessionProvider=desks} and {@code SessionProviderSetting.prefix=ACME-}:
 * every TargetCompID that begins so has a session. One that exists but is closed is refused with a reason. (A real one would ask a database.)
 */
public final class DeskSessions implements SessionProviderFactory {

    @Override
    public String name() {
        return "desks";
    }

    @Override
    public Set<String> settings() {
        return Set.of("prefix", "closed");
    }

    @Override
    public SessionProvider create(Map<String, String> settings) {
        var prefix = settings.getOrDefault("prefix", "");
        var closed = Set.of(settings.getOrDefault("closed", "").split(","));
        return attempt -> find(attempt, prefix, closed);
    }

    private static SessionProvider.Answer find(LogonAttempt attempt, String prefix, Set<String> closed) {
        var desk = attempt.session().targetCompID();
        if (closed.contains(desk)) {
            return new SessionProvider.Answer.Refused("the desk is closed");
        }
        if (!desk.startsWith(prefix)) {
            return new SessionProvider.Answer.Unknown();
        }
        var id = SessionID.of(attempt.session().beginString(), attempt.session().senderCompID(), desk);
        return new SessionProvider.Answer.Found(SessionSettings.acceptor(id), new Application() { });
    }
}
