package checks.benchmarks;

import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.ReadableByteChannel;

/** A channel that takes everything and gives nothing. */
final class Sink implements GatheringByteChannel, ReadableByteChannel {

    private long taken;

    /** How many bytes were written so far. */
    long taken() {
        return taken;
    }

    @Override
    public int write(ByteBuffer from) {
        int n = from.remaining();
        from.position(from.limit());
        taken += n;
        return n;
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        long n = 0;
        for (int i = offset; i < offset + length; i++) {
            n += write(from[i]);
        }
        return n;
    }

    @Override
    public long write(ByteBuffer[] from) {
        return write(from, 0, from.length);
    }

    @Override
    public int read(ByteBuffer to) {
        return 0;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // nothing to release
    }
}
