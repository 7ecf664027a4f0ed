package fix.testkit;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a mock counterparty does by itself with what comes. Belongs to the thread that reads; numbers may be set by others. */
final class AdminRules {
    private final Outgoing outgoing;
    private final String logon;
    private final Consumer<Arrival> test;
    private final Set<Automatic> automatic;
    private volatile long nextInbound = 1;
    private volatile long heartBtIntSeconds;
    private volatile boolean logonSent;
    private volatile boolean loggedOn;
    private volatile boolean logoutSent;
    private volatile String answeredTest = "";
    private long askedTo;

    /**
     * @param logon the fields of the Logon that we send
     * @param automatic is asked anew for each message
     * @param test takes what is not dealt with here
     */
    AdminRules(Outgoing outgoing, String logon, Set<Automatic> automatic, Consumer<Arrival> test) {
        this.outgoing = outgoing;
        this.logon = logon;
        this.automatic = automatic;
        this.test = test;
        heartBtIntSeconds = Outgoing.draft(logon).getLong(Tags.HEART_BT_INT, 0);
    }

    /** A connection begins, or has ended. */
    void anew() {
        logonSent = false;
        loggedOn = false;
        logoutSent = false;
        askedTo = 0;
    }

    boolean isLoggedOn() {
        return loggedOn;
    }

    long nextInbound() {
        return nextInbound;
    }

    void nextInbound(long next) {
        nextInbound = next;
    }

    void sendLogon() {
        logonSent = true;
        outgoing.send(Outgoing.draft(logon));
    }

    void sendLogout(String text) {
        logoutSent = true;
        var logout = MessageBuilder.of(MsgTypes.LOGOUT);
        outgoing.send(text.isEmpty() ? logout : logout.set(Tags.TEXT, text));
    }

    /** How long until a Heartbeat is due, in milliseconds; 0 for never. */
    int millisToHeartbeat() {
        if (!loggedOn || heartBtIntSeconds == 0 || !automatic.contains(Automatic.HEARTBEATS)) {
            return 0;
        }
        long left = outgoing.lastSent() + heartBtIntSeconds * 1_000_000_000L - System.nanoTime();
        return (int) Math.max(1, left / 1_000_000);
    }

    void silence() {
        if (outgoing.lastSent() + heartBtIntSeconds * 1_000_000_000L <= System.nanoTime()) {
            outgoing.send(MessageBuilder.of(MsgTypes.HEARTBEAT));
        }
    }

    /**
     * Deals with a message.
     *
     * @return why the connection is to be closed; empty to go on
     */
    Optional<String> received(Message message) {
        if (message.msgType().equals(MsgTypes.LOGON) && automatic.contains(Automatic.LOGON)) {
            return logon(message);
        }
        if (automatic.contains(Automatic.NUMBERS) && !isInTurn(message)) {
            return Optional.empty();
        }
        return inTurn(message);
    }

    private Optional<String> logon(Message message) {
        if (message.valueEquals(Tags.RESET_SEQ_NUM_FLAG, "Y")) {
            nextInbound = 1;
            if (!logonSent) {
                outgoing.next(1);
            }
        }
        if (automatic.contains(Automatic.NUMBERS) && message.msgSeqNum() < nextInbound) {
            var text = "MsgSeqNum too low, expecting " + nextInbound + " but received " + message.msgSeqNum();
            sendLogout(text);
            return Optional.of(text);
        }
        heartBtIntSeconds = message.getLong(Tags.HEART_BT_INT, 0);
        if (!logonSent) {
            logonSent = true;
            var answer = Outgoing.draft(logon).set(Tags.HEART_BT_INT, heartBtIntSeconds);
            outgoing.send(message.valueEquals(Tags.RESET_SEQ_NUM_FLAG, "Y") ? answer.set(Tags.RESET_SEQ_NUM_FLAG, true) : answer);
        }
        loggedOn = true;
        if (message.msgSeqNum() > nextInbound) {
            askFor(message.msgSeqNum());
        } else {
            nextInbound = message.msgSeqNum() + 1;
        }
        return Optional.empty();
    }

    /** Whether the message is the next one; counts it, or asks for what is missing. */
    private boolean isInTurn(Message message) {
        boolean isReset = message.msgType().equals(MsgTypes.SEQUENCE_RESET);
        if (isReset && !message.valueEquals(Tags.GAP_FILL_FLAG, "Y")) {
            nextInbound = message.getLong(Tags.NEW_SEQ_NO);
            return false;
        }
        if (message.msgSeqNum() > nextInbound) {
            askFor(message.msgSeqNum());
            return message.msgType().equals(MsgTypes.RESEND_REQUEST) || message.msgType().equals(MsgTypes.LOGOUT);
        }
        if (message.msgSeqNum() < nextInbound) {
            if (!message.isPossDup()) {
                test.accept(new Arrival.Problem("MsgSeqNum too low without PossDupFlag, expecting " + nextInbound + ": " + Words.of(message).message(message)));
            }
            return false;
        }
        nextInbound = isReset ? message.getLong(Tags.NEW_SEQ_NO) : nextInbound + 1;
        return !isReset;
    }

    private void askFor(long received) {
        if (automatic.contains(Automatic.NUMBERS) && askedTo < nextInbound) {
            askedTo = received;
            outgoing.send(MessageBuilder.of(MsgTypes.RESEND_REQUEST).set(Tags.BEGIN_SEQ_NO, nextInbound).set(Tags.END_SEQ_NO, 0));
        }
    }

    /** TestReqID(112) of the last TestRequest of ours that was answered. */
    String answeredTest() {
        return answeredTest;
    }

    private Optional<String> inTurn(Message message) {
        if (message.msgType().equals(MsgTypes.HEARTBEAT)) {
            answeredTest = message.getString(Tags.TEST_REQ_ID, answeredTest);
        }
        boolean dealtWith = switch (message.msgType()) {
            case MsgTypes.HEARTBEAT -> automatic.contains(Automatic.HEARTBEATS);
            case MsgTypes.TEST_REQUEST -> automatic.contains(Automatic.HEARTBEATS) && answer(message);
            case MsgTypes.RESEND_REQUEST -> automatic.contains(Automatic.NUMBERS) && serve(message);
            case MsgTypes.LOGOUT -> automatic.contains(Automatic.LOGOUT);
            default -> false;
        };
        if (!dealtWith) {
            test.accept(new Arrival.Received(message));
            return Optional.empty();
        }
        if (!message.msgType().equals(MsgTypes.LOGOUT)) {
            return Optional.empty();
        }
        if (!logoutSent) {
            sendLogout("");
        }
        loggedOn = false;
        return Optional.of("Logout(5)" + (message.has(Tags.TEXT) ? ": " + message.getString(Tags.TEXT) : ""));
    }

    private boolean answer(Message testRequest) {
        outgoing.send(MessageBuilder.of(MsgTypes.HEARTBEAT).set(Tags.TEST_REQ_ID, testRequest.getString(Tags.TEST_REQ_ID)));
        return true;
    }

    private boolean serve(Message request) {
        long end = request.getLong(Tags.END_SEQ_NO);
        outgoing.resend(request.getLong(Tags.BEGIN_SEQ_NO), end == 999_999 ? 0 : end);
        return true;
    }
}
