package fix.simulator;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.engine.Application;
import fix.engine.DoNotSendException;
import fix.engine.LogonRefusedException;
import fix.engine.driver.Aftermath;
import fix.engine.driver.ReplayRequest;
import fix.engine.driver.Replayer;
import fix.session.ReplayItem;
import fix.store.StoreException;
import java.util.List;

/** Does what a step asks for and what must not happen under the lock: calls of the application, reads of the store. */
final class Errands {
    private final SessionLife session;
    private final Application application;

    Errands(SessionLife session, Application application) {
        this.session = session;
        this.application = application;
    }

    void perform(Aftermath errand) {
        switch (errand) {
            case Aftermath.Authenticate ask -> session.engine().soon(session.world().tempo.callback(), () -> authenticate(ask));
            case Aftermath.FromAdmin shown -> guarded(() -> application.fromAdmin(shown.message(), session.user()));
            case Aftermath.ToAdmin shown -> guarded(() -> application.toAdmin(shown.message(), session.user()));
            case Aftermath.ReadMore more -> replay(more.request());
            case Aftermath.LoggedOn _ -> session.note("logged on", "");
            case Aftermath.LoggedOut out -> {
                session.note("logged out", out.reason());
                session.world().witness.loggedOut(session.id(), out.epoch());
            }
            case Aftermath.Ended ended -> session.note("ended", ended.reason());
            case Aftermath.ResetDue _ -> session.resetInSession();
            case Aftermath.Down down -> guarded(() -> application.onDisconnect(session.user(), down.reason()));
            case Aftermath.Report report -> session.note("reports", report.text());
        }
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            session.note("throws", failed.getClass().getName());
        }
    }

    /** What the application adds to a Logon that an initiator is about to send. */
    MessageBuilder logon() {
        var logon = MessageBuilder.of(MsgTypes.LOGON);
        guarded(() -> application.toAdmin(logon, session.user()));
        return logon;
    }

    private void authenticate(Aftermath.Authenticate ask) {
        var refusal = "";
        var answer = MessageBuilder.of(MsgTypes.LOGON);
        try {
            application.fromAdmin(ask.logon(), session.user());
            application.toAdmin(answer, session.user());
        } catch (LogonRefusedException refused) {
            refusal = refused.getMessage();
        } catch (RuntimeException failed) {
            session.note("throws", failed.getClass().getName());
            refusal = "the Logon could not be checked";
        }
        session.driver().authenticated(ask.epoch(), refusal, answer, session.engine().now());
        session.release();
    }

    /** Reads a piece of a resend once the piece before it is on its way. */
    void replay(ReplayRequest request) {
        var waiting = new Runnable() {
            @Override
            public void run() {
                if (!session.driver().outbox().hasResendBytes() || session.driver().state().epoch() != request.epoch()) {
                    session.ignoreProgress(this);
                    long early = request.notBefore() - session.engine().now().monoNanos();
                    session.engine().soon(session.world().tempo.step(), () -> session.engine().after(early, () -> read(request)));
                }
            }
        };
        session.watchProgress(waiting);
        waiting.run();
    }

    private void read(ReplayRequest request) {
        try {
            var items = Replayer.read(session.store(), request, this::wantedAgain);
            session.engine().soon(session.world().tempo.step(), () -> replayed(request, items));
        } catch (StoreException failed) {
            session.stop(failed.getMessage());
        }
    }

    private void replayed(ReplayRequest request, List<ReplayItem> items) {
        session.driver().replayed(request, items, session.engine().now());
        session.release();
    }

    private boolean wantedAgain(Message stored) {
        try {
            application.toApp(stored.toBuilder(), session.user());
            return true;
        } catch (DoNotSendException veto) {
            session.world().witness.vetoed(session.id(), stored.msgSeqNum());
            return false;
        } catch (RuntimeException failed) {
            session.note("throws", failed.getClass().getName());
            return true;
        }
    }
}
