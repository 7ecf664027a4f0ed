package fix.engine.driver;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.codec.Encoder;
import fix.core.dictionary.Validity;
import fix.engine.SessionSettings;
import fix.session.Effect;
import fix.session.Input;
import fix.session.Moment;
import fix.session.Numbers;
import fix.session.Occurrence;
import fix.session.Refusal;
import fix.session.ReplayItem;
import fix.session.SessionConfig;
import fix.session.SessionProtocol;
import fix.session.SessionState;
import fix.session.Step;
import fix.store.StoreOp;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one interpreter: feeds inputs to the protocol and carries its effects out, into the outbox, the inbox and the aftermath. It
 * belongs to whoever holds the session's lock and does nothing that could wait.
 */
public final class SessionDriver {
    /** Says that a message is not sent from inside a callback. */
    public static final long NOT_IN_CALLBACK = -1;

    private final SessionConfig config;
    private final Encoder encoder;
    private final Stepper stepper;
    private final Timetable timetable;
    private final Limits limits;
    private final Place place = new Place();
    private final Outbox outbox = new Outbox();
    private final Inbox inbox = new Inbox();
    private final EarlyMessages early = new EarlyMessages();
    private final ArrayDeque<Input> pending = new ArrayDeque<>();
    private List<Aftermath> aftermath = new ArrayList<>();
    private SessionState state = new SessionState.Stopped(Numbers.START, "not yet read from the store");
    private Line line = NoLine.INSTANCE;
    private Moment now = new Moment(0, 0);
    private final Resending resending = new Resending();

    /**
     * A session that waits for {@link #restored}.
     *
     * @param settings all that was set for it
     * @param encoder its header and trailer; belongs to this driver from here on
     * @param stepper its protocol
     */
    public SessionDriver(SessionSettings settings, Encoder encoder, Stepper stepper) {
        config = settings.config();
        this.encoder = encoder;
        this.stepper = stepper;
        timetable = new Timetable(settings.times());
        limits = new Limits(settings.limits());
    }

    /** Where the session stands. */
    public SessionState state() {
        return state;
    }

    /** What waits for the store and the line. */
    public Outbox outbox() {
        return outbox;
    }

    /** What waits for the application. */
    public Inbox inbox() {
        return inbox;
    }

    /** The line of the present epoch; one that refuses when there is none. */
    public Line line() {
        return line;
    }

    /** Monotonic time at which {@link #tick} is due. */
    public long nextDeadline() {
        return Math.min(SessionProtocol.nextDeadline(config, state), Math.min(timetable.nextLook(), limits.nextLook(now)));
    }

    /** How much may be sent and read, and when. */
    public Limits limits() {
        return limits;
    }

    /** Whether the schedule lets the session log on, as of the last tick. */
    public boolean isOpen() {
        return timetable.isOpen();
    }

    /** The same as of now. */
    public boolean isOpen(Moment now) {
        keepTime(now);
        return timetable.isOpen();
    }

    /** The schedule's session that is on, or else the next one. */
    public Occurrence scheduled() {
        return timetable.session();
    }

    /** How long live messages wait for a resend, in nanoseconds: HeartBtInt, or half a minute where there is none. */
    public long patience() {
        long heartBeat = state.heartBeatNanos();
        return heartBeat == 0 ? 30_000_000_000L : heartBeat;
    }

    /** What is to be done outside the lock; the caller does it, in order. */
    public List<Aftermath> takeAftermath() {
        if (aftermath.isEmpty()) {
            return List.of();
        }
        var taken = aftermath;
        aftermath = new ArrayList<>();
        return taken;
    }

    /**
     * The place was read from the store, at the start or after a failure. The handler is doing nothing.
     *
     * @param restart what was read
     */
    public void restored(Restart restart, Moment now) {
        place.is(restart.numbers());
        outbox.restored();
        inbox.restored();
        timetable.began(restart.beganNanos());
        run(new Input.Restored(restart.numbers(), restart.resetUnconfirmed()), now);
        if (restart.startsAnew()) {
            run(new Input.ResetRequested(MessageBuilder.of(MsgTypes.LOGON), now), now);
        }
        restart.unhandled().forEach(inbox::add);
        limits.downtime.started(restart.beganNanos() != 0, now);
        keepTime(now);
    }

    /** A line stands; {@code logon} holds what the application adds to an initiator's Logon. {@link #isOpen(Moment)} is asked first. */
    public void connected(Line newLine, MessageBuilder logon, Moment now) {
        if (state instanceof SessionState.Disconnected) {
            line = newLine;
        }
        run(new Input.Connected(newLine.epoch(), now, logon), now);
    }

    /** A whole message came on the line with this epoch. */
    public void received(long epoch, Message message, Validity validity, Moment now) {
        limits.received.take(now.monoNanos());
        run(Input.Received.fresh(epoch, message, validity, now), now);
    }

    /** Bytes came on the line with this epoch that are no message; of its header {@code readable} could be read. */
    public void garbled(long epoch, String reason, Optional<Message> readable, Moment now) {
        run(new Input.Garbled(epoch, reason, readable, now), now);
    }

    /** The answer to {@link Aftermath.Authenticate}; an empty refusal accepts. */
    public void authenticated(long epoch, String refusal, MessageBuilder logon, Moment now) {
        run(new Input.Authenticated(epoch, refusal, logon, now), now);
    }

    /**
     * Sends an application message: gives it its number and puts it into the outbox.
     *
     * @param callbackBegan when the handler sends it from inside a callback, the monotonic time at which that began: the message
     *     then belongs to the callback's unit; otherwise {@link #NOT_IN_CALLBACK}
     * @return its number, or 0 when the session is not logged on: then it took none
     */
    public long send(MessageBuilder draft, long callbackBegan, Moment now) {
        if (!(state instanceof SessionState.Active)) {
            return 0;
        }
        if (callbackBegan != NOT_IN_CALLBACK) {
            outbox.unitSends(callbackBegan);
        }
        limits.sent.take(now.monoNanos());
        long number = state.numbers().nextOutbound();
        run(new Input.Send(draft, now), now);
        return number;
    }

    /**
     * The application refused a message that it was handed, in a callback that began then; the answer belongs to its unit.
     * A message of an earlier generation is only reported: its number means another message by now.
     *
     * @return false when the session is not logged on: the peer cannot be told, so the message is not handled
     */
    public boolean refused(InboxItem.Delivery delivery, Refusal refusal, long callbackBegan, Moment now) {
        if (delivery.generation() != place.generation()) {
            aftermath.add(new Aftermath.Report(
                    Effect.Kind.REJECTED,
                    "MsgSeqNum " + delivery.message().msgSeqNum() + " from before the numbers were reset; the peer is not told: "
                            + refusal.text()));
            return true;
        }
        if (!(state instanceof SessionState.Active)) {
            return false;
        }
        outbox.unitSends(callbackBegan);
        run(new Input.Refused(delivery.message(), refusal, now), now);
        return true;
    }

    /** The piece of a resend that was asked for last was read; any other piece is of no use any more. */
    public void replayed(ReplayRequest request, List<ReplayItem> items, Moment now) {
        if (resending.takes(request)) {
            run(new Input.Replayed(request.epoch(), items, now), now);
        }
    }

    /** Time has passed. */
    public void tick(Moment now, long partialFrameSince, boolean readingPaused) {
        keepTime(now);
        limits.downtime.due(now).ifPresent(reason -> aftermath.add(new Aftermath.Down(reason)));
        run(new Input.Tick(now, partialFrameSince, readingPaused), now);
    }

    /** Log out, with this text for the peer. */
    public void logout(String text, Moment now) {
        run(new Input.LogoutRequested(text, now), now);
    }

    /**
     * Starts both numbers at 1 again: in a session that is logged on with a Logon that asks the peer for it, once neither side misses anything.
     * The status shows it until the peer has answered.
     *
     * @param logon what the application adds to that Logon
     * @return false when nothing was done: a Logon or Logout is under way, the session has stopped, or its version knows no such reset
     */
    public boolean reset(MessageBuilder logon, Moment now) {
        var before = state;
        run(new Input.ResetRequested(logon, now), now);
        return !state.equals(before);
    }

    /**
     * Sets both numbers by hand, in a new generation.
     *
     * @return false when nothing was done: the session has stopped, or a reset is under way
     */
    public boolean setNumbers(long nextOutbound, long nextInbound, Moment now) {
        var before = state;
        run(new Input.NumbersSet(nextOutbound, nextInbound, now), now);
        boolean set = !state.equals(before);
        if (set) {
            timetable.began(now.wallNanos());
        }
        return set;
    }

    /** The line with this epoch is gone. */
    public void disconnected(long epoch, String reason, Moment now) {
        run(new Input.Disconnected(epoch, reason, now), now);
    }

    /** The store failed: what waits is lost to it, and the session stops. */
    public void storeFailed(String reason) {
        outbox.fail();
        inbox.fail();
        resending.ends();
        run(new Input.StoreFailed(reason), now);
    }

    /** What the schedule asks for: log out at a session's end, start the numbers of the next one. */
    private void keepTime(Moment time) {
        timetable.look(time);
        timetable.change().ifPresent(text -> aftermath.add(new Aftermath.Report(Effect.Kind.SCHEDULE, text)));
        boolean next = timetable.isOpen() && timetable.isOver();
        if ((next || !timetable.isOpen()) && state.epoch() != 0) {
            run(new Input.LogoutRequested(next ? "a new session begins" : "the session has ended", time), time);
        }
        if (next && state instanceof SessionState.Disconnected) {
            run(new Input.SessionBegan(time), time);
        } else if (state instanceof SessionState.Active && timetable.isResetDue(time)) {
            aftermath.add(new Aftermath.ResetDue());
        }
    }

    private void run(Input first, Moment time) {
        now = time;
        perform(stepper.step(config, state, first));
        while (!pending.isEmpty()) {
            perform(stepper.step(config, state, pending.remove()));
        }
    }

    private void perform(Step step) {
        state = step.state();
        var effects = step.effects();
        for (int i = 0; i < effects.size(); i++) {
            perform(effects.get(i));
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Accept accept -> accept(accept);
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
            case Effect.Replay replay -> replay(replay);
            case Effect.ReplayDone _ -> {
                resending.ends();
                outbox.resendEnds();
            }
            case Effect.Reset reset -> reset(reset);
            case Effect.Disconnect disconnect -> disconnect(disconnect);
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

    private void accept(Effect.Accept accept) {
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

    private void replay(Effect.Replay replay) {
        var request = limits.request(replay, place.generation(), now);
        if (resending.asks(request)) {
            aftermath.add(new Aftermath.ReadMore(request));
        } else {
            outbox.add(new OutboxEntry.Mark(request), now.monoNanos());
        }
    }

    private void reset(Effect.Reset reset) {
        // Numbers that go on, or perhaps will, began before.
        if (reset.numbers().nextInbound() == 1) {
            timetable.began(reset.now().wallNanos());
        }
        outbox.add(new OutboxEntry.NewNumbers(place.reset(reset)), now.monoNanos());
    }

    private void disconnect(Effect.Disconnect disconnect) {
        if (disconnect.epoch() == line.epoch()) {
            resending.ends();
            outbox.dropAgain();
            outbox.add(new OutboxEntry.Finish(line, disconnect.reason()), now.monoNanos());
            line = NoLine.INSTANCE;
        }
        aftermath.add(new Aftermath.Ended(disconnect.epoch(), disconnect.reason()));
    }
}
