package fix.simulator;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.engine.driver.ReplayRequest;
import fix.session.SessionConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** The rules for what one side writes, in the order in which it does. */
final class WireRules {
    /** Less than the protocol waits before it asks for the same again (10 s), and the store may have held the first request back. */
    private static final long ASKS_AGAIN_AFTER = 3_000_000_000L;

    /** A resend that has begun and not yet ended. */
    private static final class Resend {
        private final long epoch;
        private final long to;
        private long liveWaitsUntil;
        private long next;

        Resend(ReplayRequest request, long liveWaitsUntil) {
            epoch = request.epoch();
            to = request.to();
            next = request.from();
            this.liveWaitsUntil = liveWaitsUntil;
        }
    }

    private final SessionConfig config;
    private final Books books;
    private final BiConsumer<Rule, String> violated;
    private long epoch;
    private long left;
    /** Of what was written last: more than one when two are of the same bytes. */
    private int[] generations = {0};
    private long number;
    private boolean loggedOut;
    private long askedFrom;
    private long askedAt;
    private long askedSending;
    private Resend resend;
    long frames;
    long sentAgain;
    long gapFills;

    WireRules(SessionConfig config, Books books, BiConsumer<Rule, String> violated) {
        this.config = config;
        this.books = books;
        this.violated = violated;
    }

    /** A resend begins, once all that was taken with its mark is written. */
    void resendBegins(ReplayRequest request, long liveWaitsUntil) {
        resend = new Resend(request, request.epoch() == left ? 0 : liveWaitsUntil);
    }

    /** The connection is being left: what is still to be said on it goes now. */
    void liveMayGo(long leftEpoch) {
        left = leftEpoch;
        if (resend != null) {
            resend.liveWaitsUntil = 0;
        }
    }

    /** The numbers started anew, or the connection is over: what was to be sent again is not. */
    void resendEnds() {
        resend = null;
    }

    void wrote(long epoch, byte[] frame, long now) {
        frames++;
        var message = Message.parse(frame);
        if (!message.isPossDup()) {
            first(epoch, message, frame, now);
        } else if (message.msgType().equals(MsgTypes.SEQUENCE_RESET)) {
            filled(epoch, message);
        } else {
            again(epoch, message);
        }
    }

    private void first(long onEpoch, Message message, byte[] frame, long now) {
        long itsNumber = message.msgSeqNum();
        var found = books.generationsOf(itsNumber, frame);
        if (found.length == 0) {
            violated.accept(Rule.STORED_BEFORE_SENT, "a frame went out that was not committed before with these bytes: " + message);
            return;
        }
        boolean sameLine = onEpoch == epoch;
        var following = Arrays.stream(found).filter(its -> Arrays.stream(generations).anyMatch(last ->
                        its == last ? (sameLine ? itsNumber == number + 1 : itsNumber > number) : its > last && (!sameLine || itsNumber == books.base(its))))
                .toArray();
        if (following.length == 0) {
            violated.accept(Rule.NUMBERS_FOLLOW, "number " + itsNumber + " went out after " + number + ": " + message);
            following = found;
        }
        if (!sameLine) {
            newLine(message);
        }
        if (following[0] != generations[0]) {
            askedFrom = 0;
        }
        epoch = onEpoch;
        generations = following;
        number = itsNumber;
        inTheRightPlace(message, now);
    }

    private void newLine(Message message) {
        loggedOut = false;
        askedFrom = 0;
        resend = null;
        if (!message.msgType().equals(MsgTypes.LOGON) && !message.msgType().equals(MsgTypes.LOGOUT)) {
            violated.accept(Rule.LOGON_FIRST, "the first message of a connection is " + message);
        }
    }

    private void inTheRightPlace(Message message, long now) {
        var type = message.msgType();
        if (loggedOut && !type.equals(MsgTypes.REJECT) && !type.equals(Fix.BUSINESS_MESSAGE_REJECT)) {
            violated.accept(Rule.SILENT_AFTER_LOGOUT, "after its Logout it sent " + message);
        }
        if (resend != null && resend.epoch == epoch && now < resend.liveWaitsUntil && !type.equals(MsgTypes.LOGOUT)) {
            violated.accept(
                    Rule.RESEND_UNDISTURBED, "a live message went out in the middle of a resend, before " + resend.next + " of " + resend.to + ": " + message);
        }
        if (type.equals(MsgTypes.LOGOUT)) {
            loggedOut = true;
        }
        if (type.equals(MsgTypes.RESEND_REQUEST)) {
            asked(message, now);
        }
    }

    /** A line that stalls brings two requests at once that were made far apart: both times have to be near. */
    private void asked(Message request, long now) {
        long from = request.getLong(Tags.BEGIN_SEQ_NO);
        long sending = request.getEpochNanos(Tags.SENDING_TIME);
        boolean soon = now - askedAt < ASKS_AGAIN_AFTER && Math.abs(sending - askedSending) < ASKS_AGAIN_AFTER;
        if (!config.sendRedundantResendRequests() && from == askedFrom && soon) {
            violated.accept(Rule.ASKED_ONCE, "it asked again for " + from + " after " + (now - askedAt) / 1e9 + " s: " + request);
        }
        askedFrom = from;
        askedAt = now;
        askedSending = sending;
    }

    private void again(long onEpoch, Message message) {
        sentAgain++;
        var stored = books.sent(message.msgSeqNum());
        if (stored == null) {
            violated.accept(Rule.RESENT_UNCHANGED, "a message was sent again that was never committed: " + message);
            return;
        }
        var before = Message.parse(stored.bytes());
        if (stored.admin() || !content(before).equals(content(message))
                || !before.getString(Tags.SENDING_TIME).equals(message.getString(Tags.ORIG_SENDING_TIME, ""))) {
            violated.accept(Rule.RESENT_UNCHANGED, "what was sent again is not what was committed: " + message);
        }
        goesOn(onEpoch, message, message.msgSeqNum() + 1);
    }

    private void filled(long onEpoch, Message message) {
        gapFills++;
        long newSeqNo = message.getLong(Tags.NEW_SEQ_NO);
        for (long covered = message.msgSeqNum(); covered < newSeqNo; covered++) {
            if (!config.persistMessages() && books.sent(covered) != null) {
                books.vetoed(covered);
            }
            if (!books.mayBeFilled(covered)) {
                violated.accept(
                        Rule.GAP_FILL_COVERS_ADMIN,
                        "a gap fill covers " + covered + ", which is " + (books.sent(covered) == null ? "not committed" : "an application's") + ": " + message);
            }
        }
        goesOn(onEpoch, message, newSeqNo);
    }

    private void goesOn(long onEpoch, Message message, long next) {
        if (resend == null || resend.epoch != onEpoch || message.msgSeqNum() != resend.next || next > resend.to + 1) {
            var expected = resend == null ? "no resend is under way" : resend.next + " to " + resend.to + " was to come";
            violated.accept(Rule.RESEND_GOES_ON, expected + ", not " + message);
            return;
        }
        resend.next = next;
        if (next > resend.to) {
            resend = null;
        }
    }

    /** All fields but those that differ when a message is sent again. */
    static List<String> content(Message message) {
        var fields = new ArrayList<String>(message.fieldCount());
        for (int i = 0; i < message.fieldCount(); i++) {
            switch (message.tagAt(i)) {
                case Tags.BODY_LENGTH, Tags.CHECK_SUM, Tags.POSS_DUP_FLAG, Tags.SENDING_TIME, Tags.ORIG_SENDING_TIME -> {
                    // differ
                }
                default -> fields.add(message.tagAt(i) + "=" + message.stringAt(i));
            }
        }
        return fields;
    }
}
