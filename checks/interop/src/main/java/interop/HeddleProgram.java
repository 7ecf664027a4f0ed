package interop;

import fix.config.ConfigException;
import fix.config.ConfigReader;
import fix.engine.FixEngine;
import fix.engine.Session;
import java.nio.file.Path;

/**
 * Our engine in a process of its own, so that it can be killed: one session. Obeys {@link CommandLoop}.
 *
 * <pre>begin SETTINGS_FILE</pre>
 */
public final class HeddleProgram implements CommandLoop.Counterparty {
    private final FixEngine engine;
    private final Session session;

    private HeddleProgram(FixEngine engine) {
        this.engine = engine;
        session = engine.sessions().getFirst();
    }

    public static void main(String[] args) throws Exception {
        CommandLoop.obey(HeddleProgram::begin);
    }

    private static HeddleProgram begin(String[] arguments) throws ConfigException {
        return new HeddleProgram(ConfigReader.read(Path.of(arguments[0]))
                .builder(new Trading(CommandLoop::event))
                .listener(event -> System.err.println(event.text()))
                .start());
    }

    @Override
    public void close() {
        engine.close();
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
        session.reset();
    }
}
