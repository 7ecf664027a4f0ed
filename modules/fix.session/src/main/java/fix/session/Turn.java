package fix.session;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.dictionary.Fault;
import java.util.ArrayList;
import java.util.List;

/** One step of a logged-on session while it is being worked out: the link as it becomes, and the effects in their order. */
final class Turn {
    final SessionConfig config;
    final Moment now;
    private final SessionState from;
    private final List<Effect> effects = new ArrayList<>(4);
    Link link;
    /** Why the connection ends with this step; empty when it does not. */
    private String error = "";

    Turn(SessionConfig config, SessionState from, Link link, Moment now) {
        this.config = config;
        this.from = from;
        this.link = link;
        this.now = now;
    }

    Turn then(Effect effect) {
        effects.add(effect);
        return this;
    }

    Turn report(Effect.Kind kind, String text) {
        return then(new Effect.Report(kind, text));
    }

    void transmit(MessageBuilder draft) {
        then(new Effect.Transmit(link.numbers().nextOutbound(), draft, now));
        link = link.sent(now);
    }

    /** The message has its turn: everything below {@code next} is accepted from here on. */
    void accept(Input.Received in, long next, boolean deliver) {
        then(new Effect.Accept(in.message(), next, deliver));
        link = link.accepted(next, now);
    }

    /** What is expected once this message has had its turn: with ValidateSequenceNumbers=N, it may have come under any number. */
    long after(Message message) {
        return Math.max(link.numbers().nextInbound(), message.msgSeqNum() + 1);
    }

    /**
     * Rejects a message, or ends the connection for it where a setting says so. A Reject is never answered with a Reject, so that two
     * engines cannot quarrel for ever.
     */
    Turn reject(Message message, Fault fault) {
        report(
                Effect.Kind.REJECTED,
                "MsgSeqNum " + message.msgSeqNum() + ", MsgType " + message.msgType() + ": " + Checks.describe(fault));
        if (message.msgType().equals(MsgTypes.REJECT)) {
            return this;
        }
        if (config.endsOnError()) {
            error = "MsgSeqNum " + message.msgSeqNum() + " is rejected: " + Checks.describe(fault);
        } else {
            transmit(AdminMessages.reject(config, message, fault));
        }
        return this;
    }

    SessionState from() {
        return from;
    }

    /** True when our Logout is sent: from here on we send only what is asked of us. */
    boolean loggingOut() {
        return from instanceof SessionState.LogoutSent;
    }

    /** True when the peer broke a rule after which nothing of it counts but its Logout. */
    boolean broken() {
        return from instanceof SessionState.LogoutSent sent && sent.broken();
    }

    List<Effect> effects() {
        return effects;
    }

    /** Ends the step in the kind of state that it began in; a Logon exchange ends in Active, an error in nothing. */
    Step stay() {
        if (!error.isEmpty()) {
            return EndRules.error(this, error);
        }
        return new Step(
                switch (from) {
                    case SessionState.LogoutSent s -> new SessionState.LogoutSent(link, s.deadline(), s.broken(), s.reason());
                    case SessionState.Draining s -> new SessionState.Draining(link, s.logon(), s.asked(), s.deadline());
                    case SessionState.Resetting s -> new SessionState.Resetting(link, s.deadline(), s.leaving(), s.text());
                    case SessionState.Active _, SessionState.Disconnected _, SessionState.AwaitingLogon _,
                            SessionState.Authenticating _, SessionState.Doubtful _, SessionState.LogonSent _, SessionState.Stopped _ ->
                        new SessionState.Active(link);
                },
                effects);
    }
}
