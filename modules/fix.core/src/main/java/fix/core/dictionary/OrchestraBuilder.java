package fix.core.dictionary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns the elements of a FIX Orchestra repository into the model. The rules:
 *
 * <ul>
 *   <li>The root is {@code <repository>}; its {@code version} up to an underscore is the dictionary's ({@code FIX.Latest_EP269} is FIX.Latest), or else its name.
 *   <li>A field's type is a data type or a code set, whose codes become the field's values, with names in capitals; a data type that is not the standard's is read as
 *       what it is based on. A field with a {@code unionDataType} may have other values too.
 *   <li>The component StandardHeader is the header, StandardTrailer the trailer; other components stand for their members, as in QuickFIX's format.
 *   <li>Of scenarios the one called {@code base} is read, which is that without a name. What is {@code forbidden} or {@code ignored} is no member.
 *   <li>A message is administrative if its category is {@code Session}.
 *   <li>What is not structure is passed over: documentation, actors, workflow, rules, encodings.
 * </ul>
 *
 * <p>Specification: FIX Orchestra, version 1.0, "Repository"; of the XML namespaces of its versions any is accepted.
 */
final class OrchestraBuilder {
    private static final String HEADER = "StandardHeader";
    private static final String TRAILER = "StandardTrailer";
    private static final String BASE = "base";
    private static final int MAX_MEMBERS = 100_000;

    private final String source;
    private final XmlElement root;
    private final Map<String, XmlElement> codeSets = new HashMap<>();
    private final Map<String, XmlElement> dataTypes = new HashMap<>();
    private final Map<Integer, FieldDefinition> fields = new HashMap<>();
    private final Map<String, XmlElement> components = new HashMap<>();
    private final Map<String, XmlElement> groups = new HashMap<>();
    /** By id, as far as they have been read. */
    private final Map<String, GroupDefinition> groupDefinitions = new HashMap<>();
    private final Deque<XmlElement> open = new ArrayDeque<>();
    private int expanded;

    OrchestraBuilder(String source, XmlElement root) {
        this.source = source;
        this.root = root;
    }

    String version() {
        return root.attributes().getOrDefault("version", root.attributes().getOrDefault("name", "FIX.Latest")).replaceAll("_.*", "");
    }

    Dictionary build(String version) {
        require("fields");
        require("messages");
        index("codeSets", "codeSet", "name", codeSets);
        index("datatypes", "datatype", "name", dataTypes);
        for (var element : section("fields", "field")) {
            var field = field(element);
            if (fields.put(field.tag(), field) != null) {
                throw fault(element, "tag " + field.tag() + " is defined twice; remove one of its fields");
            }
        }
        index("components", "component", "id", components);
        index("groups", "group", "id", groups);
        var byTag = fields.values().stream().sorted(Comparator.comparingInt(FieldDefinition::tag)).toList();
        var names = new HashMap<String, FieldDefinition>();
        for (var field : byTag) {
            var other = names.put(field.name(), field);
            if (other != null) {
                throw fault(root, "the name " + field.name() + " is that of two fields, " + other.tag() + " and " + field.tag() + "; rename one of them");
            }
        }
        return new Dictionary(version, byTag, messages(), frame(HEADER), frame(TRAILER));
    }

    private List<XmlElement> section(String name, String child) {
        return root.children().stream().filter(section -> section.name().equals(name)).flatMap(section -> section.children().stream())
                .filter(element -> element.name().equals(child)).toList();
    }

    /** The elements of a section, of the base scenario alone. */
    private void index(String section, String child, String key, Map<String, XmlElement> into) {
        for (var element : section(section, child)) {
            if (isBase(element) && into.put(element.require(source, key), element) != null) {
                throw fault(element, "<" + child + "> " + element.require(source, key) + " is defined twice; remove one of them");
            }
        }
    }

    private void require(String section) {
        if (root.children().stream().noneMatch(child -> child.name().equals(section))) {
            throw fault(root, "<repository> lacks <" + section + ">; add it, an empty one is allowed");
        }
    }

    private static boolean isBase(XmlElement element) {
        return element.attributes().getOrDefault("scenario", BASE).equals(BASE);
    }

    private FieldDefinition field(XmlElement element) {
        var name = element.require(source, "name");
        var tag = id(element);
        var typeName = element.require(source, "type");
        var codeSet = codeSets.get(typeName);
        var type = type(element, codeSet == null ? typeName : codeSet.require(source, "type"));
        var values = new LinkedHashMap<String, FieldValue>();
        if (codeSet != null) {
            for (var code : codeSet.children()) {
                if (code.name().equals("code")) {
                    var value = code.require(source, "value");
                    values.putIfAbsent(value, new FieldValue(value, capitals(code.require(source, "name"))));
                }
            }
        }
        return new FieldDefinition(tag, name, type, List.copyOf(values.values()), element.attributes().containsKey("unionDataType"));
    }

    private FieldType type(XmlElement element, String name) {
        var current = name;
        for (var depth = 0; depth <= dataTypes.size(); depth++) {
            var type = FieldType.named(current.toUpperCase(Locale.ROOT));
            if (type.isPresent()) {
                return type.get();
            }
            var base = dataTypes.containsKey(current) ? dataTypes.get(current).attributes().get("baseType") : null;
            if (base == null) {
                break;
            }
            current = base;
        }
        throw fault(element, "the type '" + name + "' is neither a code set nor a data type of FIX; define it under codeSets, or under datatypes with a baseType, "
                + "or use one of " + String.join(", ", Arrays.stream(FieldType.values()).map(Enum::name).toList()));
    }

    /** {@code PartiallyFilled} as {@code PARTIALLY_FILLED}; {@code ISINNumber} as {@code ISINNUMBER}, as QuickFIX's format has it. */
    private static String capitals(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private int id(XmlElement element) {
        return DictionaryBuilder.tag(source, element, "id");
    }

    private ComponentDefinition frame(String name) {
        var members = new ArrayList<Member>();
        components.values().stream().filter(component -> name.equals(component.attributes().get("name"))).findFirst()
                .ifPresent(component -> collect(component, true, members));
        return new ComponentDefinition(name, members);
    }

    private List<MessageDefinition> messages() {
        var messages = new LinkedHashMap<String, MessageDefinition>();
        for (var element : section("messages", "message")) {
            if (isBase(element)) {
                var type = element.require(source, "msgType");
                var members = new ArrayList<Member>();
                expanded = 0;
                for (var structure : element.children()) {
                    if (structure.name().equals("structure")) {
                        collect(structure, true, members);
                    }
                }
                var message = new MessageDefinition(type, element.require(source, "name"), "Session".equals(element.attributes().get("category")), members);
                var other = messages.put(type, message);
                if (other != null) {
                    throw fault(element, "message type '" + type + "' is defined twice, as " + other.name() + " and as " + message.name() + "; remove one of them");
                }
            }
        }
        return List.copyOf(messages.values());
    }

    private void collect(XmlElement parent, boolean parentRequired, List<Member> into) {
        for (var element : parent.children()) {
            var presence = element.attributes().getOrDefault("presence", "optional");
            if (!element.name().endsWith("Ref") || !isBase(element) || presence.equals("forbidden") || presence.equals("ignored")) {
                continue;
            }
            if (++expanded > MAX_MEMBERS) {
                throw fault(element, "with its components expanded a message has more than " + MAX_MEMBERS + " members; look for components that multiply");
            }
            var required = parentRequired && (presence.equals("required") || presence.equals("constant"));
            switch (element.name()) {
                case "fieldRef" -> add(element, new Member.Field(fieldOf(element), required), into);
                case "groupRef" -> add(element, new Member.Group(group(element), required), into);
                case "componentRef" -> component(element, required, into);
                default -> throw fault(element, "unexpected <" + element.name() + ">; allowed here are fieldRef, groupRef, componentRef");
            }
        }
    }

    private void component(XmlElement reference, boolean required, List<Member> into) {
        var component = find(components, reference, "component");
        var name = component.attributes().getOrDefault("name", "");
        if (!name.equals(HEADER) && !name.equals(TRAILER)) {
            enter(component, reference);
            collect(component, required, into);
            open.pop();
        }
    }

    private GroupDefinition group(XmlElement reference) {
        var group = find(groups, reference, "group");
        var known = groupDefinitions.get(reference.attributes().get("id"));
        return known != null ? known : group(reference, group);
    }

    private GroupDefinition group(XmlElement reference, XmlElement group) {
        var count = group.children().stream().filter(child -> child.name().equals("numInGroup")).findFirst()
                .orElseThrow(() -> fault(group, "the group lacks <numInGroup id=...>, which names the field that counts its entries"));
        enter(group, reference);
        var members = new ArrayList<Member>();
        collect(group, true, members);
        open.pop();
        if (members.isEmpty()) {
            throw fault(group, "the group has no fields; give it a fieldRef");
        }
        var definition = new GroupDefinition(fieldOf(count), members);
        groupDefinitions.put(reference.attributes().get("id"), definition);
        return definition;
    }

    private void enter(XmlElement element, XmlElement reference) {
        if (open.contains(element)) {
            throw fault(reference, "<" + element.name() + "> " + element.attributes().get("id") + " contains itself; break the circle");
        }
        open.push(element);
    }

    private XmlElement find(Map<String, XmlElement> definitions, XmlElement reference, String kind) {
        var id = reference.require(source, "id");
        var found = definitions.get(id);
        if (found == null) {
            throw fault(reference, "the " + kind + " with id " + id + " is not defined; define it, or remove this reference");
        }
        return found;
    }

    private FieldDefinition fieldOf(XmlElement reference) {
        var field = fields.get(id(reference));
        if (field == null) {
            throw fault(reference, "the field with id " + id(reference) + " is not defined; define it, or remove this reference");
        }
        return field;
    }

    private void add(XmlElement element, Member member, List<Member> into) {
        if (into.stream().anyMatch(other -> other.tag() == member.tag())) {
            throw fault(element, member.field() + " is there twice; remove one of them");
        }
        into.add(member);
    }

    private DictionaryException fault(XmlElement element, String problem) {
        return DictionaryException.at(source, element.line(), problem);
    }
}
