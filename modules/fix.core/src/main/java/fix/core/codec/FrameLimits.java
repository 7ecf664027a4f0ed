package fix.core.codec;

/**
 * How much a peer may make us hold.
 *
 * @param maxFrameBytes the longest frame, from {@code 8=} to the CheckSum's delimiter: 64 bytes to 256 MiB
 * @param maxFields the most fields of a message, 4 to 10,000,000
 */
public record FrameLimits(int maxFrameBytes, int maxFields) {

    /** 1 MiB and 10,000 fields. */
    public static final FrameLimits DEFAULT = new FrameLimits(1 << 20, 10_000);

    private static final int MIN_FRAME = 64;
    private static final int MAX_FRAME = 1 << 28;

    /** @throws IllegalArgumentException when a limit is out of its bounds */
    public FrameLimits {
        if (maxFrameBytes < MIN_FRAME || maxFrameBytes > MAX_FRAME) {
            throw new IllegalArgumentException("largest frame of " + maxFrameBytes + " bytes: must be " + MIN_FRAME + " to "
                + MAX_FRAME);
        }
        if (maxFields < 4 || maxFields > 10_000_000) {
            throw new IllegalArgumentException("at most " + maxFields + " fields: must be 4 to 10000000");
        }
    }
}
