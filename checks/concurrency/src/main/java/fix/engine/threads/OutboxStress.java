package fix.engine.threads;

import fix.engine.driver.Batch;
import fix.engine.driver.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** The outbox between those who send, the handler and the writer. */
public class OutboxStress {
    private static final long PATIENCE = 1_000_000_000L;

    /** What the writer does: takes a batch, stores it, says so. */
    private static Optional<Batch> write(StressedSession session) {
        Optional<Batch> batch;
        session.lock();
        try {
            batch = session.driver().outbox().take(0, PATIENCE);
        } finally {
            session.release();
        }
        batch.ifPresent(stored -> {
            session.lock();
            try {
                session.driver().outbox().stored(stored);
            } finally {
                session.release();
            }
        });
        return batch;
    }

    /** What is added is taken, and stored, and its room is given back. */
    @JCStressTest
    @Outcome(id = "2, 2, 1, 0", expect = Expect.ACCEPTABLE, desc = "both entries are stored, and no byte stays behind")
    @Outcome(expect = Expect.FORBIDDEN, desc = "an entry was lost or counted twice")
    @State
    public static class TwoSendersAndTheWriter {
        private final StressedSession session = new StressedSession();

        private void send() {
            session.lock();
            try {
                Entries.add(session.driver().outbox());
            } finally {
                session.release();
            }
        }

        @Actor
        public void sender() {
            send();
        }

        @Actor
        public void anotherSenderAndTheWriter() {
            send();
            write(session);
        }

        @Arbiter
        public void rest(IIII_Result result) {
            var outbox = session.driver().outbox();
            result.r1 = (int) outbox.lastTicket();
            result.r2 = write(session).map(batch -> (int) Entries.upTo(batch)).orElse(2);
            result.r3 = outbox.isIdle() ? 1 : 0;
            result.r4 = (int) outbox.bytes();
        }
    }

    /** The handled cursor is recorded once, although the handler's unit ends while a flush ends it too. */
    @JCStressTest
    @Outcome(id = "1, 7", expect = Expect.ACCEPTABLE, desc = "recorded once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "lost, or recorded twice")
    @State
    public static class TheHandlersCursor {
        private final StressedSession session = new StressedSession();
        private final List<Long> handled = new ArrayList<>();

        private void endUnit() {
            session.lock();
            try {
                session.driver().outbox().unitEnds(0);
            } finally {
                session.release();
            }
        }

        @Actor
        public void handler() {
            session.driver().outbox().returned(1, 7);
            endUnit();
        }

        @Actor
        public void whoeverClosesTheUnitToo() {
            endUnit();
        }

        @Arbiter
        public void rest(II_Result result) {
            write(session).ifPresent(batch -> handled.addAll(Entries.handled(batch)));
            result.r1 = handled.size();
            result.r2 = handled.isEmpty() ? 0 : handled.getFirst().intValue();
        }
    }
}
