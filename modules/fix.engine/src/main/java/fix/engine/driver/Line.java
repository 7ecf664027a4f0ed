package fix.engine.driver;

import java.io.IOException;
import java.util.List;

/** A connection as the driver sees it: where the bytes of one epoch go. */
public interface Line {
    /** The connection's number, larger than that of any connection before it. */
    long epoch();

    /**
     * Writes frames in order, and waits while the peer does not read.
     *
     * @throws IOException when the line is gone; what was written is stored all the same
     */
    void write(List<byte[]> frames) throws IOException;

    /** Nothing follows: ends the line once what was written has reached the peer. Does not wait. */
    void finish(String reason);
}
