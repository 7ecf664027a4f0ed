package fix.config;

import fix.engine.Application;

/** A session's application with the name and password that its configuration has at the moment. */
final class LiveApplication extends ForwardingApplication {

    private final Application own;
    private volatile Application behind;

    LiveApplication(Application own, SettingValues values) {
        super(own);
        this.own = own;
        behind = ConfiguredSession.serving(own, values);
    }

    /** From the next Logon on, what these say holds. */
    void follow(SettingValues values) {
        behind = ConfiguredSession.serving(own, values);
    }

    @Override
    Application behind() {
        return behind;
    }
}
