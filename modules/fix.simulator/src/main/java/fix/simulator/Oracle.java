package fix.simulator;

import fix.core.Message;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.Tags;
import fix.engine.driver.ReplayRequest;
import fix.session.SessionState;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges a run from the outside: by what was committed, what was written, and what the applications were given. It knows nothing of the
 * protocol's states. Its rules are those of {@link Rule}.
 */
final class Oracle implements Witness {
    final List<Violation> violations = new ArrayList<>();
    final Side initiator;
    final Side acceptor;
    /** What the other side had promised when a session was told to reset its numbers. */
    private final Map<SessionID, List<StoredMessage>> promisedBefore = new HashMap<>();
    private final Set<String> perhapsTwice = new HashSet<>();
    private boolean mayReset;
    private boolean reset;
    private final boolean loses;

    Oracle(Terms terms) {
        initiator = new Side(terms.initiator.config(), violations::add);
        acceptor = new Side(terms.acceptor.config(), violations::add);
        mayReset = terms.resets();
        loses = !terms.initiator.config().persistMessages() || !terms.acceptor.config().persistMessages();
    }

    private Side side(SessionID id) {
        return id.equals(initiator.id) ? initiator : acceptor;
    }

    private Side other(SessionID id) {
        return id.equals(initiator.id) ? acceptor : initiator;
    }

    /** From here on the numbers may start anew: somebody has asked for it. */
    void resetAsked() {
        mayReset = true;
    }

    @Override
    public void resetBegins(SessionID session) {
        promisedBefore.put(session, other(session).promisedLately());
    }

    @Override
    public void committed(SessionID session, List<StoreOp> batch) {
        boolean resets = batch.stream().anyMatch(StoreOp.Reset.class::isInstance);
        reset |= resets;
        // Only a reset in the session leaves a number behind with which it could go on.
        boolean inSession = resets && batch.stream().anyMatch(StoreOp.NextOutbound.class::isInstance);
        var mine = inSession && !loses ? side(session).promisedLately() : List.<StoredMessage>of();
        side(session).committed(batch, mayReset);
        if (inSession && !loses) {
            other(session).hasAccepted(mine, "the side that sent it reset the numbers in the session");
            side(session).hasAccepted(promisedBefore.getOrDefault(session, List.of()), "it reset the numbers in the session, asked to later than this was sent");
        }
    }

    @Override
    public void refused(SessionID session, String why) {
        side(session).violated(Rule.STORE_OBEYED, "a batch breaks the store's rules: " + why);
    }

    @Override
    public void wrote(SessionID session, long epoch, byte[] frame, long now) {
        side(session).wire.wrote(epoch, frame, now);
    }

    @Override
    public void resendBegins(SessionID session, ReplayRequest request, long liveWaitsUntil) {
        side(session).wire.resendBegins(request, liveWaitsUntil);
    }

    @Override
    public void loggedOut(SessionID session, long epoch) {
        side(session).wire.liveMayGo(epoch);
    }

    @Override
    public void restored(SessionID session, long generation) {
        side(session).handover.restored(generation);
        side(session).wire.resendEnds();
    }

    @Override
    public void delivered(SessionID session, long generation, Message message, boolean redelivered) {
        side(session).handover.delivered(generation, message, redelivered);
    }

    @Override
    public void givenBack(SessionID session, long generation, Message message) {
        side(session).handover.givenBack(generation, message.msgSeqNum());
    }

    @Override
    public void vetoed(SessionID session, long msgSeqNum) {
        side(session).books.vetoed(msgSeqNum);
    }

    @Override
    public void slow(SessionID session, Message message) {
        perhapsTwice.add(message.getString(Fix.CL_ORD_ID, ""));
    }

    /** True when both sessions are logged on, expect what the other sends next, and have nothing left to do or to read. */
    static boolean isSettled(SessionLife one, SessionLife other) {
        return isQuiet(one) && isQuiet(other)
                && expects(one, other) && expects(other, one);
    }

    private static boolean isQuiet(SessionLife session) {
        return session.driver().state() instanceof SessionState.Active(var link) && !link.resend().active()
                && session.driver().outbox().isIdle() && session.driver().inbox().isIdle()
                && session.store().position().isAllHandled() && session.hasReadAll();
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
    void judge(Ledger ledger) {
        var orders = new LinkedHashMap<Long, String>();
        for (var stored : initiator.books.promised()) {
            orders.put(stored.generation() << 32 | stored.msgSeqNum(), Message.parse(stored.bytes()).getString(Fix.CL_ORD_ID));
        }
        for (var promised : ledger.promised) {
            if (!orders.containsValue(promised)) {
                initiator.violated(Rule.PROMISE_KEPT, "order " + promised + " is not in the store, although send returned for it");
            }
        }
        judgeAnswers(orders);
    }

    private void judgeAnswers(Map<Long, String> orders) {
        var executed = new HashMap<String, Integer>();
        var refused = new HashSet<String>();
        acceptor.books.all().forEach(stored -> {
            var answer = Message.parse(stored.bytes());
            switch (answer.msgType()) {
                case Fix.EXECUTION_REPORT -> executed.merge(answer.getString(Fix.CL_ORD_ID), 1, Integer::sum);
                case Fix.BUSINESS_MESSAGE_REJECT, MsgTypes.REJECT ->
                    refused.add(orders.getOrDefault(stored.generation() << 32 | answer.getLong(Tags.REF_SEQ_NUM), "?"));
                default -> {
                    // news, or the session's own
                }
            }
        });
        for (var order : orders.values()) {
            int times = executed.getOrDefault(order, 0);
            if (times == 0 && !refused.contains(order) && !reset && !loses) {
                acceptor.violated(Rule.ANSWERED_ONCE, "order " + order + " was never answered");
            }
            if (times > 1 && !perhapsTwice.contains(order)) {
                acceptor.violated(Rule.ANSWERED_ONCE, "order " + order + " was executed " + times + " times");
            }
        }
    }
}
