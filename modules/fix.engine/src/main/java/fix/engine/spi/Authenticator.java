package fix.engine.spi;

/**
 * Decides whether a Logon that has come may log on. Asked before any number moves and before its session is taken, so that a stranger
 * neither resets a session nor keeps its counterparty out. It may block: see the package.
 */
@FunctionalInterface
public interface Authenticator {
    /** Lets everybody in. */
    Authenticator ANYBODY = attempt -> LogonDecision.accept();

    /**
     * Accepts or refuses. What is wrong as a message is not asked about: it is refused anyway.
     *
     * @param attempt the Logon, and where it comes from
     * @return the decision
     * @throws Exception is reported as an event, without its text, and refuses the Logon
     */
    LogonDecision authenticate(LogonAttempt attempt) throws Exception;
}
