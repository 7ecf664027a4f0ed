package fix.testkit;

import fix.core.FieldException;
import fix.core.Fields;
import fix.core.Group;
import fix.core.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a message must be like; a message that is not can be told why, in words. Immutable: each method gives another matcher that wants more.
 *
 * {@snippet :
 * MessageMatcher.ofType("8").with(11, "1").with(38, new BigDecimal("100")).without(58)
 * }
 */
public final class MessageMatcher {
    private final String msgType;
    private final List<Wish> wishes;

    /** A thing wanted of fields: in words, and what is the matter when it is not so. */
    private record Wish(String words, Check check) {
    }

    private interface Check {
        Optional<String> fault(Fields fields, Words words);
    }

    private MessageMatcher(String msgType, List<Wish> wishes) {
        this.msgType = msgType;
        this.wishes = wishes;
    }

    /** Any message. */
    public static MessageMatcher any() {
        return new MessageMatcher("", List.of());
    }

    /** A message of this MsgType(35). */
    public static MessageMatcher ofType(String msgType) {
        return new MessageMatcher(msgType, List.of());
    }

    private MessageMatcher and(String words, Check check) {
        var more = new ArrayList<>(wishes);
        more.add(new Wish(words, check));
        return new MessageMatcher(msgType, List.copyOf(more));
    }

    private MessageMatcher and(int tag, String expected, Predicate<Fields> holds) {
        return and(tag + "=" + expected, (fields, words) -> {
            if (!fields.has(tag)) {
                return Optional.of(words.field(tag) + ": expected " + words.value(tag, expected) + ", but it is missing");
            }
            return holds(holds, fields) ? Optional.empty()
                    : Optional.of(words.field(tag) + ": expected " + words.value(tag, expected) + ", but was " + words.value(tag, fields.getString(tag)));
        });
    }

    /** A value that is not of the type is another value. */
    private static boolean holds(Predicate<Fields> condition, Fields fields) {
        try {
            return condition.test(fields);
        } catch (FieldException otherType) {
            return false;
        }
    }

    /** With exactly this text as the field's value. */
    public MessageMatcher with(int tag, String value) {
        return and(tag, value, fields -> fields.getString(tag).equals(value));
    }

    /** With this character as the field's value. */
    public MessageMatcher with(int tag, char value) {
        return with(tag, String.valueOf(value));
    }

    /** With this number as the field's value, however it is written: {@code 0100} is 100. */
    public MessageMatcher with(int tag, long value) {
        return and(tag, Long.toString(value), fields -> fields.getLong(tag) == value);
    }

    /** With this number as the field's value, however it is written: {@code 100.00} is 100. */
    public MessageMatcher with(int tag, BigDecimal value) {
        return and(tag, value.toPlainString(), fields -> fields.getDecimal(tag).compareTo(value) == 0);
    }

    /** With {@code Y} or {@code N}. */
    public MessageMatcher with(int tag, boolean value) {
        return with(tag, value ? "Y" : "N");
    }

    /** With this instant as the field's value, to whatever precision it is written. */
    public MessageMatcher with(int tag, Instant value) {
        return and(tag, value.toString(), fields -> fields.getInstant(tag).equals(value));
    }

    /**
     * With a value for which this holds.
     *
     * @param words how to say it: "expected ..."
     */
    public MessageMatcher with(int tag, String words, Predicate<String> holds) {
        return and(tag, words, fields -> holds.test(fields.getString(tag)));
    }

    /** With the field, whatever its value. */
    public MessageMatcher with(int tag) {
        return and("with " + tag, (fields, words) -> fields.has(tag) ? Optional.empty() : Optional.of(words.field(tag) + ": it is missing"));
    }

    /** Without the field. */
    public MessageMatcher without(int tag) {
        return and("without " + tag, (fields, words) -> fields.has(tag)
                ? Optional.of(words.field(tag) + ": expected none, but was " + words.value(tag, fields.getString(tag))) : Optional.empty());
    }

    /**
     * With a repeating group of so many entries.
     *
     * @param countTag the field that counts them
     * @param entries 0 for a group that is not there
     */
    public MessageMatcher withGroup(int countTag, int entries) {
        return and(countTag + " with " + entries + " entries", (fields, words) -> {
            try {
                int actual = groups(fields, countTag).size();
                return actual == entries ? Optional.empty() : Optional.of(words.field(countTag) + ": expected " + entries + " entries, but there are " + actual);
            } catch (FieldException | IllegalStateException unreadable) {
                return Optional.of(words.field(countTag) + ": " + unreadable.getMessage());
            }
        });
    }

    /**
     * With an entry of a repeating group that is like this.
     *
     * @param countTag the field that counts the entries
     * @param index which entry, from 0
     * @param entry adds to {@link #any()} what the entry must be like
     */
    public MessageMatcher withEntry(int countTag, int index, UnaryOperator<MessageMatcher> entry) {
        var wanted = entry.apply(any());
        return and(countTag + "[" + index + "] " + wanted, (fields, words) -> {
            try {
                var entries = groups(fields, countTag);
                if (entries.size() <= index) {
                    return Optional.of(words.field(countTag) + ": expected an entry " + index + ", but there are " + entries.size());
                }
                var faults = wanted.faults(entries.get(index), words);
                return faults.isEmpty() ? Optional.empty() : Optional.of(words.field(countTag) + ", entry " + index + ": " + String.join("; ", faults));
            } catch (FieldException | IllegalStateException unreadable) {
                return Optional.of(words.field(countTag) + ": " + unreadable.getMessage());
            }
        });
    }

    private static List<Group> groups(Fields fields, int countTag) {
        return switch (fields) {
            case Message message -> message.getGroups(countTag);
            case Group group -> group.getGroups(countTag);
            default -> throw new IllegalStateException("groups are read from messages and from entries of groups");
        };
    }

    private List<String> faults(Fields fields, Words words) {
        return wishes.stream().map(wish -> wish.check().fault(fields, words)).flatMap(Optional::stream).toList();
    }

    /** Whether the message is as wanted. */
    public boolean matches(Message message) {
        return mismatches(message).isEmpty();
    }

    /** All that is not as wanted, a line each, with the dictionary's names; empty when the message matches. */
    public List<String> mismatches(Message message) {
        var words = Words.of(message);
        var faults = new ArrayList<String>();
        if (!msgType.isEmpty() && !message.msgType().equals(msgType)) {
            faults.add("expected " + words.type(msgType) + ", but was " + words.type(message.msgType()));
        }
        faults.addAll(faults(message, words));
        return faults;
    }

    /** What is wanted, with tags instead of names. */
    @Override
    public String toString() {
        var parts = new ArrayList<String>();
        parts.add(msgType.isEmpty() ? "a message" : "35=" + msgType);
        wishes.forEach(wish -> parts.add(wish.words()));
        return String.join(" | ", parts);
    }
}
