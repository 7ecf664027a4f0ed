package fix.cli;

import fix.engine.EngineEvent;
import fix.engine.EventListener;
import java.util.HashMap;
import java.util.Map;

/** Shows an engine's events: what is not as it should be on standard error, the course of the sessions on standard output. Called by one thread. */
final class EventLines implements EventListener {
    private final Console console;
    private final boolean quiet;
    /** Why a connection failed last, for each session: the same reason is told once. */
    private final Map<String, String> unreachable = new HashMap<>();

    /** @param quiet leaves out what is as it should be */
    EventLines(Console console, boolean quiet) {
        this.console = console;
        this.quiet = quiet;
    }

    @Override
    public void on(EngineEvent event) {
        switch (event) {
            case EngineEvent.ConnectFailed failed -> {
                if (!failed.reason().equals(unreachable.put(failed.session().toString(), failed.reason()))) {
                    console.warn(failed.session() + ": " + failed.reason() + "; it is tried again until it succeeds");
                }
            }
            case EngineEvent.Connected connected -> unreachable.remove(connected.session().toString());
            case EngineEvent.StoreFailed _, EngineEvent.HandlerFailed _, EngineEvent.Violation _, EngineEvent.LogonRefused _, EngineEvent.Rejected _,
                    EngineEvent.Garbled _, EngineEvent.ConnectionDropped _, EngineEvent.SlowHandler _, EngineEvent.DynamicSessionsFull _, EngineEvent.EventsLost _,
                    EngineEvent.HandshakeFailed _, EngineEvent.ConnectionRefused _, EngineEvent.CertificatesNotReloaded _, EngineEvent.CertificateExpires _,
                    EngineEvent.Degraded _, EngineEvent.LimitReached _, EngineEvent.PoolEmpty _ -> console.warn(line(event));
            case EngineEvent.LoggedOn _, EngineEvent.LoggedOut _, EngineEvent.Noted _, EngineEvent.StoreRecovered _, EngineEvent.SessionAdded _, EngineEvent.Operated _,
                    EngineEvent.SessionRemoved _, EngineEvent.CertificatesReloaded _, EngineEvent.PoolWhole _ -> say(event);
            case EngineEvent.Listening _, EngineEvent.ListeningEnded _, EngineEvent.Disconnected _, EngineEvent.PoolMemberJoined _, EngineEvent.PoolMemberLeft _ -> {
                // READY, logon and logout have said so
            }
        }
    }

    private void say(EngineEvent event) {
        if (!quiet) {
            console.say(line(event));
        }
    }

    private static String line(EngineEvent event) {
        return event instanceof EngineEvent.OfSession of ? of.session() + ": " + event.text() : event.text();
    }
}
