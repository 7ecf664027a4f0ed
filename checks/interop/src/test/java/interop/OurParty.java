package interop;

import fix.config.EngineConfig;
import fix.engine.FixEngine;
import fix.engine.Session;
import fix.session.SessionStatus;
import fix.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Our engine in the test's process. */
final class OurParty implements Party {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Set<SessionStatus> OFFLINE =
            EnumSet.of(SessionStatus.DISCONNECTED, SessionStatus.CONNECTING, SessionStatus.RECONNECTING);

    private final Transcript heard = new Transcript("our engine");
    private final SharedStore store;
    private final FixEngine engine;
    private final Session session;

    /** Starts the one session of this configuration. */
    OurParty(EngineConfig config) throws StoreException {
        store = new SharedStore(config.openStore());
        engine = config.builder(new Trading(heard::add)).store(store).listener(event -> heard.add("! " + event.text())).start();
        session = engine.sessions().getFirst();
    }

    int port() {
        return engine.port();
    }

    /** What the engine writes to; a test may write to it too. */
    SharedStore store() {
        return store;
    }

    @Override
    public Transcript heard() {
        return heard;
    }

    @Override
    public void orders(String prefix, int count) {
        Thread.ofVirtual().start(() -> {
            try {
                Trading.send(session, prefix, count);
            } catch (InterruptedException | RuntimeException failed) {
                heard.add("! orders " + prefix + ": " + failed);
            }
        });
    }

    @Override
    public Numbers numbers() {
        var numbers = session.numbers();
        return new Numbers((int) numbers.nextOutbound(), (int) numbers.nextInbound());
    }

    @Override
    public void set(int nextOutbound, int nextInbound) {
        session.setNextNumbers(nextOutbound, nextInbound);
    }

    /** Returns when the session is down. */
    @Override
    public void logout() throws InterruptedException {
        session.logout("");
        if (!session.await(OFFLINE, PATIENCE)) {
            throw new AssertionError("still " + session.status() + heard);
        }
    }

    @Override
    public void logon() {
        session.logon();
    }

    @Override
    public void reset() {
        session.reset();
    }

    @Override
    public void close() throws IOException {
        engine.close();
        try {
            store.close();
        } catch (StoreException failed) {
            throw new IOException(failed);
        }
    }
}
