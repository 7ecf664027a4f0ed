package fix.bench;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.Tags;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;

/**
 * A session with an acceptor that answers each NewOrderSingle(D) with an ExecutionReport(8) of the same ClOrdID(11). It logs on with
 * ResetSeqNumFlag(141)=Y and can measure several times. Not thread-safe.
 */
public final class LoadSession implements AutoCloseable {
    private static final int HEART_BT_INT = 60;

    private final Wire wire;
    private final String prefix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
    private final MessageBuilder order = order();
    private int runs;

    private LoadSession(Wire wire) {
        this.wire = wire;
    }

    /**
     * Connects and logs on.
     *
     * @param session as this client sees it: it is the sender
     * @param silence how long to wait for the next answer before what is unanswered counts as missing
     * @throws LoadException when the Logon is refused
     * @throws IOException when there is no connection
     */
    public static LoadSession open(String host, int port, SessionID session, Duration silence) throws IOException {
        var wire = Wire.connect(host, port, session, silence);
        try {
            wire.append(MessageBuilder.of(MsgTypes.LOGON).set(Tags.ENCRYPT_METHOD, 0).set(Tags.HEART_BT_INT, HEART_BT_INT).set(Tags.RESET_SEQ_NUM_FLAG, 'Y'));
            wire.flush();
            var answer = wire.read();
            if (!answer.msgType().equals(MsgTypes.LOGON)) {
                throw new LoadException("the acceptor answered the Logon with MsgType(35)=" + answer.msgType() + ": " + answer.getString(Tags.TEXT, "no Text(58)"));
            }
            return new LoadSession(wire);
        } catch (SocketTimeoutException silent) {
            wire.close();
            throw new LoadException("the acceptor did not answer the Logon");
        } catch (IOException | RuntimeException refused) {
            wire.close();
            throw refused;
        }
    }

    /**
     * Sends orders and waits for all their answers.
     *
     * @param orders how many, 1 or more
     * @throws LoadException when one has no answer, or is answered with something else than an ExecutionReport
     * @throws IOException when the connection breaks; the session is then of no more use
     */
    public LoadResult run(Pace pace, int orders) throws IOException, InterruptedException {
        var ledger = new Ledger(prefix, runs++, orders);
        long began = System.nanoTime();
        try {
            switch (pace) {
                case Pace.Window(int window) -> sendWithin(window, ledger);
                case Pace.Rate(int perSecond) -> sendAt(perSecond, ledger, began);
            }
        } catch (SocketTimeoutException silent) {
            throw ledger.missing();
        }
        return ledger.result(pace, System.nanoTime() - began);
    }

    private void sendWithin(int window, Ledger ledger) throws IOException {
        int sent = 0;
        while (ledger.unanswered() > 0) {
            int answered = ledger.orders() - ledger.unanswered();
            while (sent < ledger.orders() && sent - answered < window) {
                ledger.begins(sent, System.nanoTime());
                send(ledger.clOrdID(sent++));
            }
            wire.flush();
            wire.fill();
            takeAnswers(ledger);
        }
    }

    private void sendAt(int perSecond, Ledger ledger, long began) throws IOException, InterruptedException {
        for (int i = 0; i < ledger.orders(); i++) {
            ledger.begins(i, began + i * 1_000_000_000L / perSecond);
        }
        var sender = new TimedSender(wire, ledger, this::send);
        sender.start();
        try {
            while (ledger.unanswered() > 0) {
                wire.fill();
                takeAnswers(ledger);
            }
        } catch (IOException broken) {
            wire.close();
            throw broken;
        } finally {
            sender.join();
        }
    }

    private void send(String clOrdID) throws IOException {
        wire.append(order.set(Ledger.CL_ORD_ID, clOrdID));
    }

    /** A limit order as FIX 4.2 to 4.4 have it: HandlInst, Symbol, Side, TransactTime, OrderQty, OrdType, Price. */
    private static MessageBuilder order() {
        return MessageBuilder.of("D").set(Ledger.CL_ORD_ID, "0")
                .set(21, '1').set(55, "AAPL").set(54, '1').set(60, Instant.now()).set(38, 100).set(40, '2').set(44, "187.25");
    }

    private void takeAnswers(Ledger ledger) throws IOException {
        long now = System.nanoTime();
        while (wire.find()) {
            var message = wire.found();
            if (message.isAdmin() && !message.msgType().equals(MsgTypes.REJECT)) {
                admin(message);
            } else {
                ledger.answer(message, now);
            }
        }
    }

    private void admin(Message message) throws IOException {
        switch (message.msgType()) {
            case MsgTypes.TEST_REQUEST -> {
                wire.append(MessageBuilder.of(MsgTypes.HEARTBEAT).set(Tags.TEST_REQ_ID, message.getString(Tags.TEST_REQ_ID)));
                wire.flush();
            }
            case MsgTypes.HEARTBEAT -> { }
            default -> throw new LoadException("the acceptor sent MsgType(35)=" + message.msgType() + ": " + message.getString(Tags.TEXT, "no Text(58)"));
        }
    }

    /** Logs out, waits for the answer, and closes the connection. */
    @Override
    public void close() throws IOException {
        try (wire) {
            wire.append(MessageBuilder.of(MsgTypes.LOGOUT));
            wire.flush();
            while (!wire.read().msgType().equals(MsgTypes.LOGOUT)) {
                // what was under way
            }
        } catch (IOException gone) {
            // it is over either way
        }
    }
}
