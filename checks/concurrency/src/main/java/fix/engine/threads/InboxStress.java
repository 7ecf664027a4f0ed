package fix.engine.threads;

import fix.engine.driver.Entries;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** The inbox between a reader that brings and the handler that takes and gives back the room. */
@JCStressTest
@Outcome(id = "3, 0, 1", expect = Expect.ACCEPTABLE, desc = "all are taken, and no byte stays behind")
@Outcome(expect = Expect.FORBIDDEN, desc = "an item was lost, or its room")
@State
public class InboxStress {
    private final StressedSession session = new StressedSession();
    private int taken;

    private void bring() {
        session.lock();
        try {
            Entries.add(session.driver().inbox());
        } finally {
            session.release();
        }
    }

    private void handle() {
        var inbox = session.driver().inbox();
        session.lock();
        try {
            var items = inbox.take(10);
            taken += items.size();
            inbox.handled(items);
        } finally {
            session.release();
        }
    }

    @Actor
    public void reader() {
        bring();
        bring();
    }

    @Actor
    public void handler() {
        bring();
        handle();
    }

    @Arbiter
    public void rest(III_Result result) {
        handle();
        result.r1 = taken;
        result.r2 = (int) session.driver().inbox().bytes();
        result.r3 = session.driver().inbox().isIdle() ? 1 : 0;
    }
}
