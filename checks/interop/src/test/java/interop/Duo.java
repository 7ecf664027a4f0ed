package interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.config.ConfigReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;

/** Our engine and another one with a {@link Proxy} between them. */
final class Duo<U extends Party> implements Closeable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    final U us;
    final ChildParty them;
    final Proxy proxy;
    final Wire wire;
    private final Path folder;

    /** What a test does between two logons, or to the proxy before anybody connects. */
    interface Action<T> {
        void on(T it) throws Exception;
    }

    private interface Starter<U> {
        U start(Path settings) throws Exception;
    }

    private interface Acceptance<U> {
        int port(U us);
    }

    private Duo(U us, ChildParty them, Proxy proxy, Path folder) {
        this.us = us;
        this.them = them;
        this.proxy = proxy;
        wire = proxy.wire();
        this.folder = folder;
        us.heard().alongside(() -> them.heard().toString() + wire);
        them.heard().alongside(() -> us.heard().toString() + wire);
    }

    /** Both logged on. */
    static Duo<OurParty> start(Pairing pairing) throws Exception {
        return start(pairing, Rules.DEFAULT);
    }

    /** Both logged on. */
    static Duo<OurParty> start(Pairing pairing, Rules rules) throws Exception {
        return open(pairing, rules, _ -> {}).loggedOn();
    }

    /** Both about to log on, perhaps in vain. */
    static Duo<OurParty> open(Pairing pairing, Rules rules, Action<Proxy> line) throws Exception {
        return open(pairing, rules, line, 0, settings -> new OurParty(ConfigReader.read(settings)), OurParty::port);
    }

    /** Both logged on, our engine in a process of its own. */
    static Duo<ChildParty> startApart(Pairing pairing) throws Exception {
        int acceptAt = Ports.free();
        return open(
                pairing, Rules.DEFAULT, _ -> {}, acceptAt,
                settings -> new ChildParty("our engine", Peer.java(HeddleProgram.class), settings.toString()).start(),
                _ -> acceptAt).loggedOn();
    }

    private static <U extends Party> Duo<U> open(
            Pairing pairing, Rules rules, Action<Proxy> line, int acceptAt, Starter<U> starter, Acceptance<U> acceptance) throws Exception {
        var runs = Files.createDirectories(Path.of("target", "runs"));
        var folder = Files.createTempDirectory(runs, "run").toAbsolutePath();
        var proxy = new Proxy(pairing.weInitiate() ? Side.US : Side.THEM);
        line.on(proxy);
        int theirPort = pairing.weInitiate() ? Ports.free() : proxy.port();
        var theirs = Files.write(folder.resolve("theirs.cfg"), SettingsFile.theirs(pairing, theirPort, folder.resolve("theirs"), rules.theirs()));
        var ours = Files.write(
                folder.resolve("ours.cfg"),
                SettingsFile.ours(pairing, pairing.weInitiate() ? proxy.port() : acceptAt, folder.resolve("ours"), rules.ours()));
        var them = new ChildParty(pairing.peer().title(), pairing.peer().program(), theirs.toString());
        try {
            return new Duo<>(join(pairing, them, theirPort, proxy, () -> starter.start(ours), acceptance), them, proxy, folder);
        } catch (Exception | AssertionError failed) {
            try (proxy; them) {
                throw failed;
            }
        }
    }

    private static <U extends Party> U join(
            Pairing pairing, ChildParty them, int theirPort, Proxy proxy, Callable<U> starter, Acceptance<U> acceptance) throws Exception {
        if (pairing.weInitiate()) {
            them.start();
            proxy.target(theirPort);
            return starter.call();
        }
        var us = starter.call();
        proxy.target(acceptance.port(us));
        them.start();
        return us;
    }

    private Duo<U> loggedOn() throws Exception {
        try {
            awaitLogon(0, 0);
            return this;
        } catch (AssertionError failed) {
            try (this) {
                throw failed;
            }
        }
    }

    /** The folder of the peer's file store. */
    Path theirStore() {
        return folder.resolve("theirs");
    }

    /** A folder for one more store. */
    Path thirdStore() {
        return folder.resolve("third");
    }

    /** Waits until both have logged on after these marks of their transcripts. */
    void awaitLogon(int ourMark, int theirMark) throws InterruptedException {
        us.heard().await(ourMark, "LOGON");
        them.heard().await(theirMark, "LOGON");
    }

    /** The line is cut; both log on again. Returns where the line was before. */
    int cutAndLogOnAgain() throws InterruptedException {
        int mark = wire.mark();
        int ours = us.heard().mark();
        int theirs = them.heard().mark();
        proxy.cut();
        awaitLogon(ours, theirs);
        return mark;
    }

    /** We log out; both log on again when this is done. Returns where the line was when we did. */
    int logOutAndOn(Action<Duo<U>> whileDown) throws Exception {
        int ours = us.heard().mark();
        int theirs = them.heard().mark();
        us.logout();
        us.heard().await(ours, "LOGOUT");
        them.heard().await(theirs, "LOGOUT");
        whileDown.on(this);
        int mark = wire.mark();
        us.logon();
        awaitLogon(ours, theirs);
        return mark;
    }

    Party party(Side side) {
        return side == Side.US ? us : them;
    }

    /** Some orders each way, each answered; afterwards both ends agree about the numbers. */
    void trade(String name) throws Exception {
        exchange(name);
        assertAgreed();
    }

    /** Some orders each way, each answered. */
    void exchange(String name) throws Exception {
        us.orders(name + "-ours-", 3);
        them.orders(name + "-theirs-", 3);
        for (int i = 1; i <= 3; i++) {
            us.heard().await("FILL " + name + "-ours-" + i);
            them.heard().await("FILL " + name + "-theirs-" + i);
        }
    }

    /** Waits until what one end sends next is what the other expects next. */
    void assertAgreed() throws Exception {
        assertAgreedWith(them);
    }

    /** The same with who has come in the peer's place. */
    void assertAgreedWith(Party other) throws Exception {
        long until = Patience.deadline();
        while (!us.numbers().equals(other.numbers().mirrored()) && System.nanoTime() < until) {
            wire.awaitAnything(BETWEEN_LOOKS);
        }
        assertEquals(us.numbers(), other.numbers().mirrored(), this::toString);
    }

    /** All that helps to understand a failure. */
    @Override
    public String toString() {
        return us.heard().toString() + them.heard() + wire;
    }

    @Override
    public void close() throws IOException {
        try (proxy; them; us) {
            us.heard().add("! the test ends");
        }
        delete();
    }

    private void delete() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
