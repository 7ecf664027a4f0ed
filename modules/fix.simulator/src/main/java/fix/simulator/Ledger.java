package fix.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the two demo applications know whatever happens to their engines: the books that they would keep in a database of their own. */
final class Ledger {
    /** Orders of which {@code send} said that they are stored. */
    final List<String> promised = new ArrayList<>();
    /** How often an execution of an order came to the initiator's application. */
    final Map<String, Integer> executions = new HashMap<>();
    private int nextOrder = 1;
    private int nextNews = 1;

    String nextClOrdID() {
        return "ORDER-" + nextOrder;
    }

    void orderTaken() {
        nextOrder++;
    }

    int orderCount() {
        return nextOrder - 1;
    }

    String nextNews() {
        return "NEWS-" + nextNews;
    }

    void newsTaken() {
        nextNews++;
    }

    int newsCount() {
        return nextNews - 1;
    }
}
