package fix.session;

import fix.core.GarbledMessageException;
import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.Tags;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Fault;
import fix.core.dictionary.SessionRejectReason;
import fix.core.dictionary.Valid;
import fix.core.dictionary.ValidationSettings;
import fix.core.dictionary.Validator;
import fix.core.dictionary.Validity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * A session that meets anything, drawn from a seed: inputs that fit and inputs that do not, in any state, messages with wrong,
 * missing and absurd fields. What the session asks for is answered like the engine would, or wrongly, or not at all.
 */
final class RandomWalk {
    /** What is told of each step. */
    interface Observer {
        void step(SessionConfig config, SessionState before, Input input, Step step);
    }

    private static final long NANOS = 1_000_000_000L;
    private static final Validator VALIDATOR = new Validator(Dictionaries.get("FIX.4.4"), ValidationSettings.standard());
    private static final String[] TYPES = {"0", "1", "2", "3", "4", "5", "A", "D", "D", "D", "8", "*", ""};
    private static final String[] ODD_NUMBERS = {"0", "-1", "x", "", "999999999999999999", "9223372036854775807", "99999999999999999999"};

    private final Random random;
    private final SessionConfig config;
    private final TreeMap<Long, Input.Received> held = new TreeMap<>();
    private final ArrayDeque<Input> pending = new ArrayDeque<>();
    private SessionState state;
    private long mono = 5 * NANOS;
    private long wall = 1_700_000_000L * NANOS;
    private long epoch;

    RandomWalk(long seed) {
        random = new Random(seed);
        var id = SessionID.of(pick("FIX.4.4", "FIX.4.4", "FIX.4.4", "FIX.4.2", "FIX.4.1", "FIX.4.0", "FIXT.1.1"), "ISLD", "TW");
        config = SessionConfig.builder(id, random.nextBoolean() ? Role.ACCEPTOR : Role.INITIATOR)
                .heartBtInt(Duration.ofSeconds(random.nextInt(3) * 10L))
                .resetOnLogon(chance(5)).resetOnLogout(chance(5)).resetOnDisconnect(chance(10))
                .resendRequestChunkSize(random.nextInt(4)).closedResendInterval(chance(3))
                .defaultApplVerID(id.beginString().equals("FIXT.1.1") ? "9" : "")
                .resetOnError(chance(5)).disconnectOnError(chance(5)).disableHeartBeatCheck(chance(8))
                .sendRedundantResendRequests(chance(8)).enableNextExpectedMsgSeqNum(chance(3)).persistMessages(!chance(4))
                .validateSequenceNumbers(!chance(10)).rejectGarbledMessage(chance(3)).rejectInvalidMessage(!chance(6))
                .requiresOrigSendingTime(!chance(4)).checkCompID(!chance(8)).checkLatency(!chance(4))
                .build();
        state = new SessionState.Disconnected(new Numbers(1, 1 + random.nextInt(6), 1 + random.nextInt(6)), chance(5));
    }

    void go(int steps, Observer observer) {
        for (int i = 0; i < steps; i++) {
            var input = !pending.isEmpty() && !chance(6) ? pending.remove() : input();
            var step = SessionProtocol.step(config, state, input);
            observer.step(config, state, input, step);
            state = step.state();
            step.effects().forEach(this::perform);
            if (!(input instanceof Input.Received)) {
                elapse();
            }
        }
    }

    private void elapse() {
        long toDeadline = SessionProtocol.nextDeadline(config, state) - mono;
        long by = chance(3) ? Math.clamp(toDeadline, 0, 100 * NANOS) : random.nextLong(NANOS);
        mono += by;
        wall += by;
    }

    private Moment now() {
        return new Moment(wall, mono);
    }

    // ---- what the session asks for

    private void perform(Effect effect) {
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
            case Effect.Authenticate ask -> {
                if (!chance(4)) {
                    pending.add(new Input.Authenticated(ask.epoch(), chance(5) ? "no \u20ac" : "", logon(), now()));
                }
            }
            case Effect.Replay replay -> {
                if (chance(6)) {
                    pending.add(new Input.LogoutRequested("", now()));
                }
                pending.add(new Input.Replayed(replay.epoch(), items(replay), now()));
            }
            case Effect.Transmit _, Effect.SendAgain _, Effect.FillGap _, Effect.Reset _, Effect.Accept _, Effect.ReplayDone _, Effect.Skip _, Effect.ResetDone _,
                    Effect.LoggedOn _, Effect.LoggedOut _, Effect.Disconnect _, Effect.SendRefused _, Effect.Report _ -> {
                // nothing that the session would see
            }
        }
    }

    private List<ReplayItem> items(Effect.Replay replay) {
        var items = new ArrayList<ReplayItem>();
        long from = replay.from() + (chance(12) ? 1 : 0);
        for (long n = from; n <= replay.to() && items.size() < 1 + random.nextInt(4); n++) {
            items.add(random.nextBoolean() ? new ReplayItem.Again(n, new byte[0]) : new ReplayItem.Skip(n));
        }
        return items;
    }

    // ---- what happens

    private Input input() {
        return switch (random.nextInt(24)) {
            case 0 -> new Input.Connected(++epoch, now(), logon());
            case 1 -> new Input.Disconnected(epoch(), "gone", now());
            case 2 -> new Input.Garbled(epoch(), "soup", chance(2) ? Optional.of(message()) : Optional.empty(), now());
            case 3, 4 -> new Input.Send(MessageBuilder.of("D").set(11, "a"), now());
            case 5 -> chance(isBetween() ? 1 : 3) ? new Input.LogoutRequested(pick("", "bye", "\u20ac\u0001"), now()) : tick();
            case 6 -> chance(isBetween() ? 1 : 4) ? new Input.StoreFailed("disk full") : tick();
            case 7 -> state instanceof SessionState.Stopped || chance(3) ? restored() : tick();
            case 8 -> new Input.Authenticated(epoch(), pick("", "no"), logon(), now());
            case 9 -> state instanceof SessionState.LogoutSent ? refused() : new Input.Replayed(epoch(), List.of(new ReplayItem.Skip(1 + random.nextInt(9))), now());
            case 10 -> chance(4) ? numbersSet() : chance(5) ? new Input.SessionBegan(now()) : refused();
            case 11 -> state instanceof SessionState.Active ? new Input.ResetRequested(logon(), now()) : tick();
            case 12 -> tick();
            default -> state.epoch() == 0 ? new Input.Connected(++epoch, now(), logon()) : received();
        };
    }

    /** States that are left so soon that what is rare would never be met in them. */
    private boolean isBetween() {
        return state instanceof SessionState.Resetting || state instanceof SessionState.Doubtful;
    }

    private long epoch() {
        return chance(8) ? random.nextInt(4) : epoch;
    }

    private MessageBuilder logon() {
        var logon = MessageBuilder.of(MsgTypes.LOGON);
        return chance(6) ? logon.set(Tags.RESET_SEQ_NUM_FLAG, pick("Y", "N", "x")) : logon;
    }

    private Input restored() {
        return new Input.Restored(new Numbers(1 + random.nextInt(3), 1 + random.nextInt(9), 1 + random.nextInt(9)), chance(4));
    }

    private Input numbersSet() {
        return new Input.NumbersSet(1 + random.nextInt(9), 1 + random.nextInt(9), now());
    }

    private Input tick() {
        return new Input.Tick(now(), chance(3) ? Math.max(0, mono - random.nextLong(40 * NANOS)) : -1, chance(4));
    }

    private Input refused() {
        var refusal = random.nextBoolean()
                ? new Refusal.Session(SessionRejectReason.OTHER, random.nextInt(3), pick("", "no", "\u0001\u20ac"))
                : new Refusal.Business(3, pick("", "id"), pick("", "no"));
        return new Input.Refused(message(), refusal, now());
    }

    private Input received() {
        var message = message();
        var received = Input.Received.fresh(epoch(), message, validity(message), now());
        return chance(20) ? received.released(now()) : received;
    }

    private Validity validity(Message message) {
        return switch (random.nextInt(8)) {
            case 0 -> Fault.of(SessionRejectReason.INVALID_TAG_NUMBER, -4);
            case 1, 2, 3 -> VALIDATOR.validate(message);
            default -> Valid.VALID;
        };
    }

    // ---- messages

    private Message message() {
        while (true) {
            var text = text();
            try {
                return Message.parse(text);
            } catch (GarbledMessageException garbled) {
                // not a message: the framer would not let it through
            }
        }
    }

    private String text() {
        var begin = "8=" + config.id().beginString();
        var header = "|49=TW|56=ISLD|52=" + Wire.time(now(), 0);
        if (state instanceof SessionState.Draining draining && chance(2)) {
            return begin + "|35=0|34=" + state.numbers().nextInbound() + header + "|112=" + draining.asked() + '|';
        }
        if (state instanceof SessionState.Doubtful doubtful && chance(2)) {
            return begin + (chance(2) ? "|35=0|34=7" + header + "|112=" + doubtful.asked() : "|35=2|34=7" + header + "|7=" + pick("1", "2", "3") + "|16=0") + '|';
        }
        if (state instanceof SessionState.Doubtful && chance(4)) {
            return begin + "|35=5|34=7" + header + '|';
        }
        if (state instanceof SessionState.Resetting && chance(6)) {
            return begin + "|35=A|34=1" + header + "|98=0|108=30|141=Y|1137=9|";
        }
        var type = state instanceof SessionState.Draining && chance(4) ? "A" : state instanceof SessionState.Resetting || state instanceof SessionState.AwaitingLogon || state instanceof SessionState.LogonSent
                ? pick("A", "A", "A", "A", "5", "3", pick(TYPES))
                : pick(TYPES);
        var out = new StringBuilder("8=").append(chance(25) ? "FIX.3.9" : config.id().beginString()).append("|35=").append(type);
        maybe(out, 40, "34", isBetweenNumbers(type) && chance(2) ? "1" : number(state.numbers().nextInbound()));
        if (chance(4)) {
            maybe(out, 30, "43", "Y");
            maybe(out, 4, "122", time());
        }
        maybe(out, 25, "49", chance(25) ? "EVE" : "TW");
        maybe(out, 25, "52", time());
        maybe(out, 25, "56", "ISLD");
        body(out, type);
        return out.append('|').toString();
    }

    /** A Logon that resets the numbers would not surprise. */
    private boolean isBetweenNumbers(String type) {
        return state instanceof SessionState.Resetting || state instanceof SessionState.Draining && type.equals("A") && chance(3);
    }

    private void body(StringBuilder out, String type) {
        switch (type) {
            case "1" -> maybe(out, 6, "112", pick("", "T", "T"));
            case "2" -> {
                maybe(out, 12, "7", number(Math.max(1, state.numbers().nextOutbound() - 3)));
                maybe(out, 12, "16", pick("0", "0", "999999", number(state.numbers().nextOutbound())));
            }
            case "3" -> maybe(out, 5, "45", number(state.numbers().nextOutbound()));
            case "4" -> {
                maybe(out, 3, "123", pick("Y", "Y", "Y", "N", "x"));
                maybe(out, 12, "36", number(state.numbers().nextInbound() + 3));
            }
            case "A" -> {
                maybe(out, 25, "98", "0");
                maybe(out, 25, "108", pick("30", "10", "0", "30", "30", "-1", "x", "86401", ""));
                if (config.id().beginString().equals("FIXT.1.1")) {
                    maybe(out, 20, "1137", pick("9", "9", "9", "9", "9", "7", "99", ""));
                }
                if (chance(3)) {
                    out.append("|789=").append(number(state.numbers().nextOutbound()));
                }
                if (chance(4) || isBetweenNumbers(type)) {
                    out.append("|141=").append(pick("Y", "Y", "Y", "N"));
                }
            }
            case "5" -> maybe(out, 2, "58", "bye");
            default -> maybe(out, 3, "11", "a");
        }
    }

    /** A field that is there but once in so many times. */
    private void maybe(StringBuilder out, int oneIn, String tag, String value) {
        if (!chance(oneIn)) {
            out.append('|').append(tag).append('=').append(value);
        }
    }

    private String number(long about) {
        if (chance(40)) {
            return pick(ODD_NUMBERS);
        }
        if (chance(8)) {
            return "1";
        }
        return Long.toString(about + (chance(2) ? 0 : random.nextInt(8) - 3));
    }

    private String time() {
        long seconds = switch (random.nextInt(25)) {
            case 0 -> -500;
            case 1 -> 500;
            default -> -random.nextInt(3);
        };
        return chance(40) ? pick("", "never", "99991231-23:59:59", "00010101-00:00:00") : Wire.time(now(), seconds);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
