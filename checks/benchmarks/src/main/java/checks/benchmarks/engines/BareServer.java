package checks.benchmarks.engines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The floor: a loop on a virtual thread that finds frames, copies ClOrdID into a template, and writes the answers of one read at once. No session, no
 * store, no validation, a SendingTime that stands still.
 */
final class BareServer {
    private static final int FRAME_HEAD = "8=FIX.4.4|9=".length();
    private static final int CHECK_SUM = "10=000|".length();
    private static final byte SOH = 1;
    private static final byte[] HEAD = ascii("49=ACCEPTOR|56=CLIENT|52=20260101-00:00:00.000|");
    private static final byte[] LOGON = ascii("35=A|98=0|108=60|141=Y|");
    private static final byte[] LOGOUT = ascii("35=5|");
    private static final byte[] REPORT = ascii("35=8|37=O-1|17=1|150=F|151=0|39=2|55=AAPL|54=1|38=100|32=100|31=187.25|14=100|6=187.25|");

    private final Socket socket;
    private final byte[] buffer = new byte[64 << 10];
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 10);
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream(128 << 10);
    private long number = 1;

    private BareServer(Socket socket) {
        this.socket = socket;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Fill.ready(server.getLocalPort());
            while (true) {
                try (var socket = server.accept()) {
                    socket.setTcpNoDelay(true);
                    Thread.ofVirtual().start(new BareServer(socket)::serve).join();
                }
            }
        }
    }

    private void serve() {
        try {
            var in = socket.getInputStream();
            var out = socket.getOutputStream();
            int end = 0;
            for (int read = in.read(buffer); read > 0; read = in.read(buffer, end, buffer.length - end)) {
                end += read;
                int start = 0;
                for (int length = frameLength(start, end); length > 0; length = frameLength(start, end)) {
                    answer(start);
                    start += length;
                }
                answers.writeTo(out);
                answers.reset();
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
            }
        } catch (IOException gone) {
            // the client has what it came for
        }
    }

    /** The length of the frame that begins here, 0 when it is not all there. */
    private int frameLength(int start, int end) {
        int length = 0;
        for (int i = start + FRAME_HEAD; i < end; i++) {
            if (buffer[i] == SOH) {
                int whole = i + 1 - start + length + CHECK_SUM;
                return start + whole <= end ? whole : 0;
            }
            length = length * 10 + buffer[i] - '0';
        }
        return 0;
    }

    private void answer(int start) {
        int type = value(start, "35=");
        body.reset();
        switch (buffer[type]) {
            case 'A' -> {
                number = 1;
                body.writeBytes(LOGON);
            }
            case '5' -> body.writeBytes(LOGOUT);
            default -> {
                body.writeBytes(REPORT);
                int id = value(type, "11=");
                body.writeBytes(ascii("11="));
                for (int i = id; buffer[i] != SOH; i++) {
                    body.write(buffer[i]);
                }
                body.write(SOH);
            }
        }
        body.writeBytes(HEAD);
        body.writeBytes(ascii("34=" + number++ + "|"));
        frame();
    }

    /** Where the value of the field begins that starts so; the client's orders have it. */
    private int value(int from, String field) {
        for (int i = from; ; i++) {
            if (buffer[i] == SOH && buffer[i + 1] == field.charAt(0) && buffer[i + 2] == field.charAt(1) && buffer[i + 3] == '=') {
                return i + 1 + field.length();
            }
        }
    }

    /** Writes the body with BodyLength and CheckSum round it. */
    private void frame() {
        byte[] bytes = body.toByteArray();
        byte[] head = ascii("8=FIX.4.4|9=" + bytes.length + "|");
        int sum = 0;
        for (byte b : head) {
            sum += b;
        }
        for (byte b : bytes) {
            sum += b;
        }
        sum &= 0xFF;
        answers.writeBytes(head);
        answers.writeBytes(bytes);
        answers.writeBytes(new byte[] {'1', '0', '=', (byte) ('0' + sum / 100), (byte) ('0' + sum / 10 % 10), (byte) ('0' + sum % 10), SOH});
    }

    private static byte[] ascii(String text) {
        return text.replace('|', '\u0001').getBytes(StandardCharsets.US_ASCII);
    }
}
