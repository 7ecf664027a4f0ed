package fix.store.sqlite;

import fix.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** What group commit takes from: two callers bring requests while the writer takes, and while the store closes. */
public class RequestQueueStress {

    private static Task<Integer> request() {
        return new Task<>((_, _) -> 0, new CompletableFuture<>());
    }

    /** Every request is taken, once. */
    @JCStressTest
    @Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "both are taken, none twice")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a request was lost, or taken twice")
    @State
    public static class TwoCallersAndTheWriter {
        private final RequestQueue queue = new RequestQueue();
        private final List<Request> taken = new ArrayList<>();

        @Actor
        public void caller() {
            bring();
        }

        @Actor
        public void anotherCallerAndTheWriter() {
            bring();
            queue.take(taken, false);
        }

        private void bring() {
            try {
                queue.add(request());
            } catch (StoreException nobodyCloses) {
                throw new AssertionError(nobodyCloses);
            }
        }

        @Arbiter
        public void rest(II_Result result) {
            queue.close(new StoreException("closed"));
            queue.take(taken, false);
            result.r1 = taken.size();
            result.r2 = (int) taken.stream().distinct().count();
        }
    }

    /** A request that comes while the store closes is refused, or answered: no caller waits for ever. */
    @JCStressTest
    @Outcome(id = {"1, 0", "0, 1"}, expect = Expect.ACCEPTABLE, desc = "refused at once, or answered with the failure")
    @Outcome(expect = Expect.FORBIDDEN, desc = "nobody answered, or both")
    @State
    public static class ACallerAndTheEnd {
        private final RequestQueue queue = new RequestQueue();
        private final Task<Integer> request = request();

        @Actor
        public void caller(II_Result result) {
            try {
                queue.add(request);
            } catch (StoreException refused) {
                result.r1 = 1;
            }
        }

        @Actor
        public void end() {
            queue.failAll(new StoreException("closed"));
        }

        @Arbiter
        public void answer(II_Result result) {
            result.r2 = request.done().isCompletedExceptionally() ? 1 : 0;
        }
    }
}
