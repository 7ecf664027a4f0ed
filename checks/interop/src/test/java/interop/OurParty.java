package interop;

import fix.engine.FixEngine;
import fix.engine.Session;
import fix.session.SessionConfig;
import fix.session.SessionStatus;
import fix.store.Durability;
import fix.store.StoreException;
import fix.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Our engine in the test's process, with a SQLite store. */
final class OurParty implements Party {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<SessionStatus> OFFLINE =
            EnumSet.of(SessionStatus.DISCONNECTED, SessionStatus.CONNECTING, SessionStatus.RECONNECTING);

    private final Transcript heard = new Transcript("our engine");
    private final SqliteStore store;
    private final FixEngine engine;
    private final Session session;

    private OurParty(Pairing pairing, int port, Path folder, UnaryOperator<SessionConfig.Builder> rules) throws StoreException {
        store = SqliteStore.open(folder, Durability.PROCESS);
        engine = Engines.start(
                pairing.role(), pairing.version(), port, store, rules, new Trading(heard::add), event -> heard.add("! " + event.text()));
        session = engine.session(Engines.id(pairing.version()));
    }

    static OurParty start(Pairing pairing, int port, Path folder, UnaryOperator<SessionConfig.Builder> rules) throws StoreException {
        return new OurParty(pairing, port, folder, rules);
    }

    int port() {
        return engine.port();
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
    public void close() throws IOException {
        engine.close();
        try {
            store.close();
        } catch (StoreException failed) {
            throw new IOException(failed);
        }
    }
}
