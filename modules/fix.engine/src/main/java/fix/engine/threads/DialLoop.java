package fix.engine.threads;

import fix.engine.EngineEvent;
import fix.session.SessionStatus;
import fix.transport.Connection;
import fix.transport.DialException;
import fix.transport.Dialer;
import java.util.List;
import java.util.random.RandomGenerator;

/** The dialer of an initiator's session, and the reader of its connections: connects, reads until the end, waits, connects again. */
final class DialLoop implements Runnable {
    private final SessionRunner session;
    private final EngineContext context;
    private final Dialer dialer;
    private final Backoff backoff;
    private final Endpoints endpoints;
    private final Thread thread;
    private long waits;

    DialLoop(SessionRunner session, EngineContext context, Dialer dialer) {
        this.session = session;
        this.context = context;
        this.dialer = dialer;
        var settings = session.settings();
        backoff = new Backoff(settings.reconnectInterval(), settings.reconnectMax(), settings.connection().reconnectSteps(), RandomGenerator.getDefault());
        endpoints = new Endpoints(settings.endpoints(), settings.connection().order(), RandomGenerator.getDefault());
        thread = Thread.ofVirtual().name("fix-initiator " + session.id()).unstarted(this);
    }

    void start() {
        thread.start();
    }

    void close() throws InterruptedException {
        thread.join();
    }

    @Override
    public void run() {
        var trying = SessionStatus.CONNECTING;
        try {
            while (session.waits().awaitEnabled()) {
                session.dialing(trying);
                connect();
                trying = SessionStatus.RECONNECTING;
                session.dialing(SessionStatus.DISCONNECTED);
                if (!session.mayConnect()) {
                    continue;
                }
                session.dialing(trying);
                if (!session.waits().pause(waits)) {
                    return;
                }
            }
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        } finally {
            session.dialing(SessionStatus.DISCONNECTED);
        }
    }

    private void connect() {
        var endpoint = endpoints.next();
        Connection connection;
        try {
            connection = dialer.dial(endpoint.host(), endpoint.port());
        } catch (DialException failed) {
            failed(failed.getMessage());
            return;
        }
        var stranger = session.settings().connection().refusal(connection, session.id().targetCompID());
        if (stranger.isPresent()) {
            connection.close();
            failed("connection to " + endpoint + " refused: " + stranger.get());
            return;
        }
        long logons = session.logons();
        var line = session.claim(connection);
        if (line.isEmpty()) {
            connection.close();
        } else {
            new ConnectionReader(session, context, line.get(), session.newFramer()).run(List.of());
        }
        if (session.logons() > logons) {
            backoff.succeeded();
            endpoints.succeeded();
            waits = backoff.next();
        } else {
            afterFailure();
        }
    }

    private void failed(String reason) {
        afterFailure();
        context.events().tell(new EngineEvent.ConnectFailed(session.id(), reason, waits / 1_000_000));
    }

    /** The next endpoint is called at once; when each was, we wait. */
    private void afterFailure() {
        waits = endpoints.failed() ? backoff.next() : 0;
    }
}
