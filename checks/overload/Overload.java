import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything that is bad for an engine, against {@code ./fix acceptor} with a small heap, beside sessions that behave: silent connections, slow lorises, messages without
 * an end, a storm of Logons, 480 MiB of orders before their turn, and twice as many orders as it can bear. Ten sessions trade meanwhile, fifty orders a second each, and ten are idle.
 *
 * <p>{@code java checks/overload/Overload.java} from the repository's root; needs 8,000 open files for each of the two processes. Exit code 1 when a session that behaves
 * missed a heartbeat (it came more than HeartBtInt late, not counting for how long the machine itself stood still), ended, or traded less than half
 * of what it did alone in the same run; when what is bad was not shed, or not told of; or when the acceptor ran out of memory.
 */
class Overload {
    private static final int HEAP_MIB = 300;
    private static final int HEART_BT_INT = 2;
    private static final int TRADERS = 10;
    private static final int QUIET = 10;
    private static final int GREEDY = Integer.getInteger("greedy", 8);
    /** Each sends 8 MiB before their turn, which are much more than the heap in all. */
    private static final int EARLY = 60;
    private static final int ORDERS_PER_SECOND = 50;
    private static final int MOST_UNANSWERED = 50;
    private static final int SILENT = 5_000;
    private static final int PER_ADDRESS = 500;
    private static final long FILES = 8_000;
    private static final char SOH = '\001';

    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<Peer> traders = new ArrayList<>();
    private final List<Peer> quiet = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory());
    private final Acceptor acceptor;
    private double alone;
    /** For how long this process, and with it most likely the whole machine, stood still, at the longest. */
    private final LongAccumulator stillNanos = new LongAccumulator(Long::max, 0);

    private Overload(Acceptor acceptor) {
        this.acceptor = acceptor;
    }

    static void main() throws Exception {
        var names = Stream.of(names("TRADER", TRADERS), names("QUIET", QUIET), names("GREEDY", GREEDY), names("EARLY", EARLY), names("BAD", 4)).flatMap(List::stream).toList();
        int code;
        try (var acceptor = Acceptor.start(HEAP_MIB, names, "LogonTimeout=8\nOverloadDelay=0.5\n")) {
            code = new Overload(acceptor).run();
        }
        System.exit(code);
    }

    private static List<String> names(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i).toList();
    }

    private int run() throws Exception {
        if (Math.min(Acceptor.openFilesAllowed("self"), acceptor.openFilesAllowed()) < FILES) {
            System.out.println(SILENT + " connections need " + FILES + " open files in each of two processes: raise the hard limit (ulimit -Hn " + FILES + ")");
            return 1;
        }
        begin();
        watchTheMachine();
        alone = phase("alone", 10, () -> { });
        phase("5,000 silent connections", 0, this::silent);
        phase("500 slow lorises", 0, this::lorises);
        phase("messages without an end", 0, this::endless);
        phase("a storm of Logons", 0, this::storm);
        phase("orders before their turn", 5, this::beforeTheirTurn);
        phase("twice the capacity", 0, this::twiceTheCapacity);
        System.out.println("heap of the acceptor: " + acceptor.heap() + ", of " + HEAP_MIB + " MiB");
        expect(acceptor.lives() && acceptor.told("OutOfMemoryError") == 0, "the acceptor is out of memory");
        Stream.concat(traders.stream(), quiet.stream()).forEach(peer -> expect(peer.isOpen(), "a session that behaves has ended"));
        faults.stream().distinct().limit(20).forEach(fault -> System.out.println("FAULT " + fault));
        if (!faults.isEmpty()) {
            acceptor.warnings().stream().limit(40).forEach(System.out::println);
        }
        return faults.isEmpty() ? 0 : 1;
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            faults.add(otherwise);
        }
    }

    private void begin() throws Exception {
        for (var name : names("TRADER", TRADERS)) {
            traders.add(watched(logOn(name)));
        }
        for (var name : names("QUIET", QUIET)) {
            quiet.add(watched(logOn(name)));
        }
        for (var trader : traders) {
            clock.scheduleAtFixedRate(() -> {
                if (trader.unanswered() < MOST_UNANSWERED) {
                    trader.order();
                }
            }, 0, 1_000_000 / ORDERS_PER_SECOND, TimeUnit.MICROSECONDS);
        }
    }

    /** One that behaves, and has heartbeats. */
    private Peer watched(Peer peer) {
        peer.watch();
        clock.scheduleAtFixedRate(peer::heartbeat, HEART_BT_INT, HEART_BT_INT, TimeUnit.SECONDS);
        return peer;
    }

    private Peer logOn(String name) throws Exception {
        var peer = new Peer(name, acceptor.address(), HEART_BT_INT, faults);
        if (!peer.loggedOn.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " could not log on within 20 s: " + acceptor.warnings());
        }
        return peer;
    }

    private void watchTheMachine() {
        var last = new long[] {System.nanoTime()};
        Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory()).scheduleWithFixedDelay(() -> {
            long now = System.nanoTime();
            stillNanos.accumulate(now - last[0] - 10_000_000L);
            last[0] = now;
        }, 10, 10, TimeUnit.MILLISECONDS);
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Does something bad for so long as it takes, and so many seconds; says, and judges, how those fared that behave. Returns how many orders a second they had answered. */
    private double phase(String name, int seconds, Work work) throws Exception {
        var all = Stream.concat(traders.stream(), quiet.stream()).toList();
        all.forEach(peer -> peer.latestNanos.reset());
        stillNanos.reset();
        long missedBefore = all.stream().mapToLong(peer -> peer.missed.get()).sum();
        long answeredBefore = traders.stream().mapToLong(peer -> peer.answered.get()).sum();
        long began = System.nanoTime();
        work.run();
        clock.schedule(() -> { }, seconds, TimeUnit.SECONDS).get();
        double rate = (traders.stream().mapToLong(peer -> peer.answered.get()).sum() - answeredBefore) * 1e9 / (System.nanoTime() - began);
        long missed = all.stream().mapToLong(peer -> peer.missed.get()).sum() - missedBefore;
        long latest = all.stream().mapToLong(peer -> peer.latestNanos.get()).max().orElse(0);
        double ratio = alone == 0 ? 1 : rate / alone;
        System.out.printf("%-26s %5.1f s: %4.0f orders/s of those that behave, %3.0f %% of alone; %d heartbeats missed, the latest %.0f ms late; the machine stood still for %.0f ms%n", name,
                (System.nanoTime() - began) / 1e9, rate, 100 * ratio, missed, latest / 1e6, stillNanos.get() / 1e6);
        expect(missed == 0 || latest - stillNanos.get() <= HEART_BT_INT * 1_000_000_000L, name + ": " + missed + " heartbeats were missed");
        expect(ratio >= 0.5, name + ": those that behave traded " + Math.round(100 * ratio) + " % of what they did alone");
        return rate;
    }

    /** From an address of its own of this machine, so that it does not count together with others. */
    private Socket connect(int address) {
        try {
            var socket = new Socket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) address}), 0));
            socket.connect(acceptor.address(), 30_000);
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static <T> List<T> together(int count, java.util.function.IntFunction<T> work) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, count).<Callable<T>>mapToObj(i -> () -> work.apply(i)).toList();
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
        }
        return results;
    }

    /** Waits until the acceptor closes; true when it does within 30 s. */
    private static boolean awaitsEnd(Socket socket) {
        try (socket) {
            socket.setSoTimeout(30_000);
            return socket.getInputStream().readAllBytes().length == 0;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private void silent() throws Exception {
        int addresses = SILENT / PER_ADDRESS;
        long before = acceptor.told("no Logon within LogonTimeout");
        // A hundred at a time: what the operating system has no room for in its queue is lost, and a silent client does not notice.
        var sockets = together(100, i -> IntStream.range(0, SILENT / 100).mapToObj(j -> connect(1 + (i + j) % addresses)).toList()).stream().flatMap(List::stream).toList();
        var tooMany = together(100, i -> connect(1 + i % addresses));
        expect(together(tooMany.size(), i -> awaitsEnd(tooMany.get(i))).stream().allMatch(closed -> closed), "connections beyond MaxConnectionsPerAddress stay open");
        expect(together(sockets.size(), i -> awaitsEnd(sockets.get(i))).stream().allMatch(closed -> closed), "silent connections stay open");
        shed("silent", SILENT, acceptor.awaitTold("no Logon within LogonTimeout", before + SILENT) - before);
        expect(overloaded() || acceptor.awaitTold("as many as MaxConnectionsPerAddress allows", addresses) >= addresses, "who had too many connections was not told of");
    }

    /** Whether newcomers were refused because the engine could not keep up: of those it tells once a second for an address. */
    private boolean overloaded() {
        return acceptor.told("lets nobody in until it can") > 0;
    }

    /** Each was shed with an event, but for those of which the acceptor says that there were too many to tell, or that it let nobody in. */
    private void shed(String what, long expected, long told) {
        System.out.println("  " + what + ": " + told + " of " + expected + " shed with an event of their own");
        expect(told == expected || overloaded() || acceptor.told("events were lost") > 0, what + ": " + told + " events for " + expected);
    }

    /** A Logon that never ends, a byte at a time. */
    private void lorises() throws Exception {
        long before = acceptor.told("no Logon within LogonTimeout");
        var logon = ("8=FIX.4.4" + SOH + "9=5000" + SOH + "35=A" + SOH + "58=" + "x".repeat(5_000)).getBytes(StandardCharsets.ISO_8859_1);
        var sockets = together(PER_ADDRESS, _ -> connect(20));
        var closed = new AtomicInteger();
        for (int at = 0; closed.get() < sockets.size() && at < logon.length; at++) {
            closed.set(0);
            for (var socket : sockets) {
                try {
                    socket.getOutputStream().write(logon, at, 1);
                } catch (IOException end) {
                    closed.incrementAndGet();
                }
            }
            clock.schedule(() -> { }, 100, TimeUnit.MILLISECONDS).get();
        }
        expect(closed.get() == sockets.size(), "slow lorises stay connected");
        for (var socket : sockets) {
            socket.close();
        }
        shed("slow lorises", sockets.size(), acceptor.awaitTold("no Logon within LogonTimeout", before + sockets.size()) - before);
    }

    /** Before a Logon, where each ends the connection, and in sessions, which ignore it and go on. */
    private void endless() throws Exception {
        long before = acceptor.told("its first message was garbled");
        var forms = List.of("8=FIX.4.4|9=1073741824|35=A|", "8=FIX.4.4|9=", "8=FIX.4.4|9=999999999|35=A|58=", "8=FIX.4.4|9=16000|35=A|58=");
        var ends = together(200, i -> {
            var socket = connect(30);
            try {
                socket.getOutputStream().write(forms.get(i % forms.size()).replace('|', SOH).getBytes(StandardCharsets.ISO_8859_1));
                for (int written = 0; written < 64; written++) {
                    socket.getOutputStream().write("1".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1));
                }
                return false;
            } catch (IOException closed) {
                return true;
            }
        });
        expect(ends.stream().allMatch(closed -> closed), "a message without an end is read on and on");
        shed("messages without an end", 200, acceptor.awaitTold("its first message was garbled", before + 200) - before);
        var kinds = List.of("8=FIX.4.4|9=1073741824|35=D|" + "58=x|".repeat(1_000_000), "8=FIX.4.4|9=1000000|35=D|58=" + "x".repeat(8 << 20), "8=FIX.4.4|9=" + "1".repeat(8 << 20),
                new String(Peer.frame(("35=D|34=2|49=BAD3|52=20260105-08:30:00|56=BROKER|" + "1=|".repeat(300_000)).replace('|', SOH)), StandardCharsets.ISO_8859_1));
        for (int i = 0; i < kinds.size(); i++) {
            var peer = logOn("BAD" + i);
            peer.raw(kinds.get(i).replace('|', SOH).getBytes(StandardCharsets.ISO_8859_1));
            peer.order();
            expect(acceptor.awaitTold("BROKER->BAD" + i + ": ignored a garbled message", 1) > 0, "BAD" + i + ": garbage was not told of");
            clock.schedule(() -> { }, 500, TimeUnit.MILLISECONDS).get();
            expect(peer.answered.get() == 1 && peer.isOpen(), "BAD" + i + ": its order was not filled after the garbage");
            peer.close();
        }
    }

    /** As fast as they can, for ten seconds: Logons for sessions that nobody has, from a few addresses. */
    private void storm() throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        var attempts = new AtomicInteger();
        together(16, i -> {
            while (System.nanoTime() < until) {
                try (var socket = connect(40 + i % 4)) {
                    socket.getOutputStream().write(Peer.frame(("35=A|49=NOBODY|56=BROKER|34=1|52=20260105-08:30:00|98=0|108=30|").replace('|', SOH)));
                    attempts.incrementAndGet();
                    socket.getInputStream().readAllBytes();
                } catch (IOException closed) {
                    // as it should be
                }
            }
            return null;
        });
        System.out.println("  " + attempts + " Logons, " + acceptor.told("NOBODY") + " of them looked at, the others turned away");
        expect(acceptor.told("as many as MaxLogonAttemptsPerMinute allows") >= 4, "the storm was not told of");
    }

    /** Sixty sessions in which one message is missing, and 8 MiB come after it. */
    private void beforeTheirTurn() throws Exception {
        var early = new ArrayList<Peer>();
        for (var name : names("EARLY", EARLY)) {
            early.add(logOn(name));
        }
        together(EARLY, i -> {
            early.get(i).earlyOrders(4_000, 2_000);
            return null;
        });
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (var peer : early) {
            expect(peer.askedAgain.await(until - System.nanoTime(), TimeUnit.NANOSECONDS), "nobody asked for the message that was missing");
        }
        System.out.println("  heap of the acceptor with " + EARLY + " sessions that wait for a message: " + acceptor.heap());
        for (var peer : early) {
            expect(peer.isOpen(), "a session that waited for a message has ended");
            peer.close();
        }
    }

    /** First how many orders it fills for those who wait for the answers, then twice as many, whether it answers or not. */
    private void twiceTheCapacity() throws Exception {
        var greedy = new ArrayList<Peer>();
        for (var name : names("GREEDY", GREEDY)) {
            greedy.add(logOn(name));
        }
        long began = System.nanoTime();
        flood(greedy, 5, peer -> peer.unanswered() < 2_000 ? 100 : 0);
        double capacity = greedy.stream().mapToLong(peer -> peer.answered.get()).sum() * 1e9 / (System.nanoTime() - began);
        long sentBefore = greedy.stream().mapToLong(peer -> peer.sent.get()).sum();
        long answeredBefore = greedy.stream().mapToLong(peer -> peer.answered.get()).sum();
        began = System.nanoTime();
        long start = began;
        flood(greedy, 20, peer -> {
            double due = 2 * capacity / GREEDY * (System.nanoTime() - start) / 1e9;
            return (int) Math.clamp(due - (peer.sent.get() - sentBefore / GREEDY), 0, 500);
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("  capacity %.0f orders/s; offered %.0f, taken %.0f, filled %.0f; engine: %s%n", capacity, 2 * capacity, (greedy.stream().mapToLong(peer -> peer.sent.get()).sum() - sentBefore) / seconds,
                (greedy.stream().mapToLong(peer -> peer.answered.get()).sum() - answeredBefore) / seconds, acceptor.warnings().stream().filter(line -> line.contains("the engine ")).toList());
        greedy.forEach(peer -> expect(peer.isOpen(), "who sends too much was cut off, not slowed down"));
        for (var peer : greedy) {
            peer.close();
        }
    }

    /** Each sends what is due, looking every 5 ms; a write waits while the acceptor does not read. */
    private static void flood(List<Peer> peers, int seconds, java.util.function.ToIntFunction<Peer> due) throws Exception {
        try (var threads = Executors.newScheduledThreadPool(peers.size())) {
            for (var peer : peers) {
                threads.scheduleWithFixedDelay(() -> peer.orders(due.applyAsInt(peer)), 0, 5, TimeUnit.MILLISECONDS);
            }
            threads.schedule(threads::shutdownNow, seconds, TimeUnit.SECONDS);
            if (!threads.awaitTermination(seconds + 60L, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a write has hung for a minute");
            }
        }
    }
}
