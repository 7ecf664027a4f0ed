package fix.engine.driver;

import java.io.IOException;
import java.util.List;

/** The line of a session that has none. */
enum NoLine implements Line {
    INSTANCE;

    @Override
    public long epoch() {
        return 0;
    }

    @Override
    public void write(List<byte[]> frames) throws IOException {
        throw new IOException("there is no connection");
    }

    @Override
    public void finish(String reason) {
        // nothing to end
    }
}
