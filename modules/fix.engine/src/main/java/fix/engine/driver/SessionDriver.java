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
import java.util.List;
import java.util.Optional;

/**
 * The one interpreter: feeds inputs to the protocol and has its {@link Effects} carried out, into the outbox, the inbox and the aftermath. It
 * belongs to whoever holds the session's lock and does nothing that could wait.
 */
public final class SessionDriver {
    /** Says that a message is not sent from inside a callback. */
    public static final long NOT_IN_CALLBACK = -1;

    private final SessionConfig config;
    private final Stepper stepper;
    private final Timetable timetable;
    private final Limits limits;
    private final Effects effects;
    private SessionState state = new SessionState.Stopped(Numbers.START, "not yet read from the store");
    private Moment now = new Moment(0, 0);

    /**
     * A session that waits for {@link #restored}.
     *
     * @param settings all that was set for it
     * @param encoder its header and trailer; belongs to this driver from here on
     * @param stepper its protocol
     */
    public SessionDriver(SessionSettings settings, Encoder encoder, Stepper stepper) {
        config = settings.config();
        this.stepper = stepper;
        timetable = new Timetable(settings.times());
        limits = new Limits(settings.limits());
        effects = new Effects(config, encoder, timetable, limits);
    }

    /** Where the session stands. */
    public SessionState state() {
        return state;
    }

    /** What waits for the store and the line. */
    public Outbox outbox() {
        return effects.outbox();
    }

    /** What waits for the application. */
    public Inbox inbox() {
        return effects.inbox();
    }

    /** What waits in all, for the application, the store, the line, and for what should have come before it, in bytes of the heap. */
    public long waiting() {
        return effects.inbox().bytes() + effects.outbox().bytes() + effects.early().heap();
    }

    /** Whether messages that come too early are kept from here on; others are dropped, since the peer sends them again. */
    public void keepsEarly(boolean more) {
        effects.early().keepsMore(more);
    }

    /** The line of the present epoch; one that refuses when there is none. */
    public Line line() {
        return effects.line();
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
        return effects.takeAftermath();
    }

    /**
     * The place was read from the store, at the start or after a failure. The handler is doing nothing.
     *
     * @param restart what was read
     */
    public void restored(Restart restart, Moment now) {
        effects.place().is(restart.numbers());
        effects.outbox().restored();
        effects.inbox().restored();
        timetable.began(restart.beganNanos());
        run(new Input.Restored(restart.numbers(), restart.resetUnconfirmed()), now);
        if (restart.startsAnew()) {
            run(new Input.ResetRequested(MessageBuilder.of(MsgTypes.LOGON), now), now);
        }
        restart.unhandled().forEach(effects.inbox()::add);
        limits.downtime.started(restart.beganNanos() != 0, now);
        keepTime(now);
    }

    /** A line stands; {@code logon} holds what the application adds to an initiator's Logon. {@link #isOpen(Moment)} is asked first. */
    public void connected(Line newLine, MessageBuilder logon, Moment now) {
        if (state instanceof SessionState.Disconnected) {
            effects.uses(newLine);
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
            effects.outbox().unitSends(callbackBegan);
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
        if (delivery.generation() != effects.place().generation()) {
            effects.add(new Aftermath.Report(
                    Effect.Kind.REJECTED,
                    "MsgSeqNum " + delivery.message().msgSeqNum() + " from before the numbers were reset; the peer is not told: "
                            + refusal.text()));
            return true;
        }
        if (!(state instanceof SessionState.Active)) {
            return false;
        }
        effects.outbox().unitSends(callbackBegan);
        run(new Input.Refused(delivery.message(), refusal, now), now);
        return true;
    }

    /** The piece of a resend that was asked for last was read; any other piece is of no use any more. */
    public void replayed(ReplayRequest request, List<ReplayItem> items, Moment now) {
        if (effects.resending().takes(request)) {
            run(new Input.Replayed(request.epoch(), items, now), now);
        }
    }

    /** Time has passed. */
    public void tick(Moment now, long partialFrameSince, boolean readingPaused) {
        keepTime(now);
        limits.downtime.due(now).ifPresent(reason -> effects.add(new Aftermath.Down(reason)));
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
        effects.outbox().fail();
        effects.inbox().fail();
        effects.resending().ends();
        run(new Input.StoreFailed(reason), now);
    }

    /** What the schedule asks for: log out at a session's end, start the numbers of the next one. */
    private void keepTime(Moment time) {
        timetable.look(time);
        timetable.change().ifPresent(text -> effects.add(new Aftermath.Report(Effect.Kind.SCHEDULE, text)));
        boolean next = timetable.isOpen() && timetable.isOver();
        if ((next || !timetable.isOpen()) && state.epoch() != 0) {
            run(new Input.LogoutRequested(next ? "a new session begins" : "the session has ended", time), time);
        }
        if (next && state instanceof SessionState.Disconnected) {
            run(new Input.SessionBegan(time), time);
        } else if (state instanceof SessionState.Active && timetable.isResetDue(time)) {
            effects.add(new Aftermath.ResetDue());
        }
    }

    private void run(Input first, Moment time) {
        now = time;
        perform(stepper.step(config, state, first));
        while (!effects.pending().isEmpty()) {
            perform(stepper.step(config, state, effects.pending().remove()));
        }
    }

    private void perform(Step step) {
        state = step.state();
        var asked = step.effects();
        for (int i = 0; i < asked.size(); i++) {
            effects.perform(asked.get(i), now);
        }
    }
}
