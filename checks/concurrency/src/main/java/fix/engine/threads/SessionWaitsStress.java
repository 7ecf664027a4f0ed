package fix.engine.threads;

import fix.engine.StoreFailedException;
import fix.engine.driver.Entries;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Nobody who waits for the store misses its word. A wake-up that is lost shows as a run that hangs. */
public class SessionWaitsStress {
    private static final long PATIENCE = 1_000_000_000L;

    private static StressedSession withOneEntry() {
        var session = new StressedSession();
        Entries.add(session.driver().outbox());
        return session;
    }

    private static int outcome(StressedSession session, SessionCore.StoreFailures before) {
        try {
            session.waits().awaitStored(session.driver().outbox().lastTicket(), before);
            return 1;
        } catch (StoreFailedException failed) {
            return 2;
        }
    }

    /** One sends and waits, the writer stores. */
    @JCStressTest
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the sender goes on")
    @Outcome(expect = Expect.FORBIDDEN, desc = "the sender was told of a failure that there was not")
    @State
    public static class StoredWhileOneWaits {
        private final StressedSession session = withOneEntry();
        private final SessionCore.StoreFailures before = session.storeFailures();

        @Actor
        public void sender(I_Result result) {
            result.r1 = outcome(session, before);
        }

        @Actor
        public void writer() {
            session.lock();
            try {
                var outbox = session.driver().outbox();
                outbox.stored(outbox.take(0, PATIENCE).orElseThrow());
                session.progress().signalAll();
            } finally {
                session.release();
            }
        }
    }

    /** One sends and waits, the store fails. */
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "the sender learns of the failure")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a message counts as stored that is not")
    @State
    public static class TheStoreFailsWhileOneWaits {
        private final StressedSession session = withOneEntry();
        private final SessionCore.StoreFailures before = session.storeFailures();

        @Actor
        public void sender(I_Result result) {
            result.r1 = outcome(session, before);
        }

        @Actor
        public void writer() {
            session.lock();
            try {
                session.storeFailed("the disk is full");
            } finally {
                session.release();
            }
        }
    }
}
