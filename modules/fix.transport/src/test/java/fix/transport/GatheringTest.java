package fix.transport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class GatheringTest {

    @Property(tries = 40)
    void aBatchArrivesInOrderWhateverItsSizes(@ForAll @Size(max = 12) List<@IntRange(max = 100_000) Integer> sizes, @ForAll long seed) throws Exception {
        var random = new Random(seed);
        var batch = new ArrayList<byte[]>();
        var expected = new ByteArrayOutputStream();
        for (int size : sizes) {
            var bytes = new byte[size];
            random.nextBytes(bytes);
            batch.add(bytes);
            expected.writeBytes(bytes);
        }
        try (var line = Loopback.open()) {
            var reader = Blocked.virtual(() -> Loopback.readExactly(line.server(), expected.size()));
            line.client().write(batch);
            assertArrayEquals(expected.toByteArray(), (byte[]) reader.value());
            assertEquals(expected.size(), line.client().bytesWritten());
        }
    }
}
