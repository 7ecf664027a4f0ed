package fix.core.dictionary;

import fix.core.Message;
import fix.core.codec.DataFields;
import fix.core.codec.GroupLayout;
import fix.core.codec.WireLayout;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A version of FIX: its fields, its messages, and the header and trailer round them. Immutable and thread-safe.
 *
 * <p>The application versions of FIX 5.0 and later have neither header nor administrative messages of their own: see {@link #over(Dictionary)}.
 */
public final class Dictionary implements WireLayout {
    private final String version;
    /** By ascending tag. */
    private final List<FieldDefinition> fields;
    private final int[] tags;
    private final Map<String, FieldDefinition> fieldsByName;
    private final SequencedMap<String, MessageDefinition> messagesByType;
    private final ComponentDefinition header;
    private final ComponentDefinition trailer;
    private final DataPairs dataPairs;
    /** Made when first asked for; racing threads may make it twice. */
    private volatile RuleBook ruleBook;
    /** What {@link #over} made last; racing threads may make it twice. */
    private volatile Over over;

    private record Over(Dictionary transport, Dictionary union) {
    }

    /** The parts must be of one piece: what members refer to is among the fields, which come by ascending tag, and no name or type is there twice. */
    Dictionary(String version, List<FieldDefinition> fields, List<MessageDefinition> messages, ComponentDefinition header, ComponentDefinition trailer) {
        this.version = Objects.requireNonNull(version);
        this.header = header;
        this.trailer = trailer;
        this.fields = List.copyOf(fields);
        tags = new int[fields.size()];
        fieldsByName = HashMap.newHashMap(fields.size());
        for (var i = 0; i < tags.length; i++) {
            var field = this.fields.get(i);
            tags[i] = field.tag();
            if (i > 0 && tags[i - 1] >= tags[i]) {
                throw new IllegalArgumentException(field + " does not come after " + this.fields.get(i - 1));
            }
            if (fieldsByName.put(field.name(), field) != null) {
                throw new IllegalArgumentException(field + " is defined twice");
            }
        }
        messagesByType = LinkedHashMap.newLinkedHashMap(messages.size());
        for (var message : messages) {
            if (messagesByType.put(message.msgType(), message) != null) {
                throw new IllegalArgumentException(message + " is defined twice");
            }
        }
        dataPairs = DataPairs.of(this);
    }

    /** The version as {@link Dictionaries} finds it: {@code "FIX.4.4"}, {@code "FIXT.1.1"}, {@code "FIX.5.0SP2"}. */
    public String version() {
        return version;
    }

    /** All fields by ascending tag. */
    public List<FieldDefinition> fields() {
        return fields;
    }

    /** The field with this tag. */
    public Optional<FieldDefinition> field(int tag) {
        var index = Arrays.binarySearch(tags, tag);
        return index < 0 ? Optional.empty() : Optional.of(fields.get(index));
    }

    /** The field with this name, {@code "ClOrdID"}. */
    public Optional<FieldDefinition> field(String name) {
        return Optional.ofNullable(fieldsByName.get(name));
    }

    /** All messages in the dictionary's order. */
    public SequencedCollection<MessageDefinition> messages() {
        return Collections.unmodifiableSequencedCollection(messagesByType.sequencedValues());
    }

    /** The message with this MsgType(35). */
    public Optional<MessageDefinition> message(String msgType) {
        return Optional.ofNullable(messagesByType.get(msgType));
    }

    /** The message with this name, {@code "NewOrderSingle"}. */
    public Optional<MessageDefinition> messageNamed(String name) {
        return messages().stream().filter(message -> message.name().equals(name)).findFirst();
    }

    /** What every message begins with; empty in the application versions of FIX 5.0 and later. */
    public ComponentDefinition header() {
        return header;
    }

    /** What every message ends with; empty in the application versions of FIX 5.0 and later. */
    public ComponentDefinition trailer() {
        return trailer;
    }

    @Override
    public DataFields dataFields() {
        return dataPairs.dataFields();
    }

    /** The field that holds the length in bytes of this data field; 0 if it is not a data field. Any int may be asked for. */
    public int lengthTagOf(int dataTag) {
        return dataPairs.lengthTagOf(dataTag);
    }

    @Override
    public Optional<GroupLayout> group(String msgType, int countTag) {
        var body = messagesByType.get(msgType);
        var inBody = body == null ? Optional.<GroupDefinition>empty() : body.groupCountedBy(countTag);
        return inBody.or(() -> header.groupCountedBy(countTag)).or(() -> trailer.groupCountedBy(countTag)).map(group -> group);
    }

    @Override
    public boolean isNestedToo(String msgType, int countTag) {
        var body = messagesByType.get(msgType);
        return body == null || body.isNested(countTag) || header.isNested(countTag) || trailer.isNested(countTag);
    }

    /**
     * The messages of this application version with the header, the trailer and the administrative messages of a transport version: what a session of
     * {@code FIXT.1.1} carries. Fields that both define are taken from the transport. The last one made is kept: sessions share it, and its tables.
     *
     * @see SessionDictionary
     */
    public Dictionary over(Dictionary transport) {
        var last = over;
        if (last == null || last.transport != transport) {
            last = new Over(transport, unite(transport));
            over = last;
        }
        return last.union;
    }

    private Dictionary unite(Dictionary transport) {
        var union = new TreeMap<Integer, FieldDefinition>();
        fields.forEach(field -> union.put(field.tag(), field));
        transport.fields.forEach(field -> union.put(field.tag(), field));
        var messages = new LinkedHashMap<>(transport.messagesByType);
        messagesByType.forEach(messages::putIfAbsent);
        return new Dictionary(version, List.copyOf(union.values()), List.copyOf(messages.values()), transport.header, transport.trailer);
    }

    /**
     * A message for people, on one line: fields by name and tag with what their values mean, entries of groups in brackets, secrets as {@code ***}. Left out are
     * BodyLength and CheckSum. Any message may be described, valid or not.
     *
     * <pre>NewOrderSingle(D) | BeginString(8)=FIX.4.4 | ... | Side(54)=1 BUY | NoPartyIDs(453)=1 [PartyID(448)=ME | PartyRole(452)=1 EXECUTING_FIRM]</pre>
     */
    public String describe(Message message) {
        return Description.of(this, message);
    }

    /** Of {@link #fields()}, in their order; not to be changed. */
    int[] tags() {
        return tags;
    }

    RuleBook ruleBook() {
        if (ruleBook == null) {
            ruleBook = new RuleBook(this);
        }
        return ruleBook;
    }

    @Override
    public String toString() {
        return version + " (" + messagesByType.size() + " messages, " + fields.size() + " fields)";
    }
}
