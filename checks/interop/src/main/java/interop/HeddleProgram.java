package interop;

import fix.engine.FixEngine;
import fix.engine.Session;
import fix.session.Role;
import fix.store.Durability;
import fix.store.StoreException;
import fix.store.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * Our engine in a process of its own, so that it can be killed: one session and a SQLite store. Obeys {@link CommandLoop}.
 *
 * <pre>begin ROLE VERSION PORT STORE_FOLDER</pre>
 */
public final class HeddleProgram implements CommandLoop.Counterparty {
    private final SqliteStore store;
    private final FixEngine engine;
    private final Session session;

    private HeddleProgram(SqliteStore store, FixEngine engine, Session session) {
        this.store = store;
        this.engine = engine;
        this.session = session;
    }

    public static void main(String[] args) throws Exception {
        CommandLoop.obey(HeddleProgram::begin);
    }

    private static HeddleProgram begin(String[] arguments) throws StoreException {
        var version = arguments[1];
        var store = SqliteStore.open(Path.of(arguments[3]), Durability.PROCESS);
        var engine = Engines.start(
                Role.valueOf(arguments[0]), version, Integer.parseInt(arguments[2]), store, UnaryOperator.identity(),
                new Trading(CommandLoop::event), event -> System.err.println(event.text()));
        return new HeddleProgram(store, engine, engine.session(Engines.id(version)));
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

    @Override
    public void orders(String prefix, int count) throws InterruptedException {
        Trading.send(session, prefix, count);
    }

    @Override
    public String numbers() {
        return session.numbers().nextOutbound() + " " + session.numbers().nextInbound();
    }

    @Override
    public void set(int nextOutbound, int nextInbound) {
        session.setNextNumbers(nextOutbound, nextInbound);
    }

    @Override
    public void logout() {
        session.logout("");
    }

    @Override
    public void logon() {
        session.logon();
    }

    @Override
    public void ask(String testReqId) {
        throw new UnsupportedOperationException("our engine sends a TestRequest when the peer is silent, not on command");
    }

    @Override
    public void reset() {
        throw new UnsupportedOperationException("no scenario asks our engine for a reset inside a session yet");
    }
}
