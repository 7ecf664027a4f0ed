package fix.engine.threads;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.engine.Application;
import fix.engine.DoNotSendException;
import fix.engine.EngineEvent;
import fix.engine.LogonRefusedException;
import fix.engine.driver.Aftermath;
import fix.engine.driver.ReplayRequest;
import fix.engine.driver.Replayer;
import fix.engine.spi.LogonDecision;
import fix.session.Effect;
import fix.session.SessionState;
import fix.store.SessionStore;
import fix.store.StoreException;

/** Does what a step asks for and what must not happen under the session's lock: calls of the application, reads of the store, events. */
final class AftermathWorker {
    private final SessionRunner session;
    private final EngineContext context;
    private final Application application;
    private final SessionStore store;

    AftermathWorker(SessionRunner session, EngineContext context, Application application, SessionStore store) {
        this.session = session;
        this.context = context;
        this.application = application;
        this.store = store;
    }

    void perform(Aftermath after) {
        switch (after) {
            case Aftermath.Authenticate ask -> authenticate(ask);
            case Aftermath.FromAdmin shown -> guarded("fromAdmin", () -> application.fromAdmin(shown.message(), session.user()));
            case Aftermath.ToAdmin shown -> guarded("toAdmin", () -> application.toAdmin(shown.message(), session.user()));
            case Aftermath.ReadMore more -> replay(more.request());
            case Aftermath.LoggedOn _ -> tell(new EngineEvent.LoggedOn(session.id()));
            case Aftermath.LoggedOut out -> tell(new EngineEvent.LoggedOut(session.id(), out.reason()));
            case Aftermath.Ended ended -> tell(new EngineEvent.Disconnected(session.id(), ended.reason()));
            case Aftermath.ResetDue _ -> resetDue();
            case Aftermath.Down down -> {
                tell(new EngineEvent.Noted(session.id(), "down for the length of CancelOnDisconnectDelay: onDisconnect is called"));
                guarded("onDisconnect", () -> application.onDisconnect(session.user(), down.reason()));
            }
            case Aftermath.Report report -> tell(event(report.kind(), report.text()));
        }
    }

    private EngineEvent event(Effect.Kind kind, String text) {
        return switch (kind) {
            case GARBLED -> new EngineEvent.Garbled(session.id(), text);
            case REJECTED -> new EngineEvent.Rejected(session.id(), text);
            case VIOLATION -> new EngineEvent.Violation(session.id(), text);
            case LOGON_REFUSED -> new EngineEvent.LogonRefused(session.id(), text);
            case GAP, DUPLICATE, INVALID, SILENCE, RESET, EXPIRED, SCHEDULE -> new EngineEvent.Noted(session.id(), text);
        };
    }

    void tell(EngineEvent event) {
        context.events().tell(event);
    }

    private void guarded(String what, Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            tell(new EngineEvent.HandlerFailed(session.id(), what + " threw " + failed.getClass().getName()));
        }
    }

    private void resetDue() {
        tell(new EngineEvent.Noted(session.id(), "ResetSeqTime has come: the numbers are to start anew"));
        var logon = logon();
        session.lock();
        try {
            if (session.driver().state() instanceof SessionState.Active) {
                session.driver().reset(logon, context.clock().now());
            }
        } finally {
            session.release();
        }
    }

    /** What the application adds to a Logon that an initiator is about to send. */
    MessageBuilder logon() {
        var logon = MessageBuilder.of(MsgTypes.LOGON);
        addFields(logon);
        guarded("toAdmin", () -> application.toAdmin(logon, session.user()));
        return logon;
    }

    private void addFields(MessageBuilder logon) {
        session.settings().logonFields().forEach(field -> logon.set(field.tag(), field.value()));
    }

    /** Who sends the Logon was decided on before the session was taken; the application may still refuse it. */
    private void authenticate(Aftermath.Authenticate ask) {
        switch (session.decision()) {
            case LogonDecision.Refused refused -> answer(ask, refused.text(), LogonAnswer.of(session.settings(), refused));
            case LogonDecision.Accepted accepted -> show(ask, LogonAnswer.of(session.settings(), accepted));
        }
    }

    private void show(Aftermath.Authenticate ask, MessageBuilder answer) {
        var refusal = "";
        try {
            if (session.isEnabled()) {
                application.fromAdmin(ask.logon(), session.user());
                addFields(answer);
                application.toAdmin(answer, session.user());
            } else {
                refusal = "this session is disabled";
            }
        } catch (LogonRefusedException refused) {
            refusal = refused.getMessage();
        } catch (RuntimeException failed) {
            tell(new EngineEvent.HandlerFailed(session.id(), "fromAdmin threw " + failed.getClass().getName() + " on a Logon"));
            refusal = "the Logon could not be checked";
        }
        answer(ask, refusal, answer);
    }

    private void answer(Aftermath.Authenticate ask, String refusal, MessageBuilder answer) {
        session.lock();
        try {
            session.driver().authenticated(ask.epoch(), refusal, answer, context.clock().now());
        } finally {
            session.release();
        }
    }

    /** Reads a piece of a resend, on a thread of its own: the application may veto, and may block. */
    void replay(ReplayRequest request) {
        Thread.ofVirtual().name("fix-replay " + session.id()).start(() -> {
            try {
                session.waits().awaitTurnToResend(request);
                var items = Replayer.read(store, request, this::wantedAgain);
                session.lock();
                try {
                    session.driver().replayed(request, items, context.clock().now());
                } finally {
                    session.release();
                }
            } catch (StoreException failed) {
                session.stop(failed.getMessage());
            } catch (InterruptedException nobodyShould) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private boolean wantedAgain(Message stored) {
        try {
            application.toApp(stored.toBuilder(), session.user());
            return true;
        } catch (DoNotSendException veto) {
            return false;
        } catch (RuntimeException failed) {
            tell(new EngineEvent.HandlerFailed(session.id(), "toApp threw " + failed.getClass().getName() + " on a resend"));
            return true;
        }
    }
}
