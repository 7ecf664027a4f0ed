package fix.bench;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.Tags;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An acceptor for one connection that answers as a test wants. */
final class ScriptedAcceptor implements AutoCloseable {
    private static final SessionID SESSION = SessionID.of("FIX.4.4", "ACCEPTOR", "CLIENT");

    /** What to answer to a message; the number counts the orders, from 0. */
    @FunctionalInterface
    interface Answer {
        List<MessageBuilder> to(Message order, int number);
    }

    private final ServerSocket listener;
    private final Answer answer;
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this::serve);
    final CountDownLatch loggedOut = new CountDownLatch(1);
    /** TestReqIDs of the Heartbeats that came. */
    final List<String> heartbeats = new CopyOnWriteArrayList<>();
    private int orders;

    ScriptedAcceptor(Answer answer) throws IOException {
        this.answer = answer;
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread.start();
    }

    static MessageBuilder report(Message order) {
        return MessageBuilder.of("8").set(Ledger.CL_ORD_ID, order.getString(Ledger.CL_ORD_ID));
    }

    LoadSession client(Duration silence) throws IOException {
        return LoadSession.open("127.0.0.1", listener.getLocalPort(), SESSION.reversed(), silence);
    }

    private void serve() {
        try (var socket = listener.accept(); var wire = new Wire(socket, SESSION, Duration.ofSeconds(30))) {
            while (true) {
                var message = wire.read();
                for (var reply : replies(message)) {
                    wire.append(reply);
                }
                wire.flush();
                if (message.msgType().equals(MsgTypes.LOGOUT)) {
                    loggedOut.countDown();
                    return;
                }
            }
        } catch (IOException gone) {
            // the test is over
        }
    }

    private List<MessageBuilder> replies(Message message) {
        return switch (message.msgType()) {
            case MsgTypes.LOGON, MsgTypes.LOGOUT -> List.of(MessageBuilder.of(message.msgType()));
            case MsgTypes.HEARTBEAT -> {
                heartbeats.add(message.getString(Tags.TEST_REQ_ID));
                yield List.of();
            }
            default -> answer.to(message, orders++);
        };
    }

    @Override
    public void close() throws IOException, InterruptedException {
        listener.close();
        thread.join();
    }
}
