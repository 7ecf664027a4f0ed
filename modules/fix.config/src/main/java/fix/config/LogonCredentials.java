package fix.config;

import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.engine.Application;
import fix.engine.Session;

/** An application whose Logons say who we are; for the rest it is the one behind it, which may change what was added. */
final class LogonCredentials extends ForwardingApplication {

    private final String username;
    private final String password;

    LogonCredentials(Application application, String username, String password) {
        super(application);
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
        super.toAdmin(message, session);
    }
}
