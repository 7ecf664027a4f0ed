package fix.engine.threads;

import fix.engine.Endpoint;
import fix.engine.EndpointOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Which endpoint is called next. Belongs to one dialer. */
final class Endpoints {
    private final List<Endpoint> round;
    private final EndpointOrder order;
    private final RandomGenerator random;
    private int at;

    Endpoints(List<Endpoint> all, EndpointOrder order, RandomGenerator random) {
        this.round = new ArrayList<>(all);
        this.order = order;
        this.random = random;
        begin();
    }

    Endpoint next() {
        return round.get(at);
    }

    /** The call led to no Logon. True when each endpoint was called since the last wait or Logon: then it is time to wait. */
    boolean failed() {
        at++;
        if (at < round.size()) {
            return false;
        }
        begin();
        return true;
    }

    /** The call led to a Logon; the session has ended since. */
    void succeeded() {
        if (order == EndpointOrder.ROUND_ROBIN) {
            Collections.rotate(round, -(at + 1));
        }
        begin();
    }

    private void begin() {
        at = 0;
        if (order == EndpointOrder.RANDOM) {
            Collections.shuffle(round, java.util.Random.from(random));
        }
    }
}
