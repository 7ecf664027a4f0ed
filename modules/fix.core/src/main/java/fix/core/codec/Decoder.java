package fix.core.codec;

import fix.core.wire.CoreAccess;
import fix.core.wire.FieldIndexer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Makes messages of frames: one copy of the bytes, one index of the fields. Belongs to one connection, whose frames share a
 * scratch index; not thread-safe. What it returns is immutable.
 *
 * <p>A frame is garbled when a tag is no integer of 32 bits, a field lacks its {@code =}, 8, 9 and 35 are not the first three fields,
 * 10 is not the last one, or there are more fields than allowed. All else is for the validator: tags of 0 and below are indexed,
 * and so are empty values. BodyLength and CheckSum are the {@link Framer}'s to check.
 *
 * <p>The value of a data field that follows its length at once is read by it, and may hold SOH. A length that does not lead to a
 * delimiter within the frame is not followed: the value then ends at the first SOH.
 */
public final class Decoder {

    private static final CoreAccess CORE = CoreAccess.get();

    private final WireLayout layout;
    private final FieldIndexer indexer;

    /** A decoder that knows the standard's data fields and no groups. */
    public Decoder() {
        this(WireLayout.STANDARD);
    }

    /** A decoder within the default limits. */
    public Decoder(WireLayout layout) {
        this(layout, FrameLimits.DEFAULT);
    }

    /**
     * A decoder whose messages know their repeating groups.
     *
     * @param layout a dictionary
     */
    public Decoder(WireLayout layout, FrameLimits limits) {
        this.layout = layout;
        this.indexer = new FieldIndexer(layout.dataFields(), limits.maxFields());
    }

    /**
     * Decodes one frame, of which it keeps a copy.
     *
     * @return a {@link fix.core.Message} or a {@link Garbled}
     * @throws IndexOutOfBoundsException when the frame does not lie within the buffer
     */
    public Decoded decode(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        byte[] frame = Arrays.copyOfRange(buffer, offset, offset + length);
        if (!indexer.index(frame, length)) {
            return new Garbled(indexer.fault());
        }
        return CORE.message(frame, indexer.copyIndex(), layout);
    }
}
