package fix.simulator;

import fix.core.Message;
import fix.core.SessionID;
import fix.session.SessionConfig;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

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
                handover.wasGivenSometime(
                        new HandoverRules.Place(books.generation(), stored.msgSeqNum()), Message.parse(stored.bytes()), "the other side has stored");
            }
        }
    }

    /** What this side has promised since the numbers last started anew. */
    List<StoredMessage> promisedLately() {
        return books.promised().stream().filter(stored -> stored.generation() == books.generation() && !books.isVetoed(stored)).toList();
    }

    /** These messages of the other side are accepted. */
    void hasAccepted(List<StoredMessage> sent, String why) {
        var accepted = books.accepted().stream().map(stored -> WireRules.content(Message.parse(stored.bytes()))).collect(Collectors.toSet());
        for (var stored : sent) {
            var message = Message.parse(stored.bytes());
            if (!accepted.contains(WireRules.content(message))) {
                violated(Rule.NOTHING_LOST, "it had not accepted this when " + why + ": " + message);
            }
        }
    }
}
