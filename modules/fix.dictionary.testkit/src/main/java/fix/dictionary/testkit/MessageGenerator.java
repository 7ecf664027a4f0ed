package fix.dictionary.testkit;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.dictionary.Dictionary;
import fix.core.dictionary.MessageDefinition;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes random messages that keep to a dictionary: all that is required, some of what is not, groups in groups, each value one that its field may have. The same
 * dictionary and the same random numbers give the same message. Immutable and thread-safe, as far as the source of randomness is.
 *
 * <pre>
 * var generator = MessageGenerator.of(Dictionaries.get("FIX.4.4"));
 * var order = generator.message("D", new Random(seed));
 * </pre>
 *
 * <p>Of a dictionary over FIXT.1.1 ({@link fix.core.dictionary.SessionDictionary#application}) application messages bear their ApplVerID(1128).
 */
public final class MessageGenerator {
    private static final int ROOM = 200;

    private final Dictionary dictionary;
    private final List<MessageDefinition> types;
    private final int optionalPercent;
    private final int room;
    private final boolean plain;

    private MessageGenerator(Dictionary dictionary, int optionalPercent, int room, boolean plain) {
        this.dictionary = dictionary;
        this.types = List.copyOf(dictionary.messages());
        this.optionalPercent = optionalPercent;
        this.room = room;
        this.plain = plain;
    }

    /**
     * A generator for the messages of a dictionary; a third of what is optional is there, up to some 200 fields.
     *
     * @throws IllegalArgumentException if it has no header, as the application versions of FIX 5.0 and later have none, or no message
     */
    public static MessageGenerator of(Dictionary dictionary) {
        if (dictionary.header().members().isEmpty()) {
            throw new IllegalArgumentException(dictionary.version() + " has no header: put it over its transport, as in fix50.over(fixt11)");
        }
        if (dictionary.messages().isEmpty()) {
            throw new IllegalArgumentException(dictionary.version() + " has no message");
        }
        return new MessageGenerator(dictionary, 33, ROOM, false);
    }

    /**
     * This one, with more or fewer optional fields.
     *
     * @param percent 0 (none but what is required) to 100 (all, until there is no more room)
     */
    public MessageGenerator withOptionalFields(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException(percent + " percent of the optional fields: must be 0 to 100");
        }
        return new MessageGenerator(dictionary, percent, room, plain);
    }

    /**
     * This one, with room for more or fewer optional members: from there on only what is required follows.
     *
     * @param members how many are thought of, 0 or more
     */
    public MessageGenerator withRoom(int members) {
        if (members < 0) {
            throw new IllegalArgumentException("room for " + members + " members: must be 0 or more");
        }
        return new MessageGenerator(dictionary, optionalPercent, members, plain);
    }

    /**
     * This one, with values alone that engines agree about: no empty groups, no leap second, no picoseconds, no {@code .5} and {@code 7.}, integers of 31 bits, ASCII,
     * no delimiter in data, and the fields in the dictionary's order.
     */
    public MessageGenerator withPlainValues() {
        return new MessageGenerator(dictionary, optionalPercent, room, true);
    }

    /** A message of any type, as if received: whole, and decoded with the dictionary. */
    public Message message(RandomGenerator random) {
        return tree(any(random), random).message();
    }

    /**
     * A message of a type, as if received: whole, and decoded with the dictionary.
     *
     * @throws IllegalArgumentException if the dictionary has no such type
     */
    public Message message(String msgType, RandomGenerator random) {
        return tree(type(msgType), random).message();
    }

    /**
     * A draft of a type, to be sent by a session, which adds its own fields.
     *
     * @throws IllegalArgumentException if the dictionary has no such type
     */
    public MessageBuilder draft(String msgType, RandomGenerator random) {
        return message(msgType, random).toBuilder();
    }

    /** A message of any type with one flaw; empty if the message that came up has nothing to break in this way. */
    public Optional<FlawedMessage> flawed(Flaw flaw, RandomGenerator random) {
        return flaw.put(tree(any(random), random));
    }

    /**
     * A message of a type with one flaw; empty if the message that came up has nothing to break in this way.
     *
     * @throws IllegalArgumentException if the dictionary has no such type
     */
    public Optional<FlawedMessage> flawed(String msgType, Flaw flaw, RandomGenerator random) {
        return flaw.put(tree(type(msgType), random));
    }

    MessageTree tree(MessageDefinition definition, RandomGenerator random) {
        return new MessageTree(dictionary, definition, random, optionalPercent, room, plain);
    }

    private MessageDefinition any(RandomGenerator random) {
        return types.get(random.nextInt(types.size()));
    }

    private MessageDefinition type(String msgType) {
        return dictionary.message(msgType)
                .orElseThrow(() -> new IllegalArgumentException(dictionary.version() + " has no message of type '" + msgType + "'"));
    }

    @Override
    public String toString() {
        return "random messages of " + dictionary;
    }
}
