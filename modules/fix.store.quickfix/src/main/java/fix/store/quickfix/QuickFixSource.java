package fix.store.quickfix;

import fix.core.SessionID;
import fix.store.StoreException;
import java.util.Optional;

/** Where QuickFIX kept its sessions. Used by one thread. */
public interface QuickFixSource {

    /**
     * What is kept of one session.
     *
     * @param session from our side, as QuickFIX has it: SenderCompID is ours
     * @return empty when there is nothing of that session
     * @throws StoreException when it cannot be read or is damaged; says where, and what to do
     */
    Optional<QuickFixSession> find(SessionID session) throws StoreException;
}
