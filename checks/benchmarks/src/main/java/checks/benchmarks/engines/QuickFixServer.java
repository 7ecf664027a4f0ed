package checks.benchmarks.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import quickfix.Application;
import quickfix.ApplicationAdapter;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.FileStoreFactory;
import quickfix.Log;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.UnsupportedMessageType;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LeavesQty;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.fix44.ExecutionReport;

/** QuickFIX/J's acceptor with validation by its dictionary and no log. Argument: a folder for the file store; without one, the memory store. */
final class QuickFixServer extends ApplicationAdapter {
    private final AtomicLong fills = new AtomicLong();

    private QuickFixServer() {
    }

    public static void main(String[] args) throws Exception {
        int port = freePort();
        var settings = new SessionSettings();
        Map.of("ConnectionType", "acceptor", "SocketAcceptPort", Integer.toString(port), "SocketAcceptAddress", "127.0.0.1", "SocketTcpNoDelay", "Y",
                "NonStopSession", "Y", "UseDataDictionary", "Y", "DataDictionary", "FIX44.xml").forEach(settings::setString);
        var session = new SessionID(Fill.BEGIN_STRING, Fill.ACCEPTOR, Fill.CLIENT);
        settings.setString(session, "BeginString", Fill.BEGIN_STRING);
        settings.setString(session, "SenderCompID", Fill.ACCEPTOR);
        settings.setString(session, "TargetCompID", Fill.CLIENT);
        if (args.length > 0) {
            settings.setString("FileStorePath", args[0]);
        }
        Application application = new QuickFixServer();
        var store = args.length > 0 ? new FileStoreFactory(settings) : new MemoryStoreFactory();
        new SocketAcceptor(application, store, settings, _ -> new NoLog(), new DefaultMessageFactory()).start();
        Fill.ready(port);
        new CountDownLatch(1).await();
    }

    @Override
    public void fromApp(Message order, SessionID session) throws FieldNotFound, UnsupportedMessageType {
        if (!(order instanceof quickfix.fix44.NewOrderSingle)) {
            throw new UnsupportedMessageType();
        }
        var quantity = order.getDecimal(OrderQty.FIELD);
        var price = order.getDecimal(Price.FIELD);
        var report = new ExecutionReport();
        report.setString(OrderID.FIELD, "O-" + order.getString(ClOrdID.FIELD));
        report.setString(ClOrdID.FIELD, order.getString(ClOrdID.FIELD));
        report.setString(ExecID.FIELD, Long.toString(fills.incrementAndGet()));
        report.setChar(ExecType.FIELD, ExecType.TRADE);
        report.setInt(LeavesQty.FIELD, 0);
        report.setChar(OrdStatus.FIELD, OrdStatus.FILLED);
        report.setString(Symbol.FIELD, order.getString(Symbol.FIELD));
        report.setChar(Side.FIELD, order.getChar(Side.FIELD));
        report.setDecimal(OrderQty.FIELD, quantity);
        report.setDecimal(LastQty.FIELD, quantity);
        report.setDecimal(LastPx.FIELD, price);
        report.setDecimal(CumQty.FIELD, quantity);
        report.setDecimal(AvgPx.FIELD, price);
        try {
            Session.sendToTarget(report, session);
        } catch (SessionNotFound gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** QuickFIX/J cannot be asked which port it bound. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Writes nothing: no log is measured. */
    private static final class NoLog implements Log {
        @Override
        public void clear() {
        }

        @Override
        public void onIncoming(String message) {
        }

        @Override
        public void onOutgoing(String message) {
        }

        @Override
        public void onEvent(String text) {
        }

        @Override
        public void onErrorEvent(String text) {
            System.err.println(text);
        }
    }
}
