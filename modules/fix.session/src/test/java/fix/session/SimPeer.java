package fix.session;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.core.TimestampPrecision;
import fix.core.codec.Encoder;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionRejectReason;
import fix.core.dictionary.Valid;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** One side of the simulation: the protocol, a store that survives crashes, and a line. Effects are carried out one by one. */
final class SimPeer {
    /** Ends the carrying out of effects where it stands: what is not stored by then has never been. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;

        Crash() {
            super(null, null, false, false);
        }
    }

    private static final String BAD = "bad";

    final SessionConfig config;
    final SimStore store;
    private final Random random;
    private final Encoder encoder;
    private int holdAtMost;
    private final boolean sendsBad;
    private final TreeMap<Long, Input.Received> held = new TreeMap<>();
    private final ArrayDeque<Input> next = new ArrayDeque<>();
    /** Answers of the outside that come in their own time. */
    final ArrayDeque<Input> answers = new ArrayDeque<>();
    private SessionState state;
    private SimLine line;
    private Moment now = new Moment(0, 0);
    private int crashOneIn;
    private int messages;
    int steps;

    /**
     * @param holdAtMost how many early messages there is room for
     * @param sendsBad some of its messages are such that the other rejects them
     */
    SimPeer(SessionConfig config, Random random, int holdAtMost, boolean sendsBad) {
        this.config = config;
        this.random = random;
        this.holdAtMost = holdAtMost;
        this.sendsBad = sendsBad;
        encoder = new Encoder(config.id(), TimestampPrecision.MILLIS);
        store = new SimStore(config.role().name());
        state = new SessionState.Disconnected(store.numbers(), false);
    }

    SessionState state() {
        return state;
    }

    boolean isConnected() {
        return line != null;
    }

    /** From here on each effect may be the last: 0 means never. */
    void crashes(int oneIn) {
        crashOneIn = oneIn;
    }

    /** Faults end: no crash, and room for what comes early. */
    void recovers() {
        crashOneIn = 0;
        holdAtMost = Integer.MAX_VALUE;
    }

    void connect(SimLine newLine, boolean reset, Moment now) {
        var logon = MessageBuilder.of(MsgTypes.LOGON);
        if (reset) {
            logon.set(Tags.RESET_SEQ_NUM_FLAG, true);
        }
        if (line != null) {
            newLine.close(config.role());
            return;
        }
        line = newLine;
        step(new Input.Connected(newLine.epoch, now, logon), now);
    }

    void send(Moment now) {
        if (state instanceof SessionState.Active) {
            var name = config.role().name().charAt(0) + "-" + messages++ + (sendsBad && random.nextInt(10) == 0 ? BAD : "");
            step(new Input.Send(MessageBuilder.of("D").set(11, name), now), now);
        }
    }

    void logout(Moment now) {
        step(new Input.LogoutRequested("", now), now);
    }

    void tick(Moment now) {
        step(new Input.Tick(now, -1, random.nextInt(6) == 0), now);
    }

    void answer(Moment now) {
        if (!answers.isEmpty()) {
            step(timed(answers.remove(), now), now);
        }
    }

    private static Input timed(Input answer, Moment now) {
        return switch (answer) {
            case Input.Replayed in -> new Input.Replayed(in.epoch(), in.items(), now);
            case Input.Authenticated in -> new Input.Authenticated(in.epoch(), in.refusal(), in.logon(), now);
            default -> answer;
        };
    }

    void read(Moment now) {
        if (line == null) {
            return;
        }
        long epoch = line.epoch;
        line.read(config.role()).ifPresent(item -> step(
                switch (item) {
                    case SimLine.Item.Frame frame -> received(epoch, Message.parse(frame.bytes()), now);
                    case SimLine.Item.Garbled _ -> new Input.Garbled(epoch, "soup", java.util.Optional.empty(), now);
                    case SimLine.Item.End _ -> {
                        hangUp();
                        yield new Input.Disconnected(epoch, "the peer hung up", now);
                    }
                },
                now));
    }

    boolean hasWork() {
        return !answers.isEmpty() || line != null && line.hasItems(config.role());
    }

    private static Input received(long epoch, Message message, Moment now) {
        boolean bad = message.getString(11, "").endsWith(BAD);
        return Input.Received.fresh(
                epoch, message, bad ? Fault.of(SessionRejectReason.VALUE_IS_INCORRECT, 11) : Valid.VALID, now);
    }

    /** The process dies and starts again: all is gone but the store. */
    void crash() {
        hangUp();
        held.clear();
        next.clear();
        answers.clear();
        state = SessionProtocol.step(
                        config, new SessionState.Stopped(Numbers.START, "not yet read"),
                        new Input.Restored(store.numbers(), store.resetUnconfirmed()))
                .state();
    }

    private void hangUp() {
        if (line != null) {
            line.close(config.role());
            line = null;
        }
    }

    private void step(Input input, Moment time) {
        now = time;
        next.add(input);
        try {
            while (!next.isEmpty()) {
                var in = next.remove();
                var step = SessionProtocol.step(config, state, in);
                Invariants.check(state, in, step);
                state = step.state();
                steps++;
                for (var effect : step.effects()) {
                    perform(effect);
                    mayCrash(effect);
                }
            }
        } catch (Crash _) {
            crash();
        }
    }

    /** A reset and the Logon after it are one write. */
    private void mayCrash(Effect effect) {
        if (crashOneIn > 0 && !(effect instanceof Effect.Reset) && random.nextInt(crashOneIn) == 0) {
            throw new Crash();
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.Transmit out -> {
                var frame = encoder.encode(out.draft(), out.msgSeqNum(), out.now().wallNanos());
                store.sent(out.msgSeqNum(), frame);
                mayCrash(effect);
                write(frame);
            }
            case Effect.SendAgain again -> {
                store.resent(again.msgSeqNum(), again.frame());
                write(encoder.resend(again.frame(), again.now().wallNanos()));
            }
            case Effect.FillGap fill -> {
                store.filled(fill.msgSeqNum(), fill.draft().getLong(Tags.NEW_SEQ_NO));
                long wall = fill.now().wallNanos();
                write(encoder.encodePossDup(fill.draft(), fill.msgSeqNum(), wall, wall));
            }
            case Effect.Accept in -> store.accepted(in.message(), in.nextInbound());
            case Effect.Reset reset -> store.reset(reset.numbers());
            case Effect.Skip skip -> store.skip(skip.nextOutbound());
            case Effect.Hold hold -> hold(hold.received());
            case Effect.ReleaseHeld release -> release(release.nextInbound());
            case Effect.DropHeld _ -> held.clear();
            case Effect.Replay replay ->
                answers.add(new Input.Replayed(
                        replay.epoch(), store.read(replay.from(), replay.to(), 1 + random.nextInt(4)), now));
            case Effect.Authenticate ask ->
                answers.add(new Input.Authenticated(ask.epoch(), "", MessageBuilder.of(MsgTypes.LOGON), now));
            case Effect.Disconnect end when line != null && end.epoch() == line.epoch -> hangUp();
            case Effect.Disconnect _, Effect.ReplayDone _, Effect.ResetDone _, Effect.LoggedOn _, Effect.LoggedOut _, Effect.SendRefused _,
                    Effect.Report _ -> {
                // nothing to carry out
            }
        }
    }

    private void hold(Input.Received received) {
        if (held.size() < holdAtMost) {
            held.putIfAbsent(received.message().msgSeqNum(), received);
        }
    }

    private void release(long number) {
        held.headMap(number).clear();
        var message = held.remove(number);
        if (message != null) {
            next.add(message.released(now));
        }
    }

    private void write(byte[] frame) {
        if (line != null) {
            line.write(config.role(), new SimLine.Item.Frame(frame));
        }
    }

    /** For messages of failures. */
    List<Object> summary() {
        return List.of(config.role(), state, "held " + held.keySet(), "answers " + answers);
    }
}
