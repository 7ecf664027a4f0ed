package fix.simulator;

import fix.session.SessionSchedule;
import fix.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Shortens the time between two sessions of a schedule: when both sides are closed and have left their connections, the wall clocks go on to
 * shortly before the next session, for both at once.
 */
final class Nights {
    private static final long LOOKS_EVERY = 1_000_000_000L;
    /** More than the wall clocks of two machines differ by, so that none of them is in the next session before the other has left the last one. */
    private static final Duration DAWN = Duration.ofSeconds(25);

    private final World world;
    private final List<Machine> machines;
    private final SessionSchedule schedule;

    Nights(World world, List<Machine> machines, SessionSchedule schedule) {
        this.world = world;
        this.machines = machines;
        this.schedule = schedule;
    }

    void begin() {
        world.scheduler.after(LOOKS_EVERY, world.machine("calendar"), this::look);
    }

    private void look() {
        if (machines.stream().allMatch(this::sleeps)) {
            var shortest = machines.stream().map(this::untilNext).min(Duration::compareTo).orElseThrow().minus(DAWN);
            if (shortest.isPositive()) {
                world.history.add("calendar", "skips", shortest);
                world.skip(shortest);
            }
        }
        begin();
    }

    private boolean sleeps(Machine machine) {
        return !schedule.isOpen(wall(machine)) && machine.engine().map(Nights::isOut).orElse(true);
    }

    private static boolean isOut(EngineLife engine) {
        var session = engine.sessions().iterator().next();
        return session.line().isEmpty() && (session.driver().state() instanceof SessionState.Disconnected || session.driver().state() instanceof SessionState.Stopped);
    }

    private Duration untilNext(Machine machine) {
        return Duration.between(wall(machine), schedule.atOrAfter(wall(machine)).start());
    }

    private static Instant wall(Machine machine) {
        return machine.now().wall();
    }

    /** How long the session that is on still lasts, for the side that sees its end first; nothing between two sessions. */
    Duration untilEnd() {
        return machines.stream().map(this::untilEnd).min(Duration::compareTo).orElseThrow();
    }

    private Duration untilEnd(Machine machine) {
        var wall = wall(machine);
        return schedule.at(wall).map(session -> Duration.between(wall, session.end())).orElse(Duration.ZERO);
    }
}
