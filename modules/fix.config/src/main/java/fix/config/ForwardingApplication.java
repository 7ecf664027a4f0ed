package fix.config;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.engine.Application;
import fix.engine.Session;
import fix.engine.spi.LogonAttempt;
import fix.engine.spi.LogonDecision;

/** An application that leaves everything to the one behind it, but for what a subclass does itself. */
abstract class ForwardingApplication implements Application {

    private final Application application;

    ForwardingApplication(Application application) {
        this.application = application;
    }

    /** Whom everything is left to. */
    Application behind() {
        return application;
    }

    @Override
    public void onCreate(Session session) {
        behind().onCreate(session);
    }

    @Override
    public void onLogon(Session session) {
        behind().onLogon(session);
    }

    @Override
    public void onLogout(Session session, String reason) {
        behind().onLogout(session, reason);
    }

    @Override
    public void onDisconnect(Session session, String reason) {
        behind().onDisconnect(session, reason);
    }

    @Override
    public LogonDecision authenticate(LogonAttempt attempt) throws Exception {
        return behind().authenticate(attempt);
    }

    @Override
    public void toAdmin(MessageBuilder message, Session session) {
        behind().toAdmin(message, session);
    }

    @Override
    public void fromAdmin(Message message, Session session) {
        behind().fromAdmin(message, session);
    }

    @Override
    public void toApp(MessageBuilder message, Session session) {
        behind().toApp(message, session);
    }

    @Override
    public void fromApp(Message message, Session session) throws Exception {
        behind().fromApp(message, session);
    }
}
