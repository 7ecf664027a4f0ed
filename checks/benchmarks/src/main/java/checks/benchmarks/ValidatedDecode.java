package checks.benchmarks;

import fix.core.Message;
import fix.core.codec.Decoder;
import fix.core.codec.FrameLimits;
import fix.core.codec.Framer;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Valid;
import fix.core.dictionary.ValidationSettings;
import fix.core.dictionary.Validator;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import quickfix.DataDictionary;
import quickfix.MessageUtils;
import quickfix.fix44.MessageFactory;

/** From the bytes of a read, 64 messages, to messages that are known to keep to the dictionary of FIX 4.4. Philadelphia does not validate. */
@State(Scope.Benchmark)
public class ValidatedDecode {

    private final byte[] stream = Order.stream();
    private final int frameLength = Order.frame().length;

    private final Framer framer = new Framer(FrameLimits.DEFAULT);
    private final Decoder decoder = new Decoder(Dictionaries.get("FIX.4.4"));
    private final Validator validator = new Validator(Dictionaries.get("FIX.4.4"), ValidationSettings.standard());

    private final MessageFactory factory = new MessageFactory();
    private final quickfix.ValidationSettings settings = new quickfix.ValidationSettings();
    private DataDictionary dictionary;

    @Setup
    public void setUp() throws Exception {
        dictionary = new DataDictionary("FIX44.xml");
    }

    @Benchmark
    @OperationsPerInvocation(Order.BATCH)
    public void heddle(Blackhole blackhole) {
        System.arraycopy(stream, 0, framer.buffer(), framer.writePosition(), stream.length);
        framer.written(stream.length);
        while (framer.next() == Framer.Result.FRAME) {
            var message = (Message) decoder.decode(framer.buffer(), framer.frameStart(), framer.frameLength());
            if (!(validator.validate(message) instanceof Valid)) {
                throw new AssertionError(message);
            }
            blackhole.consume(message);
        }
    }

    @Benchmark
    @OperationsPerInvocation(Order.BATCH)
    public void quickfixj(Blackhole blackhole) throws Exception {
        for (int at = 0; at < stream.length; at += frameLength) {
            String text = new String(Arrays.copyOfRange(stream, at, at + frameLength), StandardCharsets.ISO_8859_1);
            var message = MessageUtils.parse(factory, dictionary, settings, text);
            dictionary.validate(message, settings);
            blackhole.consume(message);
        }
    }
}
