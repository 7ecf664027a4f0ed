package fix.core.dictionary;

import java.util.List;

/** The header or the trailer that all messages share. */
public final class ComponentDefinition extends MemberSet {
    private final String name;

    ComponentDefinition(String name, List<Member> members) {
        super(members);
        this.name = name;
    }

    /** {@code "StandardHeader"} or {@code "StandardTrailer"}. */
    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return name;
    }
}
