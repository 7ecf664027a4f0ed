package fix.bench;

/** When orders are sent. */
public sealed interface Pace {
    /**
     * The next order leaves when fewer than so many are unanswered. The latency counts from when it was sent.
     *
     * @param orders 1 or more; 1 is ping-pong
     */
    record Window(int orders) implements Pace {
        /** @throws IllegalArgumentException when it is less than 1 */
        public Window {
            if (orders < 1) {
                throw new IllegalArgumentException("a window of " + orders + " orders: must be 1 or more");
            }
        }

        @Override
        public String toString() {
            return orders == 1 ? "ping-pong" : "window " + orders;
        }
    }

    /**
     * Orders leave at fixed instants, whatever is unanswered. The latency counts from the instant that was meant, so that a stall of the
     * acceptor, or of this client, is felt by every order that it delays.
     *
     * @param perSecond 1 to 1,000,000
     */
    record Rate(int perSecond) implements Pace {
        /** @throws IllegalArgumentException when it is out of its bounds */
        public Rate {
            if (perSecond < 1 || perSecond > 1_000_000) {
                throw new IllegalArgumentException(perSecond + " orders a second: must be 1 to 1000000");
            }
        }

        @Override
        public String toString() {
            return perSecond + "/s";
        }
    }
}
