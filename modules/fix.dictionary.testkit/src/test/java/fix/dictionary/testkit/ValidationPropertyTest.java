package fix.dictionary.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.dictionary.Fault;
import fix.core.dictionary.Valid;
import fix.core.dictionary.ValidationSettings;
import fix.core.dictionary.Validator;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** More tries: {@code -Djqwik.tries.default=100000}. */
class ValidationPropertyTest {
    private static final Map<String, Validator> VALIDATORS = new ConcurrentHashMap<>();

    @Property
    void anyMessageThatKeepsToItsDictionaryIsValid(@ForAll("versions") String version, @ForAll Random random) {
        var message = generator(version).message(random);
        assertEquals(Valid.VALID, validate(message, version), message::toString);
        var plain = generator(version).withPlainValues().message(random);
        assertEquals(Valid.VALID, validate(plain, version), plain::toString);
    }

    @Property(tries = 12)
    void everyTypeOfEveryVersionIsGenerated(@ForAll Random random) {
        Versions.DICTIONARIES.forEach((version, dictionary) -> {
            for (var type : dictionary.messages()) {
                var message = generator(version).withRoom(random.nextInt(60)).message(type.msgType(), random);
                assertEquals(type.msgType(), message.msgType());
                assertEquals(Valid.VALID, validate(message, version), message::toString);
            }
        });
    }

    @Property
    void anyMessageWithOneFaultIsRejectedForThatFault(@ForAll("versions") String version, @ForAll Flaw flaw, @ForAll Random random) {
        generator(version).withRoom(50).flawed(flaw, random).ifPresent(flawed -> {
            var expected = flawed.reason() + "/" + flawed.refTagID();
            var found = validate(flawed.message(), version) instanceof Fault fault ? fault.reason() + "/" + fault.refTagID() : "valid";
            assertEquals(expected, found, () -> flaw + " in " + flawed.message());
        });
    }

    @Property
    void anyMessageCanBeDescribed(@ForAll("versions") String version, @ForAll Flaw flaw, @ForAll Random random) {
        generator(version).flawed(flaw, random).ifPresent(flawed -> {
            var dictionary = Versions.DICTIONARIES.get(version);
            var line = dictionary.describe(flawed.message());
            assertTrue(line.startsWith(dictionary.message(flawed.message().msgType()).map(Object::toString).orElse("unknown message(~~)")), line);
            assertEquals(1, line.lines().count(), line);
        });
    }

    @Provide
    Arbitrary<String> versions() {
        return Arbitraries.of(Versions.DICTIONARIES.keySet());
    }

    private static MessageGenerator generator(String version) {
        return MessageGenerator.of(Versions.DICTIONARIES.get(version));
    }

    private static Object validate(Message message, String version) {
        var session = Versions.session(version, message);
        return VALIDATORS.computeIfAbsent(version + session.carriesVersions(), _ -> new Validator(session, ValidationSettings.standard())).validate(message);
    }
}
