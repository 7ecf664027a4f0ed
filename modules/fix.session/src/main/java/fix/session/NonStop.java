package fix.session;

import java.time.Instant;
import java.util.Optional;

/** One session without an end. */
record NonStop() implements SessionSchedule {
    static final NonStop INSTANCE = new NonStop();
    private static final Occurrence EVER = new Occurrence(Instant.MIN, Instant.MAX);

    @Override
    public Occurrence atOrAfter(Instant time) {
        return EVER;
    }

    @Override
    public Optional<Instant> nextChange(Instant time) {
        return Optional.empty();
    }
}
