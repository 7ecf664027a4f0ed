package fix.simulator;

import fix.engine.Application;
import fix.engine.SessionSettings;
import fix.engine.driver.Stepper;
import fix.session.Moment;
import fix.store.MessageStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What an engine runs on and what survives its crash: a clock, a disk, and what it was told to run. */
final class Machine {
    final World world;
    final String name;
    final Actor actor;
    final MessageStore disk = MessageStore.inMemory();
    final List<SessionSettings> sessions;
    final Stepper stepper;
    private final Supplier<Application> application;
    private long wallOffset;
    private boolean held;
    private Optional<EngineLife> engine = Optional.empty();

    /**
     * A machine whose engine does not run yet.
     *
     * @param application makes the application of each life: what it kept in memory is lost with a crash
     */
    Machine(World world, String name, List<SessionSettings> sessions, Supplier<Application> application, Stepper stepper) {
        this.world = world;
        this.name = name;
        actor = world.machine(name);
        this.sessions = sessions;
        this.application = application;
        this.stepper = stepper;
    }

    /** The engine, while it runs. */
    Optional<EngineLife> engine() {
        return engine;
    }

    void boot() {
        world.history.add(name, "boots", "");
        var life = new EngineLife(this, application.get());
        engine = Optional.of(life);
        life.start();
    }

    /**
     * The process dies where it stands.
     *
     * @param power the machine too, so that nobody tells its peers
     */
    void crash(boolean power) {
        engine.ifPresent(life -> {
            world.history.add(name, power ? "loses power" : "is killed", "");
            engine = Optional.empty();
            life.end(power);
        });
    }

    /** While it is held, none of its sessions logs on, whatever else happens to them. */
    void hold(boolean held) {
        this.held = held;
        engine.ifPresent(life -> life.sessions().forEach(session -> {
            if (held) {
                session.disable("the numbers are set by hand");
            } else {
                session.enable();
            }
        }));
    }

    boolean isHeld() {
        return held;
    }

    /** Both clocks, read now. The monotonic one never jumps. */
    Moment now() {
        long mono = world.scheduler.now();
        return new Moment(World.EPOCH_NANOS + mono + wallOffset + world.skipped(), mono);
    }

    /** Sets the wall clock forward, or back. */
    void wallJumps(long nanos) {
        wallOffset += nanos;
    }

    /** How far the wall clock is off. */
    long wallOffset() {
        return wallOffset;
    }
}
