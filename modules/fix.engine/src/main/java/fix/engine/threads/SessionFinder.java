package fix.engine.threads;

import fix.engine.AcceptorTemplate;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.SessionSettings;
import fix.engine.spi.LogonAttempt;
import fix.engine.spi.SessionProvider;
import fix.engine.spi.SessionProvider.Answer;
import fix.session.Role;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Finds the session that a Logon is for: the engine's own first, then the most precise template, then the provider. */
final class SessionFinder {
    private final EngineContext context;
    private final SessionRegistry sessions;
    private final LogonPolicy policy;
    private volatile List<AcceptorTemplate> templates;
    private final BlockingCalls calls;

    SessionFinder(EngineContext context, SessionRegistry sessions, LogonPolicy policy, BlockingCalls calls) {
        this.context = context;
        this.sessions = sessions;
        this.policy = policy;
        templates = policy.templates();
        this.calls = calls;
    }

    /** From here on these count; sessions that the others have made live on. */
    void templates(List<AcceptorTemplate> others) {
        templates = List.copyOf(others);
    }

    /** Whether no session is made by template or provider. */
    @SuppressWarnings("ReferenceEquality") // NONE itself is meant.
    boolean knowsAllSessions() {
        return templates.isEmpty() && policy.provider() == SessionProvider.NONE;
    }

    /** @param at the listener where the Logon came in; a session that another one serves is not found here */
    Candidate find(LogonAttempt attempt, InetSocketAddress at, LogonWatch watch) throws NotAdmittedException, InterruptedException {
        var own = sessions.acceptorOf(attempt.logon(), at);
        var found = own.isPresent() ? Candidate.of(own.get()) : dynamic(attempt, at, watch);
        if (!found.settings().connection().listensAt(at)) {
            throw new NotAdmittedException("its Logon names session " + found.id() + ", which is served at " + Listeners.text(found.settings().connection().listener().orElse(at))
                    + " and came in at " + Listeners.text(at));
        }
        return found;
    }

    private Candidate dynamic(LogonAttempt attempt, InetSocketAddress at, LogonWatch watch) throws NotAdmittedException, InterruptedException {
        var fitting = templates.stream()
                .filter(template -> template.listensAt(at) && template.identityOf(attempt.logon()).isPresent())
                .max((one, other) -> Integer.compare(one.precision(), other.precision()));
        if (fitting.isEmpty()) {
            var elsewhere = sessions.acceptorOf(attempt.logon());
            return elsewhere.isPresent() ? Candidate.of(elsewhere.get()) : provided(attempt, watch);
        }
        var id = fitting.get().identityOf(attempt.logon()).orElseThrow();
        var live = sessions.dynamic(id);
        if (live.isPresent()) {
            return Candidate.of(live.get());
        }
        try {
            return candidate(attempt, fitting.get().settings().apply(id), fitting.get().application().apply(id), false);
        } catch (RuntimeException failed) {
            throw new NotAdmittedException(fitting.get() + " cannot make session " + id + ": " + failed.getMessage());
        }
    }

    private Candidate provided(LogonAttempt attempt, LogonWatch watch) throws NotAdmittedException, InterruptedException {
        Answer answer;
        try {
            answer = calls.call(() -> policy.provider().find(attempt), watch.left());
        } catch (TimeoutException slow) {
            throw new NotAdmittedException("the session provider did not answer for " + attempt.session() + " within LogonTimeout");
        } catch (ExecutionException failed) {
            context.events().tell(new EngineEvent.HandlerFailed(
                    attempt.session(), "the session provider threw " + failed.getCause().getClass().getName() + " on a Logon"));
            throw new NotAdmittedException("the session provider failed for " + attempt.session());
        }
        return switch (answer) {
            case Answer.Found found -> candidate(attempt, found.settings(), found.application(), true);
            case Answer.Refused refused -> throw new NotAdmittedException("its Logon for " + attempt.session() + " was refused: " + refused.reason());
            case Answer.Unknown _ -> throw new NotAdmittedException("its Logon names no session that we have: " + attempt.session());
        };
    }

    private Candidate candidate(LogonAttempt attempt, SessionSettings settings, Application application, boolean known) throws NotAdmittedException {
        var id = settings.id();
        var wanted = attempt.session();
        if (settings.config().role() != Role.ACCEPTOR || !id.beginString().equals(wanted.beginString())
                || !id.senderCompID().equals(wanted.senderCompID()) || !id.targetCompID().equals(wanted.targetCompID())) {
            throw new NotAdmittedException("for " + wanted + " the session " + id + " was found, which is no acceptor's of these CompIDs");
        }
        return new Candidate(settings, application, sessions.dynamic(id), known);
    }
}
