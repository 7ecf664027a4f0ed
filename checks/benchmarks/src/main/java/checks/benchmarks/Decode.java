package checks.benchmarks;

import com.paritytrading.philadelphia.FIXConfig;
import com.paritytrading.philadelphia.FIXMessageParser;
import fix.core.codec.Decoder;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import quickfix.DataDictionary;
import quickfix.InvalidMessage;
import quickfix.MessageUtils;
import quickfix.ValidationSettings;
import quickfix.fix44.MessageFactory;

/** From the bytes of a read, 64 messages, to messages whose fields can be asked for; CheckSum and BodyLength verified by all. */
@State(Scope.Benchmark)
public class Decode {

    private final byte[] stream = Order.stream();
    private final int frameLength = Order.frame().length;

    private final Framer framer = new Framer(FrameLimits.DEFAULT);
    private final Decoder decoder = new Decoder();

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private FIXMessageParser parser;

    private final MessageFactory factory = new MessageFactory();
    private final ValidationSettings settings = new ValidationSettings();
    private DataDictionary dictionary;

    @Setup
    public void setUp(Blackhole blackhole) throws Exception {
        var config = FIXConfig.newBuilder().setMaxFieldCount(64).setFieldCapacity(64).setCheckSumEnabled(true).build();
        parser = new FIXMessageParser(config, blackhole::consume);
        dictionary = new DataDictionary("FIX44.xml");
    }

    @Benchmark
    @OperationsPerInvocation(Order.BATCH)
    public void heddle(Blackhole blackhole) {
        System.arraycopy(stream, 0, framer.buffer(), framer.writePosition(), stream.length);
        framer.written(stream.length);
        while (framer.next() == Framer.Result.FRAME) {
            blackhole.consume(decoder.decode(framer.buffer(), framer.frameStart(), framer.frameLength()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(Order.BATCH)
    public void philadelphia() throws IOException {
        buffer.clear().put(stream).flip();
        while (parser.parse(buffer)) {
            continue;
        }
    }

    @Benchmark
    @OperationsPerInvocation(Order.BATCH)
    public void quickfixj(Blackhole blackhole) throws InvalidMessage {
        for (int at = 0; at < stream.length; at += frameLength) {
            String text = new String(Arrays.copyOfRange(stream, at, at + frameLength), StandardCharsets.ISO_8859_1);
            blackhole.consume(MessageUtils.parse(factory, dictionary, settings, text));
        }
    }
}
