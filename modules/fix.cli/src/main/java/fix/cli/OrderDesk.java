package fix.cli;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.Tags;
import fix.dictionary.Tag;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.EventListener;
import fix.engine.NotLoggedOnException;
import fix.engine.Session;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * Sends orders through one session, shows what comes back in words, and knows what is not answered yet. The command's thread sends; the engine's threads bring the rest.
 */
final class OrderDesk implements Application, EventListener {
    private final Consumer<String> lines;
    private final Consumer<String> giveUp;
    private final Wording wording;
    private final Outstanding outstanding;
    private final CountDownLatch created = new CountDownLatch(1);
    private volatile Session session;
    private volatile boolean hasLoggedOn;
    /** The present connection has not logged on, and nobody has said why not. Used by the events' thread alone. */
    private boolean unanswered;

    /**
     * @param most how many orders may wait for an answer at once
     * @param wording puts messages in words
     * @param lines is told of every message
     * @param giveUp is told why the session will not come about
     */
    OrderDesk(int most, Wording wording, Consumer<String> lines, Consumer<String> giveUp) {
        outstanding = new Outstanding(most);
        this.wording = wording;
        this.lines = lines;
        this.giveUp = giveUp;
    }

    Outstanding outstanding() {
        return outstanding;
    }

    /**
     * Sends a message; waits until the session is logged on, if need be, and until it is stored.
     *
     * @throws InterruptedException when interrupted
     */
    void send(MessageBuilder message) throws InterruptedException {
        created.await();
        var clOrdID = message.getString(Tag.CL_ORD_ID, "");
        if (!clOrdID.isEmpty()) {
            outstanding.sending(clOrdID);
        }
        boolean sent = false;
        try {
            long number = sendOnceLoggedOn(message);
            sent = true;
            if (!clOrdID.isEmpty()) {
                outstanding.sent(clOrdID, number);
            }
            lines.accept("> " + number + " " + message.msgType() + (clOrdID.isEmpty() ? "" : " ClOrdID=" + clOrdID));
        } finally {
            if (!sent && !clOrdID.isEmpty()) {
                outstanding.notSent(clOrdID);
            }
        }
    }

    private long sendOnceLoggedOn(MessageBuilder message) throws InterruptedException {
        while (true) {
            try {
                return session.send(message);
            } catch (NotLoggedOnException _) {
                session.awaitLogon(Duration.ofMinutes(1));
            }
        }
    }

    @Override
    public void onCreate(Session session) {
        this.session = session;
        created.countDown();
    }

    @Override
    public void onLogon(Session session) {
        hasLoggedOn = true;
    }

    @Override
    public void fromApp(Message message, Session session) {
        lines.accept("< " + (session.redelivered() ? "(perhaps seen before) " : "") + wording.of(message, session.id()));
        if (message.has(Tag.CL_ORD_ID)) {
            outstanding.answered(message.getString(Tag.CL_ORD_ID));
        } else if (message.msgType().equals(MsgTypes.BUSINESS_MESSAGE_REJECT)) {
            outstanding.answered(message.getLong(Tags.REF_SEQ_NUM, 0));
        }
    }

    @Override
    public void fromAdmin(Message message, Session session) {
        wording.learn(message, session.id());
        if (message.msgType().equals(MsgTypes.REJECT)) {
            lines.accept("< " + wording.of(message, session.id()));
            outstanding.answered(message.getLong(Tags.REF_SEQ_NUM, 0));
        }
    }

    /** A session that was refused before it ever stood is misconfigured: trying again would not help. */
    @Override
    public void on(EngineEvent event) {
        switch (event) {
            case EngineEvent.Connected _ -> unanswered = true;
            case EngineEvent.LoggedOn _, EngineEvent.Violation _ -> unanswered = false;
            case EngineEvent.LogonRefused _ -> {
                unanswered = false;
                if (!hasLoggedOn) {
                    giveUp.accept("");
                }
            }
            case EngineEvent.Disconnected ended when unanswered && !hasLoggedOn -> giveUp.accept(
                    ended.session() + ": the connection ended before our Logon was answered (" + ended.reason()
                            + "): the other side may not know this session; BeginString, SenderCompID and TargetCompID must be its own, the other way round");
            default -> { }
        }
    }
}
