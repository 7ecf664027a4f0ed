package fix.store;

import fix.core.SessionID;

/** Is shown the messages that a query finds. */
@FunctionalInterface
public interface MessageVisitor {
    /** Returns true for more, false when this was enough. */
    boolean visit(SessionID session, StoredMessage message);
}
