package fix.testkit;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.dictionary.testkit.MessageGenerator;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Messages, faults and scenarios for properties in jqwik, which shrink towards few fields and few steps. Who uses them brings jqwik. Stateless.
 *
 * {@snippet :
 * @Provide
 * Arbitrary<Message> orders() {
 *     return FixArbitraries.messages(MessageGenerator.of(Dictionaries.get("FIX.4.4")), "D");
 * }
 * }
 */
@SuppressWarnings("exports") // jqwik is required statically: who uses this has it
public final class FixArbitraries {
    private static final int MOST_STEPS = 100;

    private FixArbitraries() {
    }

    /** Valid messages of a type, as if received. */
    public static Arbitrary<Message> messages(MessageGenerator generator, String msgType) {
        return Combinators.combine(Arbitraries.integers().between(0, 100), Arbitraries.longs())
                .as((optional, seed) -> generator.withOptionalFields(optional).message(msgType, new SplittableRandom(seed)));
    }

    /** Valid messages of every type that the dictionary has, as if received. */
    public static Arbitrary<Message> messages(MessageGenerator generator) {
        return Combinators.combine(Arbitraries.integers().between(0, 100), Arbitraries.longs())
                .as((optional, seed) -> generator.withOptionalFields(optional).message(new SplittableRandom(seed)));
    }

    /** Drafts of a type, for a session to send. */
    public static Arbitrary<MessageBuilder> drafts(MessageGenerator generator, String msgType) {
        return messages(generator, msgType).map(Message::toBuilder);
    }

    /**
     * Programs of a connection.
     *
     * @param kinds what may happen; one or more
     */
    public static Arbitrary<Faults> faults(Set<Fault.Kind> kinds) {
        return Arbitraries.longs().map(seed -> Faults.random(new SplittableRandom(seed), kinds));
    }

    /** Scenarios of up to a hundred steps. */
    public static Arbitrary<SessionScenario> scenarios() {
        return Combinators.combine(Arbitraries.integers().between(1, MOST_STEPS), Arbitraries.longs())
                .as((steps, seed) -> SessionScenario.random(new SplittableRandom(seed), steps));
    }
}
