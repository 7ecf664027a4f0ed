package fix.simulator;

import fix.core.Message;
import fix.core.SessionID;
import fix.core.Tags;
import fix.session.SessionState;
import fix.store.StoreOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a run from the outside: by what was committed, what was written, and what the applications were given. It knows nothing of the
 * protocol's states.
 */
final class Oracle implements Witness {
    final List<String> violations = new ArrayList<>();
    final Side initiator;
    final Side acceptor;
    private final Set<String> perhapsTwice = new HashSet<>();

    Oracle(SessionID initiator, SessionID acceptor) {
        this.initiator = new Side(initiator, violations::add);
        this.acceptor = new Side(acceptor, violations::add);
    }

    private Side side(SessionID id) {
        return id.equals(initiator.id) ? initiator : acceptor;
    }

    @Override
    public void committed(SessionID session, List<StoreOp> batch) {
        side(session).committed(batch);
    }

    @Override
    public void refused(SessionID session, String why) {
        violations.add("a batch breaks the store's rules: " + why);
    }

    @Override
    public void wrote(SessionID session, long epoch, byte[] frame) {
        side(session).wrote(epoch, frame);
    }

    @Override
    public void delivered(SessionID session, long generation, Message message, boolean redelivered) {
        side(session).delivered(generation, message, redelivered);
    }

    @Override
    public void vetoed(SessionID session, long msgSeqNum) {
        side(session).vetoed(msgSeqNum);
    }

    @Override
    public void slow(SessionID session, Message message) {
        perhapsTwice.add(message.getString(Fix.CL_ORD_ID, ""));
    }

    /** True when both sessions are logged on, expect what the other sends next, and have nothing left to do. */
    static boolean isSettled(SessionLife one, SessionLife other) {
        return isQuiet(one) && isQuiet(other)
                && expects(one, other) && expects(other, one);
    }

    private static boolean isQuiet(SessionLife session) {
        return session.driver().state() instanceof SessionState.Active
                && session.driver().outbox().isIdle() && session.driver().inbox().isIdle()
                && session.store().position().isAllHandled();
    }

    private static boolean expects(SessionLife one, SessionLife other) {
        return one.driver().state().numbers().nextInbound() == other.driver().state().numbers().nextOutbound()
                && one.store().position().nextInbound() == other.store().position().nextOutbound();
    }

    /** What must hold once a run has settled, whatever the applications do. */
    void judge() {
        acceptor.receivedAll(initiator);
        initiator.receivedAll(acceptor);
    }

    /** What must hold besides when the applications are the demo's: promises are kept, and orders answered. */
    void judge(Ledger ledger, boolean resets) {
        var orders = new LinkedHashMap<Long, String>();
        for (var stored : initiator.promised()) {
            orders.put(stored.generation() << 32 | stored.msgSeqNum(), Message.parse(stored.bytes()).getString(Fix.CL_ORD_ID));
        }
        for (var promised : ledger.promised) {
            if (!orders.containsValue(promised)) {
                violations.add("order " + promised + " is not in the store, although send returned for it");
            }
        }
        judgeAnswers(orders, resets);
    }

    private void judgeAnswers(Map<Long, String> orders, boolean resets) {
        var executed = new HashMap<String, Integer>();
        var refused = new HashSet<String>();
        for (var stored : acceptor.promised()) {
            var answer = Message.parse(stored.bytes());
            switch (answer.msgType()) {
                case Fix.EXECUTION_REPORT -> executed.merge(answer.getString(Fix.CL_ORD_ID), 1, Integer::sum);
                case Fix.BUSINESS_MESSAGE_REJECT -> refused.add(orders.getOrDefault(stored.generation() << 32 | answer.getLong(Tags.REF_SEQ_NUM), "?"));
                default -> {
                    // news
                }
            }
        }
        for (var order : orders.values()) {
            int times = executed.getOrDefault(order, 0);
            if (times == 0 && !refused.contains(order) && !resets) {
                violations.add("order " + order + " was never answered");
            }
            if (times > 1 && !perhapsTwice.contains(order)) {
                violations.add("order " + order + " was executed " + times + " times");
            }
        }
    }
}
