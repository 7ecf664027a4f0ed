package checks.benchmarks;

import fix.core.Message;

/** The NewOrderSingle that every engine reads and writes: 16 fields, 166 bytes. */
final class Order {

    /** SendingTime and TransactTime: 2026-11-22T21:48:39.123Z. */
    static final long EPOCH_MILLIS = 1_795_384_119_123L;

    /** How many frames a read from the socket holds, and how many messages one invocation handles. */
    static final int BATCH = 64;

    private Order() {
    }

    static byte[] frame() {
        return Message.parse("8=FIX.4.4|35=D|34=1234|49=INITIATOR|52=20261122-21:48:39.123|56=ACCEPTOR|11=ORDER-0001234|21=1|38=100|40=2|44=187.25|54=1|"
            + "55=AAPL|60=20261122-21:48:39.123|").toBytes();
    }

    /** {@link #BATCH} frames back to back. */
    static byte[] stream() {
        byte[] frame = frame();
        byte[] stream = new byte[BATCH * frame.length];
        for (int i = 0; i < BATCH; i++) {
            System.arraycopy(frame, 0, stream, i * frame.length, frame.length);
        }
        return stream;
    }
}
