package fix.testkit.proxy;

/** Starts virtual threads and knows when the last has ended. Thread-safe. */
final class Crew {
    private int running;

    void start(String name, Runnable work) {
        change(1);
        Thread.ofVirtual().name(name).start(() -> {
            try {
                work.run();
            } finally {
                change(-1);
            }
        });
    }

    private synchronized void change(int by) {
        running += by;
        notifyAll();
    }

    synchronized void awaitNone() throws InterruptedException {
        while (running > 0) {
            wait();
        }
    }
}
