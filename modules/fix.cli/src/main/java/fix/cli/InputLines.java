package fix.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** The lines of a stream in UTF-8, read by a thread of their own, so that who waits for one can be interrupted. At most 1,000 wait. */
final class InputLines {
    private static final int MOST_WAITING = 1_000;

    private final InputStream in;
    private final BlockingQueue<Optional<Line>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    /**
     * A line.
     *
     * @param number from 1
     */
    record Line(long number, String text) {}

    /** Starts to read. */
    InputLines(InputStream in) {
        this.in = in;
        Thread.ofPlatform().daemon().name("fix-input").start(this::read);
    }

    /**
     * The next line; empty at the end, after which this must not be called again.
     *
     * @throws InterruptedException when interrupted
     */
    Optional<Line> next() throws InterruptedException {
        return waiting.take();
    }

    private void read() {
        try {
            try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                long number = 0;
                for (var text = reader.readLine(); text != null; text = reader.readLine()) {
                    waiting.put(Optional.of(new Line(++number, text)));
                }
            } catch (IOException unreadable) {
                System.getLogger("fix.cli").log(System.Logger.Level.WARNING, "the input cannot be read any further: " + unreadable.getMessage());
            }
            waiting.put(Optional.empty());
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        }
    }
}
