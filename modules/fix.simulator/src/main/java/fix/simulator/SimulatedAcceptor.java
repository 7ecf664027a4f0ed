package fix.simulator;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.session.SessionProtocol;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * An acceptor in virtual time, for counterparties that are written by hand: its sessions and its application are real, its network, its
 * clock and its store (in memory) are not. Nothing goes wrong unless the counterparty does it, and everything takes no time: an answer
 * is there the moment it is due. Two that are told the same do the same.
 *
 * <p>Time stands still until {@link #advance}, or {@link RawConnection#next}, lets it pass.
 */
public final class SimulatedAcceptor {
    private static final int PORT = 1;
    private static final int HISTORY_LINES = 10_000;

    private final World world = new World(Choices.of(0, List.of()), Tempo.INSTANT, HISTORY_LINES, Witness.NOBODY);
    private final EngineLife engine;
    private final Machine machine;

    /**
     * An acceptor that listens.
     *
     * @param sessions its sessions, each an acceptor's
     * @param application called for all of them
     */
    public SimulatedAcceptor(List<SessionSettings> sessions, Application application) {
        machine = new Machine(world, "acceptor", List.copyOf(sessions), () -> application, SessionProtocol::step);
        world.listens(PORT, machine);
        machine.boot();
        engine = machine.engine().orElseThrow();
    }

    /** Wall time; a run begins on 2026-01-01T00:00Z. */
    public Instant now() {
        return machine.now().wall();
    }

    /** Nanoseconds since the run began. */
    public long nanoTime() {
        return world.scheduler.now();
    }

    /** Lets time pass, and happen what is due meanwhile. */
    public void advance(Duration time) {
        world.scheduler.advanceTo(world.scheduler.now() + time.toNanos());
    }

    /** Sets the acceptor's wall clock forward, or back; timers do not notice. */
    public void wallClockJumps(Duration by) {
        machine.wallJumps(by.toNanos());
    }

    /** A new connection to the acceptor. */
    public RawConnection connect() {
        var end = world.connect("client", PORT).orElseThrow(() -> new IllegalStateException("the acceptor always listens"));
        advance(Duration.ZERO);
        return new RawConnection(this, end);
    }

    boolean runUntil(BooleanSupplier holds, Duration atMost) {
        return world.scheduler.runUntil(holds, atMost.toNanos());
    }

    /** One of the sessions, to send on. Waiting, it lets time pass. */
    public Session session(SessionID id) {
        return engine.session(id).user();
    }

    /** What happened, in words: seconds, who, what. The last 10,000 entries. */
    public List<String> history() {
        return world.history.lines();
    }
}
