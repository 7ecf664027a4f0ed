package fix.core.dictionary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns the elements of a dictionary into its model. The rules:
 *
 * <ul>
 *   <li>The root is {@code <fix>} with {@code header}, {@code trailer}, {@code messages}, {@code fields} and perhaps {@code components}, in any order.
 *   <li>Every field, group and component that is used must be defined; nothing is defined twice, nothing is twice in the same message or group.
 *   <li>A component stands for its members. They are required only if the component is.
 *   <li>A message is administrative if its category is {@code admin}; for the rest dictionaries use words of many kinds.
 *   <li>Where a value is listed twice for a field, the first name holds.
 *   <li>Attributes that are not known are passed over, elements that are not known are an error.
 * </ul>
 */
final class DictionaryBuilder {
    /** The largest message of any version has 4,600 members; components that refer to each other can be made to multiply. */
    private static final int MAX_MEMBERS = 100_000;
    private static final int MAX_TAG = 999_999_999;

    private final String source;
    private final XmlElement root;
    private final Map<String, FieldDefinition> fields = new LinkedHashMap<>();
    private final Map<String, XmlElement> components = new HashMap<>();
    private final Map<GroupDefinition, GroupDefinition> groups = new HashMap<>();
    private final Map<Long, Member.Field> fieldMembers = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private int expanded;

    DictionaryBuilder(String source, XmlElement root) {
        this.source = source;
        this.root = root;
        if (!root.name().equals("fix")) {
            throw fault(root, "the root element is <" + root.name() + ">, not <fix> of QuickFIX's format or <repository> of FIX Orchestra: this is no dictionary");
        }
    }

    /** What the root element says: FIX or FIXT, major, minor and service pack. */
    static String versionOf(String source, XmlElement root) {
        var pack = root.attributes().getOrDefault("servicepack", "0");
        var major = root.require(source, "major");
        var version = root.attributes().getOrDefault("type", "FIX") + '.' + major;
        if (!major.chars().allMatch(Character::isDigit)) {
            return version;
        }
        return version + '.' + root.require(source, "minor") + (pack.equals("0") ? "" : "SP" + pack);
    }

    Dictionary build(String version) {
        var sections = sections();
        fields(section(sections, "fields"));
        if (sections.containsKey("components")) {
            components(sections.get("components"));
        }
        var header = new ComponentDefinition("StandardHeader", members(section(sections, "header")));
        var trailer = new ComponentDefinition("StandardTrailer", members(section(sections, "trailer")));
        var byTag = fields.values().stream().sorted(Comparator.comparingInt(FieldDefinition::tag)).toList();
        return new Dictionary(version, byTag, messages(section(sections, "messages")), header, trailer);
    }

    private Map<String, XmlElement> sections() {
        var sections = new HashMap<String, XmlElement>();
        for (var child : root.children()) {
            expect(child, "header", "trailer", "messages", "components", "fields");
            if (sections.put(child.name(), child) != null) {
                throw fault(child, "a second <" + child.name() + ">; join it with the first");
            }
        }
        return sections;
    }

    private XmlElement section(Map<String, XmlElement> sections, String name) {
        var section = sections.get(name);
        if (section == null) {
            throw fault(root, "<fix> lacks <" + name + ">; an empty one is allowed");
        }
        return section;
    }

    private void fields(XmlElement section) {
        var names = new HashMap<Integer, String>();
        for (var element : section.children()) {
            expect(element, "field");
            var field = field(element);
            if (fields.put(field.name(), field) != null) {
                throw fault(element, "field " + field.name() + " is defined twice; remove one of them");
            }
            var other = names.put(field.tag(), field.name());
            if (other != null) {
                throw fault(element, "tag " + field.tag() + " is defined twice, as " + other + " and as " + field.name() + "; remove one of them");
            }
        }
    }

    private FieldDefinition field(XmlElement element) {
        var name = element.require(source, "name");
        var tag = tag(source, element, "number");
        var typeName = element.require(source, "type");
        var type = FieldType.named(typeName).orElseThrow(() -> fault(element, "field " + name + '(' + tag + ") has the unknown type '" + typeName
                + "'; allowed are " + Arrays.stream(FieldType.values()).map(Enum::name).collect(Collectors.joining(", "))));
        var values = new LinkedHashMap<String, FieldValue>();
        for (var child : element.children()) {
            expect(child, "value");
            var value = child.require(source, "enum");
            values.putIfAbsent(value, new FieldValue(value, child.attributes().getOrDefault("description", value)));
        }
        return new FieldDefinition(tag, name, type, List.copyOf(values.values()), flag(element, "allowOtherValues", "false", "true"));
    }

    /** The tag in an attribute. */
    static int tag(String source, XmlElement element, String attribute) {
        var text = element.require(source, attribute);
        try {
            var tag = Integer.parseInt(text);
            if (tag > 0 && tag <= MAX_TAG) {
                return tag;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw DictionaryException.at(source, element.line(), "'" + text + "' is no tag; allowed are the numbers from 1 to " + MAX_TAG);
    }

    private void components(XmlElement section) {
        for (var element : section.children()) {
            expect(element, "component");
            var name = element.require(source, "name");
            if (components.put(name, element) != null) {
                throw fault(element, "component " + name + " is defined twice; remove one of them");
            }
        }
    }

    private List<MessageDefinition> messages(XmlElement section) {
        var messages = new LinkedHashMap<String, MessageDefinition>();
        for (var element : section.children()) {
            expect(element, "message");
            var type = element.require(source, "msgtype");
            var admin = "admin".equalsIgnoreCase(element.attributes().get("msgcat"));
            var message = new MessageDefinition(type, element.require(source, "name"), admin, members(element));
            var other = messages.put(type, message);
            if (other != null) {
                throw fault(element, "message type '" + type + "' is defined twice, as " + other.name() + " and as " + message.name() + "; remove one of them");
            }
        }
        return List.copyOf(messages.values());
    }

    private List<Member> members(XmlElement element) {
        expanded = 0;
        var result = new ArrayList<Member>();
        collect(element, true, result);
        return result;
    }

    private void collect(XmlElement parent, boolean parentRequired, List<Member> into) {
        for (var element : parent.children()) {
            expect(element, "field", "group", "component");
            if (++expanded > MAX_MEMBERS) {
                throw fault(element, "with its components expanded a message has more than " + MAX_MEMBERS + " members; look for components that multiply");
            }
            switch (element.name()) {
                case "component" -> expand(element, parentRequired, into);
                case "group" -> add(element, new Member.Group(group(element), required(element) && parentRequired), into);
                default -> add(element, fieldMember(fieldNamed(element), required(element) && parentRequired), into);
            }
        }
    }

    private void expand(XmlElement reference, boolean parentRequired, List<Member> into) {
        var name = reference.require(source, "name");
        var component = components.get(name);
        if (component == null) {
            throw fault(reference, "component " + name + " is not defined; define it under <components>, or correct the name");
        }
        if (open.contains(name)) {
            throw fault(reference, "component " + name + " contains itself; break the circle");
        }
        open.push(name);
        collect(component, flag(reference, "required", "N", "Y") && parentRequired, into);
        open.pop();
    }

    private GroupDefinition group(XmlElement element) {
        var count = fieldNamed(element);
        var entry = new ArrayList<Member>();
        collect(element, true, entry);
        if (entry.isEmpty()) {
            throw fault(element, "group " + count + " has no fields; the first one begins each entry");
        }
        var group = new GroupDefinition(count, entry);
        return groups.computeIfAbsent(group, same -> same);
    }

    private void add(XmlElement element, Member member, List<Member> into) {
        for (var other : into) {
            if (other.tag() == member.tag()) {
                throw fault(element, member.field() + " is there twice; remove one of them");
            }
        }
        into.add(member);
    }

    /** Messages share their members: a dictionary has some 10,000 of them, and fewer than 2,000 that differ. */
    private Member.Field fieldMember(FieldDefinition field, boolean required) {
        return fieldMembers.computeIfAbsent(field.tag() * 2L + (required ? 1 : 0), _ -> new Member.Field(field, required));
    }

    private FieldDefinition fieldNamed(XmlElement element) {
        var name = element.require(source, "name");
        var field = fields.get(name);
        if (field == null) {
            throw fault(element, "field " + name + " is not defined; define it under <fields>, or correct the name");
        }
        return field;
    }

    private boolean required(XmlElement element) {
        element.require(source, "required");
        return flag(element, "required", "N", "Y");
    }

    /** An attribute with two values, of which the first holds when it is absent; whether it has the second. */
    private boolean flag(XmlElement element, String attribute, String off, String on) {
        var value = element.attributes().getOrDefault(attribute, off);
        if (!value.equalsIgnoreCase(on) && !value.equalsIgnoreCase(off)) {
            throw fault(element, "'" + value + "' for the attribute '" + attribute + "'; allowed are " + on + " and " + off);
        }
        return value.equalsIgnoreCase(on);
    }

    private void expect(XmlElement element, String... allowed) {
        if (!List.of(allowed).contains(element.name())) {
            throw fault(element, "unexpected <" + element.name() + ">; allowed here are " + String.join(", ", allowed));
        }
    }

    private DictionaryException fault(XmlElement element, String problem) {
        return DictionaryException.at(source, element.line(), problem);
    }
}
