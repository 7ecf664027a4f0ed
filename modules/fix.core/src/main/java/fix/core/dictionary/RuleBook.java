package fix.core.dictionary;

import java.util.HashMap;
import java.util.Map;

/** A dictionary as the tables that a {@link Validator} reads. Immutable once made; made once for each dictionary, when it is first asked for. */
final class RuleBook {
    final Dictionary dictionary;
    final TagTable tags;
    /** By the field's index. */
    final FieldRule[] fields;
    /** The most slots that any message or group has, in words of 64 bits, and how deep groups nest. */
    final int widest;
    final int deepest;
    private final Map<String, MemberRules> messages = new HashMap<>();

    RuleBook(Dictionary dictionary) {
        this.dictionary = dictionary;
        tags = new TagTable(dictionary.fields());
        fields = dictionary.fields().stream().map(field -> new FieldRule(field, dictionary.lengthTagOf(field.tag()))).toArray(FieldRule[]::new);
        var groups = new HashMap<GroupDefinition, MemberRules>();
        for (var message : dictionary.messages()) {
            messages.put(message.msgType(), MemberRules.of(dictionary, message, tags, groups));
        }
        widest = Math.max(1, Math.max(messages.values().stream().mapToInt(rules -> rules.required.length).max().orElse(0),
                groups.values().stream().mapToInt(rules -> rules.required.length).max().orElse(0)));
        deepest = messages.values().stream().mapToInt(RuleBook::depth).max().orElse(0);
    }

    /** The rules of a type of message; null if the dictionary has none. */
    MemberRules message(String msgType) {
        return messages.get(msgType);
    }

    private static int depth(MemberRules rules) {
        var depth = 0;
        for (var group : rules.groups) {
            if (group != null) {
                depth = Math.max(depth, 1 + depth(group));
            }
        }
        return depth;
    }
}
