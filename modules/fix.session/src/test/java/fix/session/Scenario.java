package fix.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.TimestampPrecision;
import fix.core.codec.Encoder;
import fix.core.dictionary.Valid;
import fix.core.dictionary.ValidationSettings;
import fix.core.dictionary.Validator;
import fix.core.dictionary.Validity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A session under test, told in FIX. We are ISLD, the peer is TW; time is virtual. Each stimulus (connects, receives, send, tick ...)
 * is followed by {@link #then}, which names everything that it led to, in order:
 *
 * <pre>{@code
 * session.receives("35=1|34=2|112=HELLO").then("accept 35=1|34=2", "send 35=0|34=2|112=HELLO");
 * }</pre>
 *
 * <p>Of a message, the fields named must be there with these values ({@code *} for any, {@code -} for absent). Reports are checked
 * apart, with {@link #reports}. Messages held are kept and released here as the engine does it, and resends are read from what was
 * sent.
 */
final class Scenario {
    static final SessionID ID = SessionID.of("FIX.4.4", "ISLD", "TW");

    private static final long NANOS = 1_000_000_000L;

    private final SessionConfig config;
    private final Encoder encoder;
    private final Validator validator;
    private final Outcome outcome = new Outcome();
    private final TreeMap<Long, Input.Received> held = new TreeMap<>();
    private final TreeMap<Long, ReplayItem> sent = new TreeMap<>();
    private final ArrayDeque<Input> pending = new ArrayDeque<>();
    private SessionState state = new SessionState.Disconnected(Numbers.START, false);
    private long monoNanos = 1_000 * NANOS;
    private long wallNanos = 1_700_000_000L * NANOS;
    private long epoch;
    private boolean validated = true;
    private int replayChunk = 100;
    private boolean replaysByHand;
    private MessageBuilder logonFields = MessageBuilder.of(MsgTypes.LOGON);

    private Scenario(SessionConfig config) {
        this.config = config;
        encoder = new Encoder(config.id(), TimestampPrecision.MILLIS);
        validator = new Validator(Wire.dictionary(config.id()), ValidationSettings.standard());
    }

    // ---- what is under test

    static Scenario acceptor() {
        return acceptor(UnaryOperator.identity());
    }

    static Scenario acceptor(UnaryOperator<SessionConfig.Builder> settings) {
        return new Scenario(settings.apply(SessionConfig.builder(ID, Role.ACCEPTOR)).build());
    }

    static Scenario initiator() {
        return initiator(UnaryOperator.identity());
    }

    static Scenario initiator(UnaryOperator<SessionConfig.Builder> settings) {
        return new Scenario(settings.apply(SessionConfig.builder(ID, Role.INITIATOR)).build());
    }

    static Scenario of(SessionConfig config) {
        return new Scenario(config);
    }

    /** The place that the store holds. */
    Scenario at(long nextOutbound, long nextInbound) {
        return at(new Numbers(1, nextOutbound, nextInbound), false);
    }

    Scenario at(Numbers numbers, boolean resetUnconfirmed) {
        return step(new Input.Restored(numbers, resetUnconfirmed));
    }

    /** Without a dictionary. */
    Scenario unvalidated() {
        validated = false;
        return this;
    }

    /** Resends are answered by {@link #replay} only. */
    Scenario replayingByHand() {
        replaysByHand = true;
        return this;
    }

    /** The store answers a resend with so many messages at a time. */
    Scenario replayingChunksOf(int messages) {
        replayChunk = messages;
        return this;
    }

    /** Fields that the application adds to our Logon. */
    Scenario addingToLogon(int tag, String value) {
        logonFields.set(tag, value);
        return this;
    }

    /** Connected and logged on with HeartBtInt 30, at the numbers where it stands. */
    Scenario loggedOn() {
        return loggedOn(30);
    }

    Scenario loggedOn(int heartBtInt) {
        connects();
        receives("35=A|34=" + state.numbers().nextInbound() + "|98=0|108=" + heartBtInt);
        if (config.role() == Role.ACCEPTOR) {
            authenticated();
        }
        return is(SessionStatus.ACTIVE);
    }

    // ---- what happens

    Scenario connects() {
        epoch++;
        var logon = logonFields;
        logonFields = MessageBuilder.of(MsgTypes.LOGON);
        return step(new Input.Connected(epoch, now(), logon));
    }

    Scenario receives(String text) {
        return receivesOnConnection(epoch, text);
    }

    private Validity validity(Message message) {
        return validated ? validator.validate(message) : Valid.VALID;
    }

    /** Several messages of one read. */
    Scenario receives(String first, String... more) {
        receives(first);
        for (var text : more) {
            var before = outcome.copy();
            receives(text);
            outcome.prepend(before);
        }
        return this;
    }

    Scenario receivesOnConnection(long otherEpoch, String text) {
        var message = Wire.from(config.id(), text, now());
        return step(Input.Received.fresh(otherEpoch, message, validity(message), now()));
    }

    Scenario receivesGarbled() {
        return step(new Input.Garbled(epoch, "no message", Optional.empty(), now()));
    }

    /** Garbled bytes of which so much can be read. */
    Scenario receivesGarbled(String readable) {
        return step(new Input.Garbled(epoch, "wrong CheckSum", Optional.of(message(readable)), now()));
    }

    Scenario authenticated() {
        return authenticatedOnConnection(epoch);
    }

    Scenario authenticatedOnConnection(long otherEpoch) {
        return step(new Input.Authenticated(otherEpoch, "", MessageBuilder.of(MsgTypes.LOGON), now()));
    }

    Scenario notAuthenticated(String why) {
        return step(new Input.Authenticated(epoch, why, MessageBuilder.of(MsgTypes.LOGON), now()));
    }

    Scenario send(String text) {
        var fields = text.split("\\|");
        var draft = MessageBuilder.of(fields[0].substring("35=".length()));
        for (int i = 1; i < fields.length; i++) {
            int at = fields[i].indexOf('=');
            draft.set(Integer.parseInt(fields[i].substring(0, at)), fields[i].substring(at + 1));
        }
        return step(new Input.Send(draft, now()));
    }

    Scenario sendMany(int messages) {
        for (int i = 0; i < messages; i++) {
            send("35=D|11=order" + i);
        }
        return this;
    }

    Scenario applicationRefuses(String text, Refusal refusal) {
        return step(new Input.Refused(Wire.from(config.id(), text, now()), refusal, now()));
    }

    Scenario logout(String text) {
        return step(new Input.LogoutRequested(text, now()));
    }

    Scenario resetsNumbers() {
        return step(new Input.ResetRequested(MessageBuilder.of(MsgTypes.LOGON), now()));
    }

    Scenario setsNumbers(long nextOutbound, long nextInbound) {
        return step(new Input.NumbersSet(nextOutbound, nextInbound, now()));
    }

    Scenario sessionBegins() {
        return step(new Input.SessionBegan(now()));
    }

    Scenario disconnected() {
        return disconnectedOnConnection(epoch);
    }

    Scenario disconnectedOnConnection(long otherEpoch) {
        return step(new Input.Disconnected(otherEpoch, "the line is gone", now()));
    }

    Scenario storeFails() {
        return step(new Input.StoreFailed("disk full"));
    }

    /** The store answers a Replay that is waited for. */
    Scenario replay(ReplayItem... items) {
        return replayOnConnection(epoch, items);
    }

    Scenario replayOnConnection(long otherEpoch, ReplayItem... items) {
        return step(new Input.Replayed(otherEpoch, List.of(items), now()));
    }

    /** An item of a resend: the message that we sent with this number, or a number to skip. */
    ReplayItem stored(long msgSeqNum) {
        return sent.get(msgSeqNum);
    }

    /** Time passes, and one tick comes at its end, whether it is due or not. */
    Scenario tick(double seconds) {
        return advance(seconds).step(new Input.Tick(now(), -1, false));
    }

    /** A tick after so many seconds that finds a frame unfinished since {@code partialSeconds} before it. */
    Scenario tickMidFrame(double seconds, double partialSeconds) {
        return advance(seconds).step(new Input.Tick(now(), monoNanos - (long) (partialSeconds * NANOS), false));
    }

    /** A tick that finds that we have stopped reading. */
    Scenario tickWhilePaused(double seconds) {
        return advance(seconds).step(new Input.Tick(now(), -1, true));
    }

    Scenario tickMidFrameWhilePaused(double seconds, double partialSeconds) {
        return advance(seconds).step(new Input.Tick(now(), monoNanos - (long) (partialSeconds * NANOS), true));
    }

    /** Time passes without a tick. */
    Scenario advance(double seconds) {
        monoNanos += (long) (seconds * NANOS);
        wallNanos += (long) (seconds * NANOS);
        return this;
    }

    Scenario wallClockJumps(Duration by) {
        wallNanos += by.toNanos();
        return this;
    }

    // ---- what it leads to

    /** Everything that the last stimulus led to, in order, but for reports. */
    Scenario then(String... expected) {
        outcome.check(expected);
        return this;
    }

    Scenario reports(Effect.Kind kind, String text) {
        if (outcome.reports.stream().noneMatch(report -> report.kind() == kind && report.text().contains(text))) {
            fail("no report " + kind + " with \"" + text + "\" among " + outcome.reports);
        }
        return this;
    }

    Scenario reportsNo(Effect.Kind kind) {
        assertTrue(outcome.reports.stream().noneMatch(report -> report.kind() == kind), () -> "among " + outcome.reports);
        return this;
    }

    Scenario is(SessionStatus status) {
        assertEquals(status, state.status(), () -> "after " + outcome);
        return this;
    }

    /** The inbound number that is expected next. */
    Scenario expects(long nextInbound) {
        assertEquals(nextInbound, state.numbers().nextInbound(), () -> "expected number, after " + outcome);
        return this;
    }

    /** The number of the next message that we send. */
    Scenario sendsNext(long nextOutbound) {
        assertEquals(nextOutbound, state.numbers().nextOutbound(), () -> "our next number, after " + outcome);
        return this;
    }

    Scenario generation(long generation) {
        assertEquals(generation, state.numbers().generation(), () -> "generation, after " + outcome);
        return this;
    }

    /** The next deadline, in seconds from now. */
    Scenario isDueIn(double seconds) {
        assertEquals(seconds, (SessionProtocol.nextDeadline(config, state) - monoNanos) / (double) NANOS, 1e-6);
        return this;
    }

    Scenario isNeverDue() {
        assertEquals(Moment.NEVER, SessionProtocol.nextDeadline(config, state));
        return this;
    }

    Scenario holdsNothing() {
        assertTrue(held.isEmpty(), () -> "held: " + held.keySet());
        return this;
    }

    SessionState state() {
        return state;
    }

    Moment now() {
        return new Moment(wallNanos, monoNanos);
    }

    // ---- how

    private Scenario step(Input input) {
        outcome.clear();
        pending.add(input);
        while (!pending.isEmpty()) {
            var next = pending.remove();
            var step = SessionProtocol.step(config, state, next);
            Invariants.check(state, next, step);
            state = step.state();
            step.effects().forEach(this::perform);
        }
        return this;
    }

    private void perform(Effect effect) {
        outcome.add(effect, encoder);
        switch (effect) {
            case Effect.Hold hold -> held.putIfAbsent(hold.received().message().msgSeqNum(), hold.received());
            case Effect.ReleaseHeld release -> {
                held.headMap(release.nextInbound()).clear();
                var message = held.remove(release.nextInbound());
                if (message != null) {
                    pending.add(message.released(now()));
                }
            }
            case Effect.DropHeld _ -> held.clear();
            case Effect.Reset _ -> sent.clear();
            case Effect.Transmit out -> sent.put(out.msgSeqNum(), item(out));
            case Effect.Replay replay when !replaysByHand -> pending.add(new Input.Replayed(epoch, chunk(replay), now()));
            case Effect.Replay _, Effect.SendAgain _, Effect.FillGap _, Effect.Accept _, Effect.Authenticate _,
                    Effect.ReplayDone _, Effect.Skip _, Effect.ResetDone _, Effect.LoggedOn _, Effect.LoggedOut _, Effect.Disconnect _, Effect.SendRefused _,
                    Effect.Report _ -> {
                // nothing that the session would see
            }
        }
    }

    private ReplayItem item(Effect.Transmit out) {
        boolean again = !out.draft().isAdmin() || out.draft().msgType().equals(MsgTypes.REJECT);
        return again
                ? new ReplayItem.Again(out.msgSeqNum(), encoder.encode(out.draft(), out.msgSeqNum(), out.now().wallNanos()))
                : new ReplayItem.Skip(out.msgSeqNum());
    }

    private List<ReplayItem> chunk(Effect.Replay replay) {
        var items = new ArrayList<ReplayItem>();
        for (long n = replay.from(); n <= replay.to() && items.size() < replayChunk; n++) {
            items.add(sent.getOrDefault(n, new ReplayItem.Skip(n)));
        }
        return items;
    }

    /** The message of this text as it would come from the peer. */
    Message message(String text) {
        return Wire.from(config.id(), text, now());
    }
}
