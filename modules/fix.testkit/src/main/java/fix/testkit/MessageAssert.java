package fix.testkit;

import fix.core.Message;
import fix.core.dictionary.Dictionaries;
import fix.core.dictionary.MessageDiff;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Assertions on one message; what fails says what was expected, what was there, and the whole message in words. Immutable.
 *
 * {@snippet :
 * assertMessage(report).isOfType("8").hasField(39, '2').hasField(31, new BigDecimal("187.25")).hasNoField(58);
 * }
 */
public final class MessageAssert {
    private final Message message;

    private MessageAssert(Message message) {
        this.message = message;
    }

    /** Begins. */
    public static MessageAssert assertMessage(Message message) {
        return new MessageAssert(message);
    }

    /**
     * All that the matcher wants.
     *
     * @throws AssertionError when something is not so; all that is not is told at once
     */
    public MessageAssert matches(MessageMatcher matcher) {
        var faults = matcher.mismatches(message);
        if (!faults.isEmpty()) {
            throw new AssertionError("the message is not as expected:\n  " + String.join("\n  ", faults) + "\nin " + Words.of(message).message(message));
        }
        return this;
    }

    private MessageAssert wants(UnaryOperator<MessageMatcher> wish) {
        return matches(wish.apply(MessageMatcher.any()));
    }

    /** MsgType(35) is this. */
    public MessageAssert isOfType(String msgType) {
        return matches(MessageMatcher.ofType(msgType));
    }

    /** The field has exactly this text. */
    public MessageAssert hasField(int tag, String value) {
        return wants(matcher -> matcher.with(tag, value));
    }

    /** The field has this character. */
    public MessageAssert hasField(int tag, char value) {
        return wants(matcher -> matcher.with(tag, value));
    }

    /** The field has this number, however it is written. */
    public MessageAssert hasField(int tag, long value) {
        return wants(matcher -> matcher.with(tag, value));
    }

    /** The field has this number, however it is written. */
    public MessageAssert hasField(int tag, BigDecimal value) {
        return wants(matcher -> matcher.with(tag, value));
    }

    /** The field is there. */
    public MessageAssert hasField(int tag) {
        return wants(matcher -> matcher.with(tag));
    }

    /** The field is not there. */
    public MessageAssert hasNoField(int tag) {
        return wants(matcher -> matcher.without(tag));
    }

    /**
     * The message says the same as another: fields in any order, groups entry by entry where a dictionary is installed. What a session writes anew
     * each time ({@link MessageDiff#TRANSPORT}) does not count.
     *
     * @param ignored further tags that do not count, in entries of groups too
     */
    public MessageAssert saysTheSameAs(Message expected, Integer... ignored) {
        var diff = Dictionaries.find(message.beginString()).map(dictionary -> MessageDiff.between(expected, message, dictionary))
                .orElseGet(() -> MessageDiff.between(expected, message)).ignoring(MessageDiff.TRANSPORT).ignoring(Set.of(ignored));
        if (!diff.isEmpty()) {
            throw new AssertionError("the message differs from what was expected (- missing, + too much, ~ expected -> was):\n  "
                    + diff.toString().replace("\n", "\n  ") + "\nin " + Words.of(message).message(message));
        }
        return this;
    }

    /** The repeating group has so many entries; the message must have been decoded with a dictionary. */
    public MessageAssert hasGroup(int countTag, int entries) {
        return wants(matcher -> matcher.withGroup(countTag, entries));
    }

    /** The entry of the repeating group, from 0, is like this. */
    public MessageAssert hasEntry(int countTag, int index, UnaryOperator<MessageMatcher> entry) {
        return wants(matcher -> matcher.withEntry(countTag, index, entry));
    }
}
