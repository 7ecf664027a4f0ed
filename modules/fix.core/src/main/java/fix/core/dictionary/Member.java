package fix.core.dictionary;

/** What a message, a group, the header or the trailer consists of: fields and repeating groups. */
public sealed interface Member {
    /** The field itself; of a group the field that counts its entries. */
    FieldDefinition field();

    /** Whether it must be there: in every message, or in every entry of the group that it belongs to. */
    boolean required();

    /** The tag that announces this member on the wire. */
    default int tag() {
        return field().tag();
    }

    /** A single field. */
    record Field(FieldDefinition field, boolean required) implements Member {
    }

    /** A repeating group. */
    record Group(GroupDefinition group, boolean required) implements Member {
        @Override
        public FieldDefinition field() {
            return group.countField();
        }
    }
}
