package fix.engine.threads;

import fix.engine.EngineEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** What two threads tell is passed on once, to its end. */
@JCStressTest
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "both events arrive")
@Outcome(expect = Expect.FORBIDDEN, desc = "an event was lost, or came twice")
@State
public class EventDispatcherStress {
    private final AtomicInteger seen = new AtomicInteger();
    private final EventDispatcher events = new EventDispatcher(List.of(_ -> seen.incrementAndGet()));

    @Actor
    public void oneTells() {
        events.start();
        events.tell(new EngineEvent.EventsLost(1));
    }

    @Actor
    public void anotherTells() {
        events.tell(new EngineEvent.EventsLost(2));
    }

    @Arbiter
    public void end(I_Result result) {
        try {
            events.close();
        } catch (InterruptedException nobodyDoes) {
            throw new AssertionError(nobodyDoes);
        }
        result.r1 = seen.get();
    }
}
