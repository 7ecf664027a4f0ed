package fix.core.dictionary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SessionRejectReasonTest {
    @Test
    void reasonsAreFoundByTheirCode() {
        for (var reason : SessionRejectReason.values()) {
            assertEquals(reason, SessionRejectReason.of(reason.code()).orElseThrow());
        }
        assertTrue(SessionRejectReason.of(98).isEmpty());
    }
}
