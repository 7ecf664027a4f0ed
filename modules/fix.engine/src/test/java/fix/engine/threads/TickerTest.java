package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.engine.EngineClock;
import fix.session.Moment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TickerTest {
    private final Ticker ticker = new Ticker(EngineClock.system());
    private final LinkedBlockingQueue<Throwable> broken = new LinkedBlockingQueue<>();
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    /** Due all the time. */
    private abstract static class Always implements Timed {
        @Override
        public long deadline() {
            return 0;
        }
    }

    @BeforeEach
    void start() {
        Thread.setDefaultUncaughtExceptionHandler((_, why) -> broken.add(why));
        ticker.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        ticker.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private void othersKeepTheirTime() throws InterruptedException {
        var ticks = new CountDownLatch(3);
        ticker.watch(new Always() {
            @Override
            public void due(Moment now) {
                ticks.countDown();
            }
        });
        assertTrue(ticks.await(20, TimeUnit.SECONDS));
    }

    @Test
    void whoThrowsIsToldSoAndTheOthersKeepTheirTime() throws InterruptedException {
        ticker.watch(new Always() {
            @Override
            public void due(Moment now) {
                throw new IllegalStateException("a defect");
            }

            @Override
            public void broke(Throwable why) {
                broken.add(why);
            }
        });

        assertEquals("a defect", broken.poll(20, TimeUnit.SECONDS).getMessage());
        othersKeepTheirTime();
    }

    @Test
    void whatNobodyTakesCareOfGoesToTheHandlerOfUncaughtExceptions() throws InterruptedException {
        ticker.watch(new Always() {
            @Override
            public void due(Moment now) {
                throw new StackOverflowError("a defect");
            }
        });

        assertEquals("a defect", broken.poll(20, TimeUnit.SECONDS).getMessage());
        othersKeepTheirTime();
    }

    @Test
    void whoThrowsEvenWhenToldSoDoesNotEndTheTimeOfTheOthers() throws InterruptedException {
        ticker.watch(new Always() {
            @Override
            public void due(Moment now) {
                throw new IllegalStateException("a defect");
            }

            @Override
            public void broke(Throwable why) {
                throw new IllegalStateException("one more");
            }
        });

        assertEquals("one more", broken.poll(20, TimeUnit.SECONDS).getMessage());
        othersKeepTheirTime();
    }
}
