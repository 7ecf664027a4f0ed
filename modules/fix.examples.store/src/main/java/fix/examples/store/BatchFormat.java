package fix.examples.store;

import fix.store.Direction;
import fix.store.StoreOp;
import fix.store.StoredMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Batches as bytes: for each step a letter and its numbers. */
final class BatchFormat {
    private BatchFormat() {}

    static byte[] write(List<StoreOp> batch) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        for (var op : batch) {
            switch (op) {
                case StoreOp.Append(var message) -> message(out, 'A', message);
                case StoreOp.Keep(var message) -> message(out, 'K', message);
                case StoreOp.NextInbound(var number) -> numbers(out, 'I', number);
                case StoreOp.NextOutbound(var number) -> numbers(out, 'O', number);
                case StoreOp.Handled(var generation, var number) -> numbers(out, 'H', generation, number);
                case StoreOp.Reset(var generation, var nextOutbound, var nextInbound, var time) -> numbers(out, 'R', generation, nextOutbound, nextInbound, time);
            }
        }
        return bytes.toByteArray();
    }

    private static void numbers(DataOutputStream out, char letter, long... numbers) throws IOException {
        out.writeByte(letter);
        for (long number : numbers) {
            out.writeLong(number);
        }
    }

    private static void message(DataOutputStream out, char letter, StoredMessage message) throws IOException {
        numbers(out, letter, message.generation(), message.msgSeqNum(), message.timeEpochNanos());
        out.writeBoolean(message.direction() == Direction.OUTBOUND);
        out.writeBoolean(message.admin());
        out.writeInt(message.bytes().length);
        out.write(message.bytes());
    }

    static List<StoreOp> read(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        var batch = new ArrayList<StoreOp>();
        while (in.available() > 0) {
            char letter = (char) in.readByte();
            batch.add(switch (letter) {
                case 'A' -> new StoreOp.Append(message(in));
                case 'K' -> new StoreOp.Keep(message(in));
                case 'I' -> new StoreOp.NextInbound(in.readLong());
                case 'O' -> new StoreOp.NextOutbound(in.readLong());
                case 'H' -> new StoreOp.Handled(in.readLong(), in.readLong());
                case 'R' -> new StoreOp.Reset(in.readLong(), in.readLong(), in.readLong(), in.readLong());
                default -> throw new IOException("unknown step '" + letter + "': a newer version has written this");
            });
        }
        return batch;
    }

    private static StoredMessage message(DataInputStream in) throws IOException {
        long generation = in.readLong();
        long number = in.readLong();
        long time = in.readLong();
        var direction = in.readBoolean() ? Direction.OUTBOUND : Direction.INBOUND;
        boolean admin = in.readBoolean();
        return new StoredMessage(generation, direction, number, admin, time, in.readNBytes(in.readInt()));
    }
}
