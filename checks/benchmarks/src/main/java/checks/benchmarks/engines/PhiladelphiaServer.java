package checks.benchmarks.engines;

import com.paritytrading.philadelphia.FIXConfig;
import com.paritytrading.philadelphia.FIXConnection;
import com.paritytrading.philadelphia.FIXConnectionStatusListener;
import com.paritytrading.philadelphia.FIXMessage;
import com.paritytrading.philadelphia.FIXMessageListener;
import com.paritytrading.philadelphia.FIXVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Philadelphia's connection on a blocking channel: it has no store, no resend and no validation, and writes each answer by itself. */
final class PhiladelphiaServer implements FIXMessageListener, FIXConnectionStatusListener {
    private static final FIXConfig CONFIG = FIXConfig.newBuilder().setVersion(FIXVersion.FIX_4_4).setSenderCompID(Fill.ACCEPTOR).setTargetCompID(Fill.CLIENT)
            .setMaxFieldCount(64).setFieldCapacity(64).setRxBufferCapacity(64 << 10).setTxBufferCapacity(64 << 10).build();

    private FIXConnection connection;
    private FIXMessage report;
    private long fills;
    private boolean over;

    private PhiladelphiaServer() {
    }

    public static void main(String[] args) throws IOException {
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Fill.ready(((InetSocketAddress) server.getLocalAddress()).getPort());
            while (true) {
                try (var channel = server.accept()) {
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                    new PhiladelphiaServer().serve(channel);
                }
            }
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        connection = new FIXConnection(channel, CONFIG, this, this, 0);
        report = connection.create();
        while (!over) {
            connection.setCurrentTimeMillis(System.currentTimeMillis());
            if (connection.receive() < 0) {
                return;
            }
        }
    }

    @Override
    public void message(FIXMessage order) throws IOException {
        var clOrdID = order.valueOf(11).asString();
        connection.prepare(report, '8');
        report.addField(37).setString("O-" + clOrdID);
        report.addField(11).setString(clOrdID);
        report.addField(17).setInt(++fills);
        report.addField(150).setChar('F');
        report.addField(151).setInt(0);
        report.addField(39).setChar('2');
        report.addField(55).setString(order.valueOf(55).asString());
        report.addField(54).setChar(order.valueOf(54).asChar());
        report.addField(38).setString(order.valueOf(38).asString());
        report.addField(32).setString(order.valueOf(38).asString());
        report.addField(31).setString(order.valueOf(44).asString());
        report.addField(14).setString(order.valueOf(38).asString());
        report.addField(6).setString(order.valueOf(44).asString());
        connection.send(report);
    }

    @Override
    public void logon(FIXConnection on, FIXMessage message) throws IOException {
        on.sendLogon(true);
    }

    @Override
    public void logout(FIXConnection on, FIXMessage message) throws IOException {
        on.sendLogout();
        over = true;
    }

    @Override
    public void close(FIXConnection on, String reason) {
        over = true;
    }

    @Override
    public void sequenceReset(FIXConnection on) {
    }

    @Override
    public void tooLowMsgSeqNum(FIXConnection on, long received, long expected) {
        over = true;
    }

    @Override
    public void reject(FIXConnection on, FIXMessage message) {
        over = true;
    }
}
