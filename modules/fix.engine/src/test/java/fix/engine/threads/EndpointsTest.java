package fix.engine.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.engine.Endpoint;
import fix.engine.EndpointOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EndpointsTest {

    private static List<Endpoint> endpoints(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Endpoint("host" + i, 1)).toList();
    }

    private static Endpoints of(int count, EndpointOrder order) {
        return new Endpoints(endpoints(count), order, new Random(1));
    }

    @Test
    void priorityReturnsToTheFirstAfterALogonAndAfterAWait() {
        var endpoints = of(3, EndpointOrder.PRIORITY);
        assertEquals("host0:1", endpoints.next().toString());
        assertFalse(endpoints.failed());
        assertEquals("host1:1", endpoints.next().toString());
        endpoints.succeeded();
        assertEquals("host0:1", endpoints.next().toString());
        assertFalse(endpoints.failed());
        assertFalse(endpoints.failed());
        assertTrue(endpoints.failed());
        assertEquals("host0:1", endpoints.next().toString());
    }

    @Test
    void roundRobinGoesOnAfterTheOneThatWasCalledLast() {
        var endpoints = of(3, EndpointOrder.ROUND_ROBIN);
        assertFalse(endpoints.failed());
        assertEquals("host1:1", endpoints.next().toString());
        endpoints.succeeded();
        assertEquals("host2:1", endpoints.next().toString());
        endpoints.succeeded();
        assertEquals("host0:1", endpoints.next().toString());
    }

    @Test
    void aRandomOrderIsAnotherEachTimeAndEveryEndpointIsTheFirstOfOne() {
        var endpoints = of(3, EndpointOrder.RANDOM);
        var first = new HashSet<Endpoint>();
        for (int i = 0; i < 100; i++) {
            first.add(endpoints.next());
            endpoints.succeeded();
        }
        assertEquals(3, first.size());
    }

    /** True for a Logon, false for a failure. */
    @Property
    void eachIsCalledOnceBetweenTwoWaitsWhateverTheOrder(@ForAll @IntRange(min = 1, max = 8) int count, @ForAll EndpointOrder order, @ForAll @Size(max = 60) List<Boolean> outcomes, @ForAll long seed) {
        var endpoints = new Endpoints(endpoints(count), order, new Random(seed));
        Set<Endpoint> called = new HashSet<>();
        for (var success : outcomes) {
            assertTrue(called.add(endpoints.next()), "twice: " + endpoints.next());
            if (success) {
                endpoints.succeeded();
                called.clear();
            } else if (endpoints.failed()) {
                assertEquals(count, called.size());
                called.clear();
            }
        }
    }
}
