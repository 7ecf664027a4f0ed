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
    private final Thread thread;
    private long waits;

    DialLoop(SessionRunner session, EngineContext context, Dialer dialer) {
        this.session = session;
        this.context = context;
        this.dialer = dialer;
        var settings = session.settings();
        backoff = new Backoff(settings.reconnectInterval(), settings.reconnectMax(), RandomGenerator.getDefault());
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
        Connection connection;
        try {
            connection = dialer.dial(session.settings().host(), session.settings().port());
        } catch (DialException failed) {
            waits = backoff.next();
            context.events().tell(new EngineEvent.ConnectFailed(session.id(), failed.getMessage(), waits / 1_000_000));
            return;
        }
        var stranger = session.settings().connection().refusal(connection, session.id().targetCompID());
        if (stranger.isPresent()) {
            connection.close();
            waits = backoff.next();
            context.events().tell(new EngineEvent.ConnectFailed(session.id(), "connection to " + connection.remoteAddress() + " refused: " + stranger.get(), waits / 1_000_000));
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
        }
        waits = backoff.next();
    }
}
