package fix.simulator;

import fix.core.Message;
import fix.core.SessionID;
import fix.session.SessionConfig;
import fix.store.StoreOp;
import java.util.List;
import java.util.function.Consumer;

/** One side of a session as the outside sees it: what it committed, what it wrote, what its application was given, and the rules for that. */
final class Side {
    final SessionID id;
    final Books books = new Books();
    final WireRules wire;
    final HandoverRules handover;
    private final Consumer<Violation> violation;

    Side(SessionConfig config, Consumer<Violation> violation) {
        id = config.id();
        this.violation = violation;
        wire = new WireRules(config, books, this::violated);
        handover = new HandoverRules(this::violated);
    }

    void violated(Rule rule, String how) {
        violation.accept(new Violation(rule, id + ": " + how));
    }

    void committed(List<StoreOp> batch, boolean mayReset) {
        for (var op : batch) {
            var wrong = books.enter(op);
            if (!wrong.isEmpty()) {
                violated(Rule.STORED_BEFORE_SENT, wrong);
            }
            if (op instanceof StoreOp.Reset) {
                wire.resendEnds();
                if (!mayReset) {
                    violated(Rule.RESET_ONLY_WHEN_ASKED, "the numbers started anew although nobody asked for it");
                }
            }
        }
    }

    /** Every message that this side has accepted was handed over, and every one that the other side promised, since the last reset. */
    void receivedAll(Side other) {
        for (var stored : books.accepted()) {
            handover.wasGiven(
                    new HandoverRules.Place(stored.generation(), stored.msgSeqNum()), Message.parse(stored.bytes()), "it has accepted");
        }
        for (var stored : other.books.promised()) {
            if (stored.generation() == other.books.generation() && !other.books.isVetoed(stored)) {
                handover.wasGiven(
                        new HandoverRules.Place(books.generation(), stored.msgSeqNum()), Message.parse(stored.bytes()), "the other side has stored");
            }
        }
    }
}
