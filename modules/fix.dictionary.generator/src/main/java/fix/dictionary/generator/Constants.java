package fix.dictionary.generator;

import fix.core.dictionary.Dictionary;
import fix.core.dictionary.FieldDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The constants of all versions together.
 *
 * <ul>
 *   <li>{@code Tag} has a constant for each name that a version has for a field, {@code MsgType} one for each name of a message.
 *   <li>Each enumerated field but MsgType(35) has a class with a constant for each name of a value: int, char or boolean if all values of all versions fit
 *       the type that the newest version gives the field, otherwise String.
 *   <li>Where one name stands for two things, it is the newest version's; the other has its tag or its value appended ({@code NEW_N}).
 *   <li>Constants are sorted by what they stand for: equal dictionaries give equal text.
 * </ul>
 */
final class Constants {
    private static final Set<String> TAKEN = Set.of("Tag", "MsgType", "StandardDictionaries", "LatestDictionary", "String", "Object");

    private final String packageName;
    /** The newest first: whoever comes first keeps a name. */
    private final List<Dictionary> dictionaries;

    Constants(String packageName, List<Dictionary> oldestFirst) {
        this.packageName = packageName;
        this.dictionaries = oldestFirst.reversed();
    }

    Map<String, String> sources() {
        var sources = new TreeMap<String, String>();
        sources.put("Tag", tags());
        sources.put("MsgType", msgTypes());
        enumeratedFields().forEach((name, fields) -> {
            if (TAKEN.contains(name)) {
                throw new IllegalArgumentException("the enumerated field " + name + " needs a class whose name is taken");
            }
            sources.put(name, values(name, fields));
        });
        return sources;
    }

    private String tags() {
        var constants = new LinkedHashMap<String, Integer>();
        var comments = new LinkedHashMap<String, String>();
        for (var dictionary : dictionaries) {
            for (var field : dictionary.fields()) {
                var name = unique(constants, Names.constant(field.name()), field.tag(), Integer.toString(field.tag()));
                comments.putIfAbsent(name, field.toString());
            }
        }
        var file = new SourceFile(packageName, "Tag", "The tags of all fields of all versions.");
        constants.entrySet().stream().sorted(Map.Entry.comparingByValue())
                .forEach(entry -> file.constant(comments.get(entry.getKey()), "int", entry.getKey(), entry.getValue().toString()));
        return file.text();
    }

    private String msgTypes() {
        var constants = new LinkedHashMap<String, String>();
        var comments = new LinkedHashMap<String, String>();
        for (var dictionary : dictionaries) {
            for (var message : dictionary.messages()) {
                var name = unique(constants, Names.constant(message.name()), message.msgType(), Names.safe(message.msgType()));
                comments.putIfAbsent(name, message.toString());
            }
        }
        var file = new SourceFile(packageName, "MsgType", "The types of all messages of all versions, as in MsgType(35).");
        constants.entrySet().stream().sorted(Map.Entry.<String, String>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> file.constant(comments.get(entry.getKey()), "String", entry.getKey(), SourceFile.quoted(entry.getValue())));
        return file.text();
    }

    private Map<String, List<FieldDefinition>> enumeratedFields() {
        var fields = new TreeMap<String, List<FieldDefinition>>();
        for (var dictionary : dictionaries) {
            for (var field : dictionary.fields()) {
                if (!field.values().isEmpty() && field.tag() != 35) {
                    fields.computeIfAbsent(field.name(), _ -> new ArrayList<>()).add(field);
                }
            }
        }
        return fields;
    }

    private String values(String className, List<FieldDefinition> fields) {
        var constants = new LinkedHashMap<String, String>();
        for (var field : fields) {
            for (var value : field.values()) {
                unique(constants, Names.safe(value.name()), value.value(), Names.safe(value.value()));
            }
        }
        var type = ValueType.of(fields.getFirst().type(), new LinkedHashSet<>(constants.values()));
        var file = new SourceFile(packageName, className, "The values of " + fields.getFirst() + '.');
        constants.entrySet().stream().sorted(type.order().thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> file.constant(entry.getValue(), type.javaName(), entry.getKey(), type.literal(entry.getValue())));
        return file.text();
    }

    /** Puts a constant under its name or, if that stands for something else already, under the name with a suffix; which of both it was. */
    private static <V> String unique(Map<String, V> constants, String name, V meaning, String suffix) {
        if (meaning.equals(constants.getOrDefault(name, meaning))) {
            constants.put(name, meaning);
            return name;
        }
        var longer = name + '_' + suffix;
        if (!meaning.equals(constants.getOrDefault(longer, meaning))) {
            throw new IllegalArgumentException("no name is left for " + meaning + ": " + name + " and " + longer + " are taken");
        }
        constants.put(longer, meaning);
        return longer;
    }
}
