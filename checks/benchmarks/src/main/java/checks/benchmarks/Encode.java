package checks.benchmarks;

import com.paritytrading.philadelphia.FIXConfig;
import com.paritytrading.philadelphia.FIXConnection;
import com.paritytrading.philadelphia.FIXMessage;
import com.paritytrading.philadelphia.FIXTimestamp;
import com.paritytrading.philadelphia.FIXVersion;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.TimestampPrecision;
import fix.core.codec.Encoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import quickfix.field.ClOrdID;
import quickfix.field.HandlInst;
import quickfix.field.MsgSeqNum;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.Price;
import quickfix.field.SenderCompID;
import quickfix.field.SendingTime;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.TargetCompID;
import quickfix.field.TransactTime;
import quickfix.fix44.NewOrderSingle;

/** From the values of an order to the bytes of its message, header and trailer included. */
@State(Scope.Benchmark)
public class Encode {

    private static final LocalDateTime TIME = LocalDateTime.ofInstant(Instant.ofEpochMilli(Order.EPOCH_MILLIS), ZoneOffset.UTC);

    private final Instant time = Instant.ofEpochMilli(Order.EPOCH_MILLIS);
    private long number = 1234;

    private final Encoder encoder = new Encoder(SessionID.of("FIX.4.4", "INITIATOR", "ACCEPTOR"), TimestampPrecision.MILLIS);

    private final Sink sink = new Sink();
    private final FIXTimestamp timestamp = new FIXTimestamp();
    private FIXConnection connection;
    private FIXMessage message;

    @Setup
    public void setUp() {
        var config = FIXConfig.newBuilder().setVersion(FIXVersion.FIX_4_4).setSenderCompID("INITIATOR").setTargetCompID("ACCEPTOR").setMaxFieldCount(64)
            .build();
        connection = new FIXConnection(sink, config, received -> { }, Order.EPOCH_MILLIS);
        connection.setCurrentTimeMillis(Order.EPOCH_MILLIS);
        message = connection.create();
        timestamp.setEpochMilli(Order.EPOCH_MILLIS);
    }

    @Benchmark
    public byte[] heddle() {
        var draft = MessageBuilder.of("D").set(11, "ORDER-0001234").set(21, '1').set(38, 100).set(40, '2').setScaled(44, 18_725, 2).set(54, '1')
            .set(55, "AAPL").set(60, time);
        return encoder.encode(draft, number++, Order.EPOCH_MILLIS * 1_000_000);
    }

    @Benchmark
    public long philadelphia() throws IOException {
        connection.prepare(message, 'D');
        message.addField(11).setString("ORDER-0001234");
        message.addField(21).setChar('1');
        message.addField(38).setInt(100);
        message.addField(40).setChar('2');
        message.addField(44).setFloat(187.25, 2);
        message.addField(54).setChar('1');
        message.addField(55).setString("AAPL");
        message.addField(60).setTimestampMillis(timestamp);
        connection.send(message);
        return sink.taken();
    }

    @Benchmark
    public byte[] quickfixj() {
        var order = new NewOrderSingle(new ClOrdID("ORDER-0001234"), new Side('1'), new TransactTime(TIME), new OrdType('2'));
        order.set(new HandlInst('1'));
        order.set(new OrderQty(100));
        order.set(new Price(187.25));
        order.set(new Symbol("AAPL"));
        var header = order.getHeader();
        header.setField(new MsgSeqNum((int) number++));
        header.setField(new SenderCompID("INITIATOR"));
        header.setField(new SendingTime(TIME));
        header.setField(new TargetCompID("ACCEPTOR"));
        return order.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
