package fix.engine.threads;

import fix.engine.AcceptorTemplate;
import fix.engine.spi.Authenticator;
import fix.engine.spi.SessionProvider;
import java.util.List;

/**
 * Who may log on to an engine, beside its own sessions.
 *
 * @param authenticator asked before each Logon's session is taken
 * @param templates make sessions that the engine was not given; no two tie
 * @param provider knows sessions that the engine was not given and that no template fits
 * @param maxDynamicSessions how many sessions there may be by template and provider, 1 or more
 */
public record LogonPolicy(Authenticator authenticator, List<AcceptorTemplate> templates, SessionProvider provider, int maxDynamicSessions) {
    /** Copies the list. */
    public LogonPolicy {
        templates = List.copyOf(templates);
    }
}
