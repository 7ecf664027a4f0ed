package fix.config;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.engine.Application;
import fix.engine.Session;

/** An application whose Logons say who we are; for the rest it is the one behind it, which may change what was added. */
final class LogonCredentials implements Application {

    private final Application application;
    private final String username;
    private final String password;

    LogonCredentials(Application application, String username, String password) {
        this.application = application;
        this.username = username;
        this.password = password;
    }

    @Override
    public void toAdmin(MessageBuilder message, Session session) {
        if (message.msgType().equals(MsgTypes.LOGON)) {
            if (!username.isEmpty()) {
                message.set(Tags.USERNAME, username);
            }
            if (!password.isEmpty()) {
                message.set(Tags.PASSWORD, password);
            }
        }
        application.toAdmin(message, session);
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
