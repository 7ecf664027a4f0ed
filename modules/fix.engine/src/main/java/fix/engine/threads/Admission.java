package fix.engine.threads;

import fix.core.Message;
import fix.engine.AcceptorTemplate;
import fix.engine.EngineEvent;
import fix.engine.EngineException;
import fix.engine.SessionSettings;
import fix.engine.driver.MessageReader;
import fix.engine.spi.LogonAttempt;
import fix.engine.spi.LogonDecision;
import fix.session.Input;
import fix.session.SessionProtocol;
import fix.transport.Connection;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * What happens between a connection's Logon and its session, on the connection's thread:
 *
 * <ol>
 *   <li>The session is found. A peer whose certificate is not the one that the session wants ends without an answer. One that has a connection, or is not to log on, ends the newcomer without an answer.
 *   <li>The Logon is judged as a message; who sends a wrong one is not asked about.
 *   <li>Who sends it is authenticated. No number has moved, and the session is still free for others.
 *   <li>The session is made, if it does not live.
 *   <li>The session is taken in one step: of two connections at this point one gets it, and the other ends without an answer.
 * </ol>
 *
 * What a refusal says to the peer is the session's own Logout; a session that nobody knows yet is not made for that.
 */
final class Admission {
    private final EngineContext context;
    private final SessionRegistry sessions;
    private final LogonPolicy policy;
    private final SessionFinder finder;
    private final BlockingCalls calls = new BlockingCalls();

    /**
     * A session that has taken a connection.
     *
     * @param session the session
     * @param line its connection
     */
    record Admitted(SessionRunner session, SocketLine line) {}

    Admission(EngineContext context, SessionRegistry sessions, LogonPolicy policy) {
        this.context = context;
        this.sessions = sessions;
        this.policy = policy;
        finder = new SessionFinder(context, sessions, policy, calls);
    }

    /** Whether no session is made by template or provider. */
    boolean knowsAllSessions() {
        return finder.knowsAllSessions();
    }

    /** From here on these count. */
    void templates(List<AcceptorTemplate> others) {
        finder.templates(others);
    }

    /** @param at the listener where the connection came in, by the address that it was given */
    Admitted admit(Connection connection, InetSocketAddress at, Message logon, LogonWatch watch) throws NotAdmittedException, InterruptedException {
        LogonAttempt attempt;
        try {
            attempt = LogonAttempt.of(connection.remoteAddress(), connection.peerCertificates(), logon);
        } catch (IllegalArgumentException nameless) {
            throw new NotAdmittedException("its Logon lacks a CompID");
        }
        var found = finder.find(attempt, at, watch);
        var stranger = found.settings().connection().refusal(connection, found.id().targetCompID());
        if (stranger.isPresent()) {
            throw new NotAdmittedException("its Logon claims session " + found.id() + ": " + stranger.get());
        }
        if (found.live().isPresent() && !found.live().get().isFree()) {
            throw new NotAdmittedException(found.live().get().claimRefusal());
        }
        watch.limit(found.settings().config().logonTimeout());
        var decision = decide(found, attempt.at(found.id()), connection.id(), watch);
        if (decision instanceof LogonDecision.Refused refused && !found.known()) {
            throw new NotAdmittedException("its Logon for " + found.id() + " was refused: " + refused.text());
        }
        var session = found.live().isPresent() ? found.live().get() : make(found);
        if (watch.expired()) {
            throw new NotAdmittedException("no decision on its Logon within LogonTimeout");
        }
        var line = session.claim(connection, decision);
        return new Admitted(session, line.orElseThrow(() -> new NotAdmittedException(session.claimRefusal())));
    }

    private LogonDecision decide(Candidate found, LogonAttempt attempt, long epoch, LogonWatch watch)
            throws NotAdmittedException, InterruptedException {
        var problem = problem(found.settings(), attempt.logon(), epoch);
        if (!problem.isEmpty()) {
            return LogonDecision.refuse(problem);
        }
        try {
            return calls.call(() -> ask(found, attempt), watch.left());
        } catch (TimeoutException slow) {
            throw new NotAdmittedException("who sent its Logon for " + found.id() + " could not be found out within LogonTimeout");
        } catch (ExecutionException failed) {
            context.events().tell(new EngineEvent.HandlerFailed(
                    found.id(), "the authenticator threw " + failed.getCause().getClass().getName() + " on a Logon"));
            return LogonDecision.refuse("the Logon could not be checked");
        }
    }

    /** The engine's authenticator, then the application: both must accept, and what the application says goes into the answer. */
    private LogonDecision ask(Candidate found, LogonAttempt attempt) throws Exception {
        var first = policy.authenticator().authenticate(attempt);
        if (first instanceof LogonDecision.Refused) {
            return first;
        }
        var second = found.application().authenticate(attempt);
        return second.equals(LogonDecision.accept()) ? first : second;
    }

    /** What the session will refuse by itself. */
    private String problem(SessionSettings settings, Message logon, long epoch) {
        var bytes = logon.toBytes();
        var reader = new MessageReader(settings.dictionary(), settings.validation(), settings.frameLimits());
        if (!(reader.decode(bytes, 0, bytes.length) instanceof Message message)) {
            return "the Logon cannot be read";
        }
        var validity = reader.validate(message);
        return SessionProtocol.logonProblem(settings.config(), Input.Received.fresh(epoch, message, validity, context.clock().now()));
    }

    private SessionRunner make(Candidate found) throws NotAdmittedException {
        try {
            return sessions.addDynamic(found.settings(), found.application());
        } catch (EngineException refused) {
            throw new NotAdmittedException(refused.getMessage());
        }
    }

    void close() throws InterruptedException {
        calls.close();
    }
}
