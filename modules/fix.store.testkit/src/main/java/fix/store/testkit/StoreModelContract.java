package fix.store.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import fix.store.StoreException;
import fix.store.StoreOp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/** Random sequences of batches, failures and reopenings give what a simple model gives. Needs jqwik. */
public abstract class StoreModelContract implements StoreUnderTest {

    /** Batches of steps, with what is done after each. */
    record Act(List<StoreStep> steps, After after) {}

    enum After { NOTHING, FAIL_AND_RECOVER, READ, REOPEN_SESSION, REOPEN_STORE }

    /** For the test of a provider. */
    protected StoreModelContract() {}

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void aStoreDoesWhatTheModelDoes(@ForAll("scripts") List<Act> script) throws Exception {
        var dir = Files.createTempDirectory("store-model");
        try {
            play(dir, script);
        } finally {
            delete(dir);
        }
    }

    @Provide
    Arbitrary<List<Act>> scripts() {
        var kinds = Arbitraries.frequency(
                Tuple.of(8, StoreStep.Kind.SEND), Tuple.of(8, StoreStep.Kind.RECEIVE), Tuple.of(1, StoreStep.Kind.KEEP),
                Tuple.of(1, StoreStep.Kind.SKIP_OUTBOUND), Tuple.of(1, StoreStep.Kind.SKIP_INBOUND),
                Tuple.of(4, StoreStep.Kind.HANDLE), Tuple.of(1, StoreStep.Kind.RESET));
        var steps = Combinators.combine(kinds, Arbitraries.integers().between(0, 9)).as(StoreStep::new).list().ofMaxSize(12);
        return Combinators.combine(steps, Arbitraries.of(After.class)).as(Act::new).list().ofMaxSize(12);
    }

    private void play(Path dir, List<Act> script) throws Exception {
        var model = new StoreModel();
        var store = open(dir);
        var session = store.open(Messages.SESSION);
        try {
            for (var act : script) {
                session.write(model.batch(act.steps()));
                model.assertPosition(session);
                switch (act.after()) {
                    case NOTHING -> { }
                    case READ -> model.assertMessages(store, session);
                    case FAIL_AND_RECOVER -> {
                        var failing = session;
                        assertThrows(StoreException.class, () -> failing.write(wrongBatch(model)));
                        session.recover();
                    }
                    case REOPEN_SESSION -> {
                        session.close();
                        session = store.open(Messages.SESSION);
                    }
                    case REOPEN_STORE -> {
                        if (survivesReopen()) {
                            store.close();
                            store = open(dir);
                            session = store.open(Messages.SESSION);
                        }
                    }
                }
                model.assertPosition(session);
            }
            model.assertMessages(store, session);
        } finally {
            store.close();
        }
    }

    /** Valid operations first, so that something would have to be undone. */
    private static List<StoreOp> wrongBatch(StoreModel model) {
        var batch = new ArrayList<StoreOp>();
        batch.add(new StoreOp.Keep(Messages.in(1, 5_000)));
        batch.add(model.wrong());
        return batch;
    }

    private static void delete(Path dir) throws IOException {
        try (var files = Files.walk(dir)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }
}
