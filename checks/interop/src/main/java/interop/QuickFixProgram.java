package interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import quickfix.ConfigError;
import quickfix.Connector;
import quickfix.DefaultMessageFactory;
import quickfix.FileStoreFactory;
import quickfix.SLF4JLogFactory;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.SocketInitiator;
import quickfix.field.DefaultApplVerID;
import quickfix.field.EncryptMethod;
import quickfix.field.HeartBtInt;
import quickfix.field.MsgType;
import quickfix.field.ResetSeqNumFlag;
import quickfix.field.TestReqID;

/**
 * QuickFIX/J in a process of its own, as an acceptor or an initiator with one session and a file store. Obeys {@link CommandLoop}.
 *
 * <pre>begin SETTINGS_FILE</pre>
 */
public final class QuickFixProgram implements CommandLoop.Counterparty {
    private final Connector connector;
    private final SessionID id;

    private QuickFixProgram(Connector connector, SessionID id) {
        this.connector = connector;
        this.id = id;
    }

    public static void main(String[] args) throws Exception {
        CommandLoop.obey(QuickFixProgram::begin);
    }

    private static QuickFixProgram begin(String[] arguments) throws Exception {
        SessionSettings settings;
        try (var file = Files.newInputStream(Path.of(arguments[0]))) {
            settings = new SessionSettings(file);
        }
        var connector = connector(settings);
        connector.start();
        return new QuickFixProgram(connector, settings.sectionIterator().next());
    }

    @Override
    public void close() {
        connector.stop(true);
    }

    private static Connector connector(SessionSettings settings) throws Exception {
        boolean initiates = settings.getString("ConnectionType").equals("initiator");
        var application = new QuickFixTrading(initiates, orEmpty(settings, "Username"), orEmpty(settings, "Password"));
        var stores = new FileStoreFactory(settings);
        var logs = new SLF4JLogFactory(settings);
        return initiates
                ? new SocketInitiator(application, stores, settings, logs, new DefaultMessageFactory())
                : new SocketAcceptor(application, stores, settings, logs, new DefaultMessageFactory());
    }

    /** A setting of the application's own. */
    private static String orEmpty(SessionSettings settings, String key) throws ConfigError {
        return settings.isSetting(key) ? settings.getString(key) : "";
    }

    private Session session() {
        return Session.lookupSession(id);
    }

    @Override
    public void orders(String prefix, int count) throws Exception {
        for (int i = 1; i <= count; i++) {
            Session.sendToTarget(QuickFixTrading.order(id.getBeginString(), prefix + i, LocalDateTime.now()), id);
        }
    }

    @Override
    public String numbers() {
        return session().getExpectedSenderNum() + " " + session().getExpectedTargetNum();
    }

    @Override
    public void set(int nextOutbound, int nextInbound) throws Exception {
        session().setNextSenderMsgSeqNum(nextOutbound);
        session().setNextTargetMsgSeqNum(nextInbound);
    }

    @Override
    public void logout() {
        session().logout();
    }

    @Override
    public void logon() {
        session().logon();
    }

    @Override
    public void ask(String testReqId) throws Exception {
        var request = QuickFixTrading.message(MsgType.TEST_REQUEST);
        request.setString(TestReqID.FIELD, testReqId);
        Session.sendToTarget(request, id);
    }

    @Override
    public void reset() throws Exception {
        var logon = QuickFixTrading.message(MsgType.LOGON);
        logon.setInt(EncryptMethod.FIELD, 0);
        logon.setInt(HeartBtInt.FIELD, 30);
        logon.setBoolean(ResetSeqNumFlag.FIELD, true);
        if (id.isFIXT()) {
            logon.setString(DefaultApplVerID.FIELD, session().getSenderDefaultApplicationVersionID().getValue());
        }
        Session.sendToTarget(logon, id);
    }
}
