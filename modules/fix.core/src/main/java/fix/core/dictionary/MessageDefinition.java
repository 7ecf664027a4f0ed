package fix.core.dictionary;

import java.util.List;
import java.util.function.Supplier;

/** A message of a version of FIX: its body, without header and trailer. */
public final class MessageDefinition extends MemberSet {
    private final String msgType;
    private final String name;
    private final boolean admin;

    MessageDefinition(String msgType, String name, boolean admin, List<Member> members) {
        super(members);
        this.msgType = msgType;
        this.name = name;
        this.admin = admin;
    }

    MessageDefinition(String msgType, String name, boolean admin, Supplier<List<Member>> members) {
        super(members);
        this.msgType = msgType;
        this.name = name;
        this.admin = admin;
    }

    /** What stands in MsgType(35): {@code "D"}. */
    public String msgType() {
        return msgType;
    }

    /** {@code "NewOrderSingle"}. */
    public String name() {
        return name;
    }

    /** Whether the dictionary calls it an administrative message. */
    public boolean isAdmin() {
        return admin;
    }

    /** Name and type, as in {@code NewOrderSingle(D)}. */
    @Override
    public String toString() {
        return name + '(' + msgType + ')';
    }
}
