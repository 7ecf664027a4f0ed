package fix.testkit;

/**
 * Where in one direction of a connection a fault strikes. Bytes and frames are counted from the moment at which the fault is given: from the
 * connection's beginning when the program of the connection holds it. Immutable.
 */
public sealed interface Place {
    /** At once, wherever in a frame that is. */
    record AtOnce() implements Place {
        @Override
        public String toString() {
            return "at once";
        }
    }

    /**
     * When so many bytes have passed.
     *
     * @param bytes 1 or more
     */
    record AfterBytes(long bytes) implements Place {
        /** Refuses what is out of bounds. */
        public AfterBytes {
            atLeastOne("bytes", bytes);
        }

        @Override
        public String toString() {
            return "after " + bytes + " bytes";
        }
    }

    /**
     * When so many frames have ended: exactly between two messages.
     *
     * @param frames 1 or more; one that is under way counts
     */
    record AfterFrames(long frames) implements Place {
        /** Refuses what is out of bounds. */
        public AfterFrames {
            atLeastOne("frames", frames);
        }

        @Override
        public String toString() {
            return "after " + frames + " frames";
        }
    }

    /**
     * Inside a frame.
     *
     * @param frame which of the frames that begin from here on, from 1
     * @param part how much of it has passed by then, 0 to less than 1; at least one byte has passed, and at least one has not
     */
    record InFrame(long frame, double part) implements Place {
        /** Refuses what is out of bounds. */
        public InFrame {
            atLeastOne("frame", frame);
            if (!(part >= 0 && part < 1)) {
                throw new IllegalArgumentException("part=" + part + " of a frame is out of bounds: allowed is 0 to less than 1");
            }
        }

        @Override
        public String toString() {
            return "in frame " + frame + (part == 0.5 ? "" : ", %.0f %% of it".formatted(100 * part));
        }
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + "=" + value + " is out of bounds: allowed is 1 or more");
        }
    }

    /** At once. */
    static Place atOnce() {
        return new AtOnce();
    }

    /** When so many bytes have passed, 1 or more. */
    static Place afterBytes(long bytes) {
        return new AfterBytes(bytes);
    }

    /** Between two messages, when so many have passed, 1 or more. */
    static Place afterFrames(long frames) {
        return new AfterFrames(frames);
    }

    /** In the middle of the frame with this number, from 1. */
    static Place inFrame(long frame) {
        return new InFrame(frame, 0.5);
    }

    /** Inside the frame with this number, from 1, when this part of it has passed, 0 to less than 1. */
    static Place inFrame(long frame, double part) {
        return new InFrame(frame, part);
    }
}
