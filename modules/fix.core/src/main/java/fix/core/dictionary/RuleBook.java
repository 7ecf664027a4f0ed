package fix.core.dictionary;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A dictionary as the tables that a {@link Validator} reads: one for each dictionary, its parts made when they are first needed. Thread-safe; racing threads may
 * make the same part twice.
 */
final class RuleBook {
    final Dictionary dictionary;
    private final TagTable tags;
    /** By the field's position in the dictionary. */
    private final FieldRule[] fields;
    private final Map<String, MemberRules> messages = new ConcurrentHashMap<>();
    private final Map<GroupDefinition, MemberRules> groups = new ConcurrentHashMap<>();

    RuleBook(Dictionary dictionary) {
        this.dictionary = dictionary;
        tags = new TagTable(dictionary.tags());
        fields = new FieldRule[dictionary.fields().size()];
    }

    /** The rule of a field, any int; null if the dictionary has no such tag. */
    FieldRule field(int tag) {
        var index = tags.indexOf(tag);
        if (index < 0) {
            return null;
        }
        var rule = fields[index];
        if (rule == null) {
            rule = new FieldRule(dictionary.fields().get(index), dictionary.lengthTagOf(tag));
            fields[index] = rule;
        }
        return rule;
    }

    /** The rules of a type of message; null if the dictionary has none. */
    MemberRules message(String msgType) {
        var rules = messages.get(msgType);
        return rules != null ? rules : make(msgType);
    }

    private MemberRules make(String msgType) {
        var message = dictionary.message(msgType);
        if (message.isEmpty()) {
            return null;
        }
        var rules = MemberRules.of(message.get(), this, groups);
        messages.put(msgType, rules);
        return rules;
    }
}
