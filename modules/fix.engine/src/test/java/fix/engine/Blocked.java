package fix.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An application whose callbacks for messages wait until they may go on, and then do what another one does. */
final class Blocked implements Application {
    private final Application then;
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch leave = new CountDownLatch(1);

    Blocked(Application then) {
        this.then = then;
    }

    @Override
    public void fromApp(Message message, Session session) throws Exception {
        entered.countDown();
        leave.await();
        then.fromApp(message, session);
    }

    /** Waits until the first callback is waiting. */
    void awaitEntered() throws InterruptedException {
        assertTrue(entered.await(10, TimeUnit.SECONDS), "no message came to the application within 10 s");
    }

    /** All callbacks may go on, from here on. */
    void goesOn() {
        leave.countDown();
    }
}
