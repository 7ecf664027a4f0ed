import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/** A counterparty on a plain socket that shares no code with the engine: heartbeats, orders, and a look at how regularly the other side speaks. */
final class Peer {
    private static final char SOH = '\001';
    private static final String ORDER = "11=%d|21=1|55=AAPL|54=1|60=20260105-08:30:00|38=100|40=2|44=187.25|".replace('|', SOH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS");

    final AtomicLong sent = new AtomicLong();
    final AtomicLong answered = new AtomicLong();
    final AtomicLong missed = new AtomicLong();
    /** By how much the other side's silence was longer than HeartBtInt, at the worst. */
    final LongAccumulator latestNanos = new LongAccumulator(Long::max, 0);
    final CountDownLatch loggedOn = new CountDownLatch(1);
    /** The other side has noticed that a message is missing. */
    final CountDownLatch askedAgain = new CountDownLatch(1);
    private final String name;
    private final int heartBtInt;
    private final Queue<String> faults;
    private final Socket socket;
    private final OutputStream out;
    private long next = 1;
    private volatile boolean ending;
    private volatile boolean watched;
    private volatile boolean gap;

    Peer(String name, InetSocketAddress acceptor, int heartBtInt, Queue<String> faults) throws IOException {
        this.name = name;
        this.heartBtInt = heartBtInt;
        this.faults = faults;
        socket = new Socket();
        socket.connect(acceptor);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        Thread.ofPlatform().daemon().start(this::read);
        send("A", "98=0" + SOH + "108=" + heartBtInt + SOH);
    }

    /** From here on the other side's silence is judged. */
    void watch() {
        watched = true;
    }

    void heartbeat() {
        send("0", "");
    }

    void order() {
        orders(1);
    }

    /** A number is left out, so that so many long orders come before their turn. */
    void earlyOrders(int count, int textBytes) {
        synchronized (this) {
            gap = true;
            next++;
            for (int i = 0; i < count && isOpen(); i++) {
                send("D", ORDER.formatted(next) + "58=" + "x".repeat(textBytes) + SOH);
            }
        }
    }

    /** So many orders in one write. */
    void orders(int count) {
        if (count == 0) {
            return;
        }
        var bytes = new ByteArrayOutputStream(count * 200);
        synchronized (this) {
            for (int i = 0; i < count; i++) {
                bytes.writeBytes(frame("D", ORDER.formatted(next)));
            }
            sent.addAndGet(count);
            write(bytes.toByteArray());
        }
    }

    long unanswered() {
        return sent.get() - answered.get();
    }

    /** Bytes of any kind. */
    void raw(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    private synchronized void send(String msgType, String fields) {
        write(frame(msgType, fields));
    }

    private byte[] frame(String msgType, String fields) {
        return frame("35=" + msgType + SOH + "49=" + name + SOH + "56=BROKER" + SOH + "34=" + next++ + SOH + "52=" + TIME.format(ZonedDateTime.now(ZoneOffset.UTC)) + SOH + fields);
    }

    /** A message with this body, whose BodyLength and CheckSum are right. */
    static byte[] frame(String body) {
        var head = ("8=FIX.4.4" + SOH + "9=" + body.length() + SOH + body).getBytes(StandardCharsets.ISO_8859_1);
        int sum = 0;
        for (byte each : head) {
            sum += each;
        }
        var all = new ByteArrayOutputStream(head.length + 7);
        all.writeBytes(head);
        all.writeBytes(("10=" + String.valueOf(1000 + (sum & 0xff)).substring(1) + SOH).getBytes(StandardCharsets.ISO_8859_1));
        return all.toByteArray();
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException gone) {
            fault("the connection was closed: " + gone.getMessage());
        }
    }

    private void fault(String what) {
        if (!ending) {
            ending = true;
            faults.add(name + ": " + what);
        }
    }

    boolean isOpen() {
        return !ending;
    }

    void close() throws IOException {
        ending = true;
        socket.close();
    }

    private void read() {
        try (var in = new BufferedInputStream(socket.getInputStream(), 64 << 10)) {
            long number = 0;
            long last = 0;
            while (true) {
                var message = next(in);
                long now = System.nanoTime();
                if (watched && last != 0) {
                    judge(now - last - heartBtInt * 1_000_000_000L);
                }
                last = watched ? now : 0;
                if (Long.parseLong(field(message, "34")) != ++number) {
                    fault("number " + field(message, "34") + " came instead of " + number);
                }
                take(message);
            }
        } catch (IOException | RuntimeException gone) {
            fault(String.valueOf(gone.getMessage()));
        }
    }

    private void judge(long late) {
        latestNanos.accumulate(late);
        if (late > heartBtInt * 1_000_000_000L) {
            missed.incrementAndGet();
        }
    }

    private void take(String message) {
        switch (field(message, "35")) {
            case "A" -> loggedOn.countDown();
            case "0" -> { }
            case "1" -> send("0", "112=" + field(message, "112") + SOH);
            case "8" -> answered.incrementAndGet();
            case "2" -> {
                askedAgain.countDown();
                if (!gap) {
                    fault("it asks for messages that it has had: " + message.replace(SOH, '|'));
                }
            }
            default -> fault("a message came that was not expected: " + message.replace(SOH, '|'));
        }
    }

    /** The next message, as long as BodyLength says; no field here holds data. */
    private static String next(InputStream in) throws IOException {
        var head = new StringBuilder(24);
        for (int delimiters = 0; delimiters < 2; ) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the connection was closed");
            }
            head.append((char) b);
            delimiters += b == SOH ? 1 : 0;
        }
        int length = Integer.parseInt(head.substring(head.lastIndexOf("9=") + 2, head.length() - 1));
        var rest = in.readNBytes(length + 7);
        if (rest.length < length + 7) {
            throw new IOException("the connection was closed");
        }
        return head.append(new String(rest, StandardCharsets.ISO_8859_1)).toString();
    }

    private static String field(String message, String tag) {
        int start = message.indexOf(SOH + tag + "=") + tag.length() + 2;
        return message.substring(start, message.indexOf(SOH, start));
    }
}
