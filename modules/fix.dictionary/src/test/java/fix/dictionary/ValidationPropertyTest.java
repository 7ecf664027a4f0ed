package fix.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.Fault;
import fix.core.dictionary.Valid;
import fix.core.dictionary.ValidationSettings;
import fix.core.dictionary.Validator;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValidationPropertyTest {
    private static final Map<String, Dictionary> DICTIONARIES = Stream.concat(
            Stream.of("FIX.4.0", "FIX.4.1", "FIX.4.2", "FIX.4.3", "FIX.4.4", "FIXT.1.1").map(Dictionaries::get),
            Stream.of("FIX.5.0", "FIX.5.0SP1", "FIX.5.0SP2").map(version -> Dictionaries.get(version).over(Dictionaries.get("FIXT.1.1"))))
            .collect(Collectors.toMap(Dictionary::version, Function.identity()));

    @Property(tries = 2000)
    void anyMessageThatKeepsToItsDictionaryIsValid(@ForAll("versions") String version, @ForAll Random random) {
        var message = new RandomMessage(DICTIONARIES.get(version), random);
        var decoded = message.decoded();
        assertEquals(Valid.VALID, validate(decoded, version), decoded::toString);
    }

    @Property(tries = 6000)
    void anyMessageWithOneFaultIsRejectedForThatFault(@ForAll("versions") String version, @ForAll RandomFault fault, @ForAll Random random) {
        var message = new RandomMessage(DICTIONARIES.get(version), random);
        var expected = fault.put(message);
        Assume.that(expected.isPresent());
        var decoded = message.decoded();
        assertEquals(expected.get(), validate(decoded, version) instanceof Fault found ? found.reason().code() + "/" + found.refTagID() : "valid", decoded::toString);
    }

    @Property(tries = 300)
    void anyMessageCanBeDescribed(@ForAll("versions") String version, @ForAll RandomFault fault, @ForAll Random random) {
        var dictionary = DICTIONARIES.get(version);
        var message = new RandomMessage(dictionary, random);
        fault.put(message);
        var line = dictionary.describe(message.decoded());
        assertTrue(line.startsWith(dictionary.message(message.msgType).map(Object::toString).orElse("unknown message(~~)")), line);
        assertTrue(line.lines().count() == 1, line);
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of(DICTIONARIES.keySet().stream().sorted().toList());
    }

    private static Object validate(Message message, String version) {
        return new Validator(DICTIONARIES.get(version), ValidationSettings.standard()).validate(message);
    }
}
