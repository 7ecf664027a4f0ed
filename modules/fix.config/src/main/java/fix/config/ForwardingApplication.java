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

    @Override
    public void onCreate(Session session) {
        application.onCreate(session);
    }

    @Override
    public void onLogon(Session session) {
        application.onLogon(session);
    }

    @Override
    public void onLogout(Session session, String reason) {
        application.onLogout(session, reason);
    }

    @Override
    public LogonDecision authenticate(LogonAttempt attempt) throws Exception {
        return application.authenticate(attempt);
    }

    @Override
    public void toAdmin(MessageBuilder message, Session session) {
        application.toAdmin(message, session);
    }

    @Override
    public void fromAdmin(Message message, Session session) {
        application.fromAdmin(message, session);
    }

    @Override
    public void toApp(MessageBuilder message, Session session) {
        application.toApp(message, session);
    }

    @Override
    public void fromApp(Message message, Session session) throws Exception {
        application.fromApp(message, session);
    }
}
