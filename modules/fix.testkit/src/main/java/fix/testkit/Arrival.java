package fix.testkit;

import fix.core.Message;

/** What a mock counterparty has for its test. */
sealed interface Arrival {
    /** A message. */
    record Received(Message message) implements Arrival {
    }

    /** The time ran out. */
    record Nothing() implements Arrival {
    }

    /** What nobody should send. */
    record Problem(String text) implements Arrival {
    }

    /** The connection ended. */
    record Ended(String reason) implements Arrival {
    }
}
