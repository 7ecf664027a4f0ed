package fix.cli;

import fix.simulator.Simulation;
import fix.simulator.SimulationResult;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Runs seed after seed, on as many threads as there are processors, and counts what came of it. */
final class SeedRuns {
    private static final long PROGRESS_NANOS = 10_000_000_000L;
    private static final int SHRINK_TRIES = 5_000;

    private final Simulation simulation;
    private final Console console;
    private final long first;
    private final long count;
    private final AtomicLong next;
    private volatile boolean stopped;
    // Guarded by this.
    private boolean mayShrink;
    private long runs;
    private long events;
    private double virtualHours;
    private long failed;
    private long told = System.nanoTime();

    /** @param shrink the first run that fails is shrunk too */
    SeedRuns(Simulation simulation, Console console, long first, long count, boolean shrink) {
        this.simulation = simulation;
        this.console = console;
        this.first = first;
        this.count = count;
        this.mayShrink = shrink;
        next = new AtomicLong(first);
    }

    /** Runs all, and says what came of it: the exit code. */
    int all() throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var workers = IntStream.range(0, threads).<Future<?>>mapToObj(_ -> pool.submit(this::work)).toList();
            for (var worker : workers) {
                worker.get();
            }
        } catch (ExecutionException broken) {
            throw new IllegalStateException(broken.getCause());
        }
        console.say(inWords());
        return exitCode();
    }

    /** The same until the process is told to end. Its exit code then says whether anything failed. */
    int untilToldToStop() throws InterruptedException {
        var summedUp = new CountDownLatch(1);
        try (var ending = new Ending()) {
            ending.add(() -> {
                stopped = true;
                summedUp.await();
                if (Ending.wasTold()) {
                    Runtime.getRuntime().halt(exitCode());
                }
            });
            try {
                return all();
            } finally {
                summedUp.countDown();
            }
        }
    }

    private void work() {
        while (!stopped) {
            long mine = next.getAndIncrement();
            if (mine - first >= count) {
                return;
            }
            count(simulation.run(mine));
        }
    }

    private void count(SimulationResult result) {
        boolean shrinks;
        synchronized (this) {
            runs++;
            events += result.events();
            virtualHours += result.time().toMillis() / 3_600_000.0;
            failed += result.isSound() ? 0 : 1;
            if (count == 1 || !result.isSound()) {
                console.say(result.report());
            }
            if (System.nanoTime() - told > PROGRESS_NANOS) {
                told = System.nanoTime();
                console.say(inWords());
            }
            shrinks = mayShrink && !result.isSound();
            mayShrink &= !shrinks;
        }
        if (shrinks) {
            console.say(simulation.shrink(result.seed(), SHRINK_TRIES).report());
        }
    }

    private synchronized int exitCode() {
        return failed > 0 ? Failure.FAILED : 0;
    }

    private synchronized String inWords() {
        return "%d runs, %d failed; %d events in %.1f h of virtual time".formatted(runs, failed, events, virtualHours);
    }
}
