package fix.cli;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.dictionary.MsgType;
import fix.dictionary.Tag;
import fix.engine.Application;
import fix.engine.FixEngine;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.store.Direction;
import fix.store.Durability;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import fix.store.StoreException;
import fix.store.sqlite.SqliteStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The demo: a trader and a broker with real engines, SQLite stores and sockets, and a line between them that can be cut. What the transcript shows is what the engines'
 * message logs and the stores hold; each step waits for it. Runs on one thread, once.
 */
final class Demo {
    private static final SessionID TRADER = SessionID.of("FIX.4.4", "TRADER", "BROKER");
    private static final SessionID BROKER = SessionID.of("FIX.4.4", "BROKER", "TRADER");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final boolean SENT = true;
    private static final boolean RECEIVED = false;

    private final Ending ending;
    private final Path folder;
    private final DemoTranscript transcript;
    private final DemoLog traderLog = new DemoLog();
    private final DemoLog brokerLog = new DemoLog();
    private final OrderText orders;
    private int orderCount;

    /** @param folder where the stores go; it is there */
    Demo(Console console, Ending ending, Path folder) {
        this.ending = ending;
        this.folder = folder;
        transcript = new DemoTranscript(console);
        orders = new OrderText(TRADER.beginString(), () -> "C" + ++orderCount);
    }

    void run() throws Exception {
        var brokerStore = ending.add(SqliteStore.open(folder.resolve("broker.db"), Durability.PROCESS));
        var broker = ending.add(FixEngine.builder()
                .store(brokerStore)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(SessionSettings.acceptor(BROKER), FillApplication.silent())
                .messageLog(brokerLog)
                .start());
        var line = ending.add(new CuttableLine(broker.port()));
        var traderStore = ending.add(SqliteStore.open(folder.resolve("trader.db"), Durability.PROCESS));
        var trader = ending.add(startTrader(traderStore, line.port()));
        logOn(trader.session(TRADER));
        trade(trader.session(TRADER));
        cut(trader.session(TRADER), line);
        int recovered = recover(broker.session(BROKER));
        restart(trader, traderStore, line.port());
        broker.close();
        check(traderStore, brokerStore, recovered);
    }

    private FixEngine startTrader(MessageStore store, int port) {
        return FixEngine.builder()
                .store(store)
                .session(SessionSettings.initiator(TRADER, "localhost", port).withReconnect(Duration.ofMillis(200), Duration.ofSeconds(2)), new Application() { })
                .messageLog(traderLog)
                .start();
    }

    private void logOn(Session trader) throws Exception {
        transcript.heading("A trader calls a broker");
        transcript.sentence("Two FIX engines start, each with a store of its own, a SQLite database. The trader");
        transcript.sentence("connects over TCP and says who it is in a Logon; the broker answers with its own.");
        transcript.sentence("The number in brackets is the message's sequence number: each side counts the");
        transcript.sentence("messages that it sends, from 1, so that the other side sees when one is missing.");
        active(trader);
        transcript.messages(traderLog.await(0, 1, seen -> seen.is(RECEIVED, MsgTypes.LOGON)));
    }

    private void trade(Session trader) throws Exception {
        transcript.heading("They trade");
        transcript.sentence("Each order is stored before it is sent; the broker stores its report together with");
        transcript.sentence("the note that the order is handled, in one step, before the report is sent.");
        int from = traderLog.size();
        fill(trader, "buy 100 AAPL @ 187.25");
        fill(trader, "sell 50 MSFT @ 412.5");
        transcript.messages(traderLog.from(from));
    }

    /** Sends an order and waits for its report, so that the messages have one order. */
    private void fill(Session trader, String order) throws Exception {
        int from = traderLog.size();
        trader.send(orders.read(order));
        traderLog.await(from, 1, seen -> seen.is(RECEIVED, MsgType.EXECUTION_REPORT));
    }

    private void cut(Session trader, CuttableLine line) throws Exception {
        transcript.heading("The line is cut in mid-stream");
        transcript.sentence("Three more orders reach the broker, and it fills them. While its reports are on their");
        transcript.sentence("way the line is cut: X marks what never arrives. The trader cannot know any of this.");
        int fromTrader = traderLog.size();
        int fromBroker = brokerLog.size();
        line.holdReplies();
        for (var order : List.of("buy 200 AAPL @ 187.3", "buy 300 IBM @ 141", "sell 75 MSFT @ 412.75")) {
            trader.send(orders.read(order));
        }
        var replies = brokerLog.await(fromBroker, 3, seen -> seen.is(SENT, MsgType.EXECUTION_REPORT)).stream()
                .filter(DemoLog.Seen::outbound).map(DemoLog.Seen::message).toList();
        if (!line.awaitHeld(replies.stream().mapToInt(Message::length).sum(), PATIENCE)) {
            throw Failure.failed("the broker's reports did not get on their way");
        }
        transcript.messages(traderLog.from(fromTrader));
        line.cut();
        transcript.lost(replies);
    }

    private int recover(Session broker) throws Exception {
        transcript.heading("The session recovers by itself");
        transcript.sentence("The trader calls again. Both go on with their own numbers: nothing starts anew.");
        transcript.sentence("The number of the broker's Logon shows the trader that messages are missing, a gap;");
        transcript.sentence("it asks for them with a ResendRequest. The broker reads its reports from its store and");
        transcript.sentence("sends them again under their old numbers, marked PossDup: possibly a duplicate.");
        transcript.sentence("Messages of the session itself, as the Logon, are not repeated: a GapFill steps over them.");
        int from = indexOfSecondLogon();
        active(broker);
        var seen = traderLog.await(from, 1, one -> one.is(RECEIVED, MsgTypes.SEQUENCE_RESET));
        transcript.messages(seen);
        return (int) seen.stream().filter(one -> one.is(RECEIVED, MsgType.EXECUTION_REPORT) && one.message().isPossDup()).count();
    }

    private int indexOfSecondLogon() throws Exception {
        var all = traderLog.await(0, 2, seen -> seen.is(SENT, MsgTypes.LOGON));
        return all.indexOf(all.stream().filter(seen -> seen.is(SENT, MsgTypes.LOGON)).skip(1).findFirst().orElseThrow());
    }

    private void restart(FixEngine trader, MessageStore store, int port) throws Exception {
        transcript.heading("The trader's engine ends and starts again");
        transcript.sentence("It logs out, the other side agrees. A new engine finds its place in the store and goes");
        transcript.sentence("on with the next number: a day's session may outlive many connections and programs.");
        int from = traderLog.size();
        trader.close();
        var again = ending.add(startTrader(store, port));
        active(again.session(TRADER));
        fill(again.session(TRADER), "buy 10 IBM @ 141.5");
        again.close();
        transcript.messages(traderLog.from(from));
    }

    private static void active(Session session) throws Exception {
        if (!session.awaitLogon(PATIENCE)) {
            throw Failure.failed("session " + session.id() + " was not logged on within " + PATIENCE.toSeconds() + " s");
        }
    }

    private void check(MessageStore traderStore, MessageStore brokerStore, int recovered) throws Failure, StoreException {
        transcript.heading("What the stores hold");
        var sent = clOrdIDs(traderStore, MessageQuery.ALL.direction(Direction.OUTBOUND).msgTypes(MsgType.NEW_ORDER_SINGLE));
        var reported = clOrdIDs(brokerStore, MessageQuery.ALL.direction(Direction.OUTBOUND).msgTypes(MsgType.EXECUTION_REPORT));
        var received = clOrdIDs(traderStore, MessageQuery.ALL.direction(Direction.INBOUND).msgTypes(MsgType.EXECUTION_REPORT));
        transcript.sentence("The trader sent " + sent.size() + " orders: " + String.join(", ", sent) + ".");
        transcript.sentence("The broker wrote " + reported.size() + " reports: " + String.join(", ", reported) + ".");
        transcript.sentence("The trader received " + received.size() + " reports, " + recovered + " of them after the cut: " + String.join(", ", received) + ".");
        var each = new TreeMap<String, Integer>();
        Stream.of(sent, reported, received).forEach(ids -> ids.forEach(id -> each.merge(id, 1, Integer::sum)));
        if (sent.size() != orderCount || each.size() != orderCount || each.values().stream().anyMatch(times -> times != 3)) {
            throw Failure.failed("not every order has exactly one report");
        }
        transcript.sentence("Every order has exactly one report: nothing was lost, and nothing was done twice.");
    }

    /** The ClOrdIDs of what a query finds, in the order of the store. */
    private static List<String> clOrdIDs(MessageStore store, MessageQuery query) throws StoreException {
        var found = new ArrayList<String>();
        store.query(query, (session, stored) -> found.add(Message.parse(stored.bytes()).getString(Tag.CL_ORD_ID)));
        return found;
    }
}
