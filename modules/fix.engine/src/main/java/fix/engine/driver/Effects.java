package fix.engine.driver;

import fix.core.MsgTypes;
import fix.core.codec.Encoder;
import fix.session.Effect;
import fix.session.Input;
import fix.session.Moment;
import fix.session.Numbers;
import fix.session.SessionConfig;
import fix.store.StoreOp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What the steps of a protocol lead to: it carries their effects out, into the outbox, the inbox and the aftermath, and keeps what they need for that. Guarded by the
 * session's lock.
 */
final class Effects {
    private final SessionConfig config;
    private final Encoder encoder;
    private final Timetable timetable;
    private final Limits limits;
    private final Place place = new Place();
    private final Outbox outbox = new Outbox();
    private final Inbox inbox = new Inbox();
    private final EarlyMessages early = new EarlyMessages();
    private final Resending resending = new Resending();
    private final ArrayDeque<Input> pending = new ArrayDeque<>();
    private List<Aftermath> aftermath = new ArrayList<>();
    private Line line = NoLine.INSTANCE;

    Effects(SessionConfig config, Encoder encoder, Timetable timetable, Limits limits) {
        this.config = config;
        this.encoder = encoder;
        this.timetable = timetable;
        this.limits = limits;
    }

    Outbox outbox() {
        return outbox;
    }

    Inbox inbox() {
        return inbox;
    }

    EarlyMessages early() {
        return early;
    }

    /** Where the session's place will be, once all is stored that was decided. */
    Place place() {
        return place;
    }

    Resending resending() {
        return resending;
    }

    Line line() {
        return line;
    }

    /** This line stands from here on. */
    void uses(Line newLine) {
        line = newLine;
    }

    /** What the effects so far have as inputs again: the driver takes them next. */
    ArrayDeque<Input> pending() {
        return pending;
    }

    /** Something to be done outside the lock. */
    void add(Aftermath after) {
        aftermath.add(after);
    }

    /** All of it; the caller does it, in order. */
    List<Aftermath> takeAftermath() {
        if (aftermath.isEmpty()) {
            return List.of();
        }
        var taken = aftermath;
        aftermath = new ArrayList<>();
        return taken;
    }

    /** Carries out what a step asks for, now. */
    void perform(Effect effect, Moment now) {
        switch (effect) {
            case Effect.Accept accept -> accept(accept, now);
            case Effect.Transmit transmit -> transmit(transmit);
            case Effect.SendAgain again -> {
                limits.resent.take(now.monoNanos());
                again(encoder.resend(again.frame(), again.now().wallNanos()));
            }
            case Effect.FillGap fill -> {
                place.sayLastAccepted(config, fill.draft());
                again(encoder.encodePossDup(fill.draft(), fill.msgSeqNum(), fill.now().wallNanos(), fill.now().wallNanos()));
            }
            case Effect.Hold hold -> early.hold(hold.received());
            case Effect.ReleaseHeld release -> early.release(release.nextInbound())
                    .ifPresent(held -> pending.add(held.released(now)));
            case Effect.DropHeld _ -> early.clear();
            case Effect.Replay replay -> replay(replay, now);
            case Effect.ReplayDone _ -> {
                resending.ends();
                outbox.resendEnds();
            }
            case Effect.Reset reset -> reset(reset, now);
            case Effect.Disconnect disconnect -> disconnect(disconnect, now);
            case Effect.LoggedOn on -> {
                limits.downtime.up();
                inbox.resume();
                inbox.add(new InboxItem.LoggedOn());
                aftermath.add(new Aftermath.LoggedOn(on.epoch()));
            }
            case Effect.Skip skip -> outbox.add(new OutboxEntry.Skip(new StoreOp.NextOutbound(skip.nextOutbound())), now.monoNanos());
            case Effect.ResetDone _ -> inbox.resume();
            case Effect.LoggedOut out -> {
                limits.downtime.down(out.reason(), now);
                inbox.add(new InboxItem.LoggedOut(out.reason()));
                aftermath.add(new Aftermath.LoggedOut(out.epoch(), out.reason()));
            }
            case Effect.Authenticate ask -> aftermath.add(new Aftermath.Authenticate(ask.epoch(), ask.logon()));
            case Effect.Report report -> aftermath.add(new Aftermath.Report(report.kind(), report.text()));
            case Effect.SendRefused _ -> {
                // send() asks first
            }
        }
    }

    private void accept(Effect.Accept accept, Moment now) {
        var message = accept.message();
        boolean toApplication = accept.deliver() && !message.isAdmin();
        timetable.stored(now.wallNanos());
        var ops = place.accept(accept, toApplication, inbox.isIdle(), now.wallNanos());
        outbox.add(new OutboxEntry.StoreOnly(ops, message.length()), now.monoNanos());
        if (toApplication) {
            inbox.add(new InboxItem.Delivery(message, place.generation(), false));
        } else if (accept.deliver()) {
            aftermath.add(new Aftermath.FromAdmin(message));
        }
    }

    private void transmit(Effect.Transmit transmit) {
        timetable.stored(transmit.now().wallNanos());
        var draft = transmit.draft();
        outbox.add(place.transmit(transmit, config, encoder, line), transmit.now().monoNanos());
        if (draft.isAdmin() && !draft.msgType().equals(MsgTypes.LOGON)) {
            aftermath.add(new Aftermath.ToAdmin(draft));
        }
    }

    private void again(byte[] frame) {
        outbox.addAgain(new OutboxEntry.Wire(frame, line));
    }

    private void replay(Effect.Replay replay, Moment now) {
        var request = limits.request(replay, place.generation(), now);
        if (resending.asks(request)) {
            aftermath.add(new Aftermath.ReadMore(request));
        } else {
            outbox.add(new OutboxEntry.Mark(request), now.monoNanos());
        }
    }

    private void reset(Effect.Reset reset, Moment now) {
        // Numbers that go on, or perhaps will, began before.
        if (reset.numbers().nextInbound() == 1) {
            timetable.began(reset.now().wallNanos());
        }
        outbox.add(new OutboxEntry.NewNumbers(place.reset(reset)), now.monoNanos());
    }

    private void disconnect(Effect.Disconnect disconnect, Moment now) {
        if (disconnect.epoch() == line.epoch()) {
            resending.ends();
            outbox.dropAgain();
            outbox.add(new OutboxEntry.Finish(line, disconnect.reason()), now.monoNanos());
            line = NoLine.INSTANCE;
        }
        aftermath.add(new Aftermath.Ended(disconnect.epoch(), disconnect.reason()));
    }
}
