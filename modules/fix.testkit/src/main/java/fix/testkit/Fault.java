package fix.testkit;

import java.time.Duration;

/**
 * What goes wrong in one direction of a connection through a {@link FaultProxy}. Faults of different kinds add up; a second one of a kind that
 * shapes the traffic (delay, throttle, split, coalesce) takes the place of the first. Immutable.
 */
public sealed interface Fault {
    /** The longest delay and the longest wait of {@link Coalesce}: an hour. */
    Duration LONGEST = Duration.ofHours(1);

    /** The kinds of fault, for random programs. */
    enum Kind { DELAY, THROTTLE, SPLIT, COALESCE, CUT, RESET, HALF_OPEN, STALL, CORRUPT }

    /** Which kind it is. */
    default Kind kind() {
        return switch (this) {
            case Delay _ -> Kind.DELAY;
            case Throttle _ -> Kind.THROTTLE;
            case Split _ -> Kind.SPLIT;
            case Coalesce _ -> Kind.COALESCE;
            case Cut _ -> Kind.CUT;
            case Reset _ -> Kind.RESET;
            case HalfOpen _ -> Kind.HALF_OPEN;
            case Stall _ -> Kind.STALL;
            case Corrupt _ -> Kind.CORRUPT;
        };
    }

    /**
     * Bytes arrive later, in their order.
     *
     * @param fixed how much later at least
     * @param jitter how much is added at most, drawn anew for each read
     */
    record Delay(Duration fixed, Duration jitter) implements Fault {
        /** Refuses what is out of bounds. */
        public Delay {
            within("delay", fixed);
            within("jitter", jitter);
        }

        @Override
        public String toString() {
            return "delay of " + fixed.toMillis() + " ms" + (jitter.isZero() ? "" : " and up to " + jitter.toMillis() + " more");
        }
    }

    /**
     * Bytes pass at this rate at most.
     *
     * @param bytesPerSecond 1 or more
     */
    record Throttle(int bytesPerSecond) implements Fault {
        /** Refuses what is out of bounds. */
        public Throttle {
            positive("bytes per second", bytesPerSecond);
        }

        @Override
        public String toString() {
            return "throttled to " + bytesPerSecond + " bytes/s";
        }
    }

    /**
     * Each write has so many bytes at most, and leaves at once.
     *
     * @param bytes 1 or more
     */
    record Split(int bytes) implements Fault {
        /** Refuses what is out of bounds. */
        public Split {
            positive("bytes", bytes);
        }

        @Override
        public String toString() {
            return "split to " + bytes + " bytes";
        }
    }

    /**
     * Bytes wait for others, and leave in one write.
     *
     * @param bytes how many are waited for, 1 to 65,536
     * @param atMost how long the first of them waits at most
     */
    record Coalesce(int bytes, Duration atMost) implements Fault {
        private static final int MOST = 1 << 16;

        /** Refuses what is out of bounds. */
        public Coalesce {
            within("wait", atMost);
            if (bytes < 1 || bytes > MOST) {
                throw new IllegalArgumentException("coalescing " + bytes + " bytes is out of bounds: allowed is 1 to " + MOST);
            }
        }

        @Override
        public String toString() {
            return "coalesced to " + bytes + " bytes or " + atMost.toMillis() + " ms";
        }
    }

    /** Both ends see the connection closed; what was to follow is lost, both ways. */
    record Cut(Place place) implements Fault {
        @Override
        public String toString() {
            return "cut " + place;
        }
    }

    /** Both ends see the connection reset (RST); what is on its way is lost, both ways. */
    record Reset(Place place) implements Fault {
        @Override
        public String toString() {
            return "reset " + place;
        }
    }

    /** From there on what is sent is swallowed, the end of the connection too; the other direction works. */
    record HalfOpen(Place place) implements Fault {
        @Override
        public String toString() {
            return "half-open " + place;
        }
    }

    /** From there on nothing is read, so that the sender's window fills; the other direction works. */
    record Stall(Place place) implements Fault {
        @Override
        public String toString() {
            return "stalled " + place;
        }
    }

    /**
     * One bit changes: of the next byte, or of the first byte of a field's value.
     *
     * @param tag the field; 0 for any byte
     */
    record Corrupt(Place place, int tag) implements Fault {
        /** Refuses what is out of bounds. */
        public Corrupt {
            if (tag < 0) {
                throw new IllegalArgumentException("tag=" + tag + " is out of bounds: allowed is 0 or more");
            }
        }

        @Override
        public String toString() {
            return (tag == 0 ? "corrupted " : "corrupted in the next field " + tag + " ") + place;
        }
    }

    private static void within(String name, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a " + name + " of " + value + " is out of bounds: allowed is 0 to " + LONGEST);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(value + " " + name + " is out of bounds: allowed is 1 or more");
        }
    }

    /** A fixed delay. */
    static Fault delay(Duration fixed) {
        return new Delay(fixed, Duration.ZERO);
    }

    /** A delay with jitter. */
    static Fault delay(Duration fixed, Duration jitter) {
        return new Delay(fixed, jitter);
    }

    /** A bandwidth, in bytes a second. */
    static Fault throttle(int bytesPerSecond) {
        return new Throttle(bytesPerSecond);
    }

    /** Writes of single bytes. */
    static Fault split() {
        return new Split(1);
    }

    /** Writes of so many bytes at most. */
    static Fault split(int bytes) {
        return new Split(bytes);
    }

    /** Few large writes. */
    static Fault coalesce(int bytes, Duration atMost) {
        return new Coalesce(bytes, atMost);
    }

    /** The end of the connection. */
    static Fault cut(Place place) {
        return new Cut(place);
    }

    /** The end of the connection by RST. */
    static Fault reset(Place place) {
        return new Reset(place);
    }

    /** A direction that swallows everything. */
    static Fault halfOpen(Place place) {
        return new HalfOpen(place);
    }

    /** A direction that is not read any more. */
    static Fault stall(Place place) {
        return new Stall(place);
    }

    /** A wrong bit in the byte after this place. */
    static Fault corrupt(Place place) {
        return new Corrupt(place, 0);
    }

    /** A wrong bit in the next value of this field after this place. */
    static Fault corrupt(Place place, int tag) {
        return new Corrupt(place, tag);
    }
}
