package fix.engine.driver;

import java.util.Optional;

/** Whether a resend is under way, and which piece of it is awaited. Guarded by the session's lock. */
final class Resending {
    private boolean underWay;
    private Optional<ReplayRequest> awaited = Optional.empty();

    /** This piece is awaited from here on. True when a resend is under way, so that it can be read at once. */
    boolean asks(ReplayRequest request) {
        boolean before = underWay;
        underWay = true;
        awaited = Optional.of(request);
        return before;
    }

    /** True, once, for the piece that is awaited: any other is of no use any more. */
    boolean takes(ReplayRequest request) {
        boolean wanted = awaited.equals(Optional.of(request));
        if (wanted) {
            awaited = Optional.empty();
        }
        return wanted;
    }

    void ends() {
        underWay = false;
        awaited = Optional.empty();
    }
}
