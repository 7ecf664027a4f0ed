package fix.engine.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private static final long SECOND = 1_000_000_000L;

    @Property(tries = 200)
    void noMoreThanThatManyComeInAnySecond(@ForAll @IntRange(min = 1, max = 20) int perSecond, @ForAll long seed) {
        var random = new Random(seed);
        var limit = new RateLimit(perSecond);
        var taken = new ArrayList<Long>();
        long now = 0;
        for (int i = 0; i < 200; i++) {
            now = Math.max(now + random.nextLong(SECOND / perSecond), limit.freeAt());
            limit.take(now);
            taken.add(now);
        }
        for (int i = perSecond; i < taken.size(); i++) {
            assertTrue(taken.get(i) - taken.get(i - perSecond) >= SECOND, "more than " + perSecond + " in a second");
        }
    }

    @Test
    void whatCameTooEarlyDelaysTheNextOne() {
        var limit = new RateLimit(10);
        for (int i = 0; i < 35; i++) {
            limit.take(5 * SECOND);
        }
        assertEquals(8 * SECOND, limit.freeAt());
        assertEquals(9 * SECOND, limit.freeAt(10));
    }

    @Test
    void noLimitIsNone() {
        var limit = new RateLimit(0);
        limit.take(SECOND);
        assertEquals(0, limit.freeAt());
    }
}
