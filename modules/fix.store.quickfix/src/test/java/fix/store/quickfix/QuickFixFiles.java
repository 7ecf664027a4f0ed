package fix.store.quickfix;

import fix.core.Message;
import fix.core.SessionID;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes files byte for byte as QuickFIX/J 3.0.0 and QuickFIX C++ 1.15 were seen to write them. */
final class QuickFixFiles {
    static final SessionID ID = new SessionID("FIX.4.4", "A&B", "SUB", "", "T W", "", "", "q1");
    private static final String NAME = "FIX.4.4-A_B_SUB-T_W-q1";

    private final Path folder;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();

    QuickFixFiles(Path folder) {
        this.folder = folder;
    }

    static byte[] frame(String type, int number, String more) {
        return Message.parse("8=FIX.4.4|35=" + type + "|34=" + number + "|49=A&B|50=SUB|52=20260102-03:04:0" + number % 10 + ".500|56=T W|" + more).toBytes();
    }

    Path file(String ending) {
        return folder.resolve(NAME + ending);
    }

    QuickFixFiles message(int number, byte[] frame) throws IOException {
        var out = new DataOutputStream(header);
        out.writeInt(number);
        out.writeLong(body.size());
        out.writeInt(frame.length);
        text.append(number).append(',').append(body.size()).append(',').append(frame.length).append(' ');
        body.write(frame);
        return this;
    }

    /** QuickFIX/J: binary index, two files of numbers, each text with its length before it. */
    QuickFixFiles java(int nextOutbound, int nextInbound) throws IOException {
        Files.write(file(".body"), body.toByteArray());
        Files.write(file(".header"), header.toByteArray());
        utf(file(".senderseqnums"), Integer.toString(nextOutbound));
        utf(file(".targetseqnums"), Integer.toString(nextInbound));
        utf(file(".session"), "20260102-03:04:05.006");
        return this;
    }

    /** QuickFIX C++: all of it text. */
    QuickFixFiles cpp(int nextOutbound, int nextInbound) throws IOException {
        Files.write(file(".body"), body.toByteArray());
        Files.writeString(file(".header"), text);
        Files.writeString(file(".seqnums"), "%010d : %010d".formatted(nextOutbound, nextInbound));
        Files.writeString(file(".session"), "20260102-03:04:05");
        return this;
    }

    static void utf(Path file, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        try (var out = new DataOutputStream(Files.newOutputStream(file))) {
            out.writeShort(bytes.length);
            out.write(bytes);
        }
    }
}
