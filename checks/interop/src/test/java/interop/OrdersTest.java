package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

/** Orders, and an execution for each. */
class OrdersTest {
    private static final int SENDERS = 10;
    private static final int EACH = 500;

    @Interop
    void ordersBothWays(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing)) {
            duo.trade("first");
            duo.trade("second");
            assertEquals(List.of(), duo.us.heard().all("REJECT"));
            assertEquals(List.of(), duo.them.heard().all("REJECT"));
        }
    }

    /** Half of them each way at the same time, ours from ten threads. */
    @Interop(versions = {Versions.FIX42, Versions.FIX44, Versions.FIX50SP2})
    void tenThousandOrdersAreEachAnsweredOnce(Pairing pairing) throws Exception {
        try (var duo = Duo.start(pairing)) {
            for (int sender = 0; sender < SENDERS; sender++) {
                duo.us.orders("ours-" + sender + "-", EACH);
                duo.them.orders("theirs-" + sender + "-", EACH);
            }
            for (var order : orders("ours-")) {
                duo.us.heard().await("FILL " + order);
            }
            for (var order : orders("theirs-")) {
                duo.them.heard().await("FILL " + order);
            }
            duo.assertAgreed();
            assertEquals(orders("ours-"), duo.us.heard().all("FILL").stream().sorted().toList());
            assertEquals(orders("theirs-"), duo.them.heard().all("FILL").stream().sorted().toList());
        }
    }

    private static List<String> orders(String prefix) {
        return IntStream.range(0, SENDERS).boxed()
                .flatMap(sender -> IntStream.rangeClosed(1, EACH).mapToObj(i -> prefix + sender + "-" + i))
                .sorted()
                .toList();
    }
}
