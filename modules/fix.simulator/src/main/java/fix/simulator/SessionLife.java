package fix.simulator;

import fix.core.MessageBuilder;
import fix.core.MsgTypes;
import fix.core.SessionID;
import fix.core.codec.Encoder;
import fix.engine.Application;
import fix.engine.SessionSettings;
import fix.engine.driver.MessageReader;
import fix.engine.driver.Restart;
import fix.engine.driver.SessionDriver;
import fix.session.Moment;
import fix.session.Role;
import fix.session.SessionState;
import fix.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session in one life of an engine: the driver, and what the engine's threads do around it. An event is what a thread does while it
 * holds the session's lock, or between two times that it does; {@link #release} ends it.
 */
final class SessionLife {
    private final EngineLife engine;
    private final SessionSettings settings;
    private final FaultyStore store;
    private final SessionDriver driver;
    private final Errands errands;
    private final Writer writer;
    private final Handler handler;
    private final UserSession user;
    private final List<Runnable> progress = new ArrayList<>();
    private Runnable onRoom = () -> {};
    private Runnable onLineEnded = () -> {};
    private Optional<SimulatedLine> line = Optional.empty();
    private long storeFailures;
    private long tickAt = Moment.NEVER;
    private boolean enabled;
    private boolean open = true;

    SessionLife(EngineLife engine, SessionSettings settings, Application application, FaultyStore store) {
        this.engine = engine;
        this.settings = settings;
        enabled = !engine.machine.isHeld();
        this.store = store;
        driver = new SessionDriver(
                settings, new Encoder(settings.id(), settings.precision()), engine.machine.stepper);
        errands = new Errands(this, application);
        writer = new Writer(this);
        handler = new Handler(this, application);
        user = new UserSession(this, application);
    }

    /** Reads the session's place; until the store can be read, nothing goes. */
    void start() {
        try {
            restore(Restart.read(store, store.position(), settings));
        } catch (StoreException failed) {
            stop(failed.getMessage());
        }
    }

    private void restore(Restart restart) {
        note("restored", restart.numbers() + ", to be handled: " + restart.unhandled().size());
        world().witness.restored(id(), restart.numbers().generation());
        driver.restored(restart, engine.now());
        release();
    }

    EngineLife engine() {
        return engine;
    }

    World world() {
        return engine.world;
    }

    SessionID id() {
        return settings.id();
    }

    SessionSettings settings() {
        return settings;
    }

    SessionDriver driver() {
        return driver;
    }

    FaultyStore store() {
        return store;
    }

    Handler handler() {
        return handler;
    }

    Errands errands() {
        return errands;
    }

    UserSession user() {
        return user;
    }

    Optional<SimulatedLine> line() {
        return line;
    }

    void note(String what, Object detail) {
        engine.note(what, detail);
    }

    // ---- the lock

    /** What whoever gives the lock back does: wakes who has something to do, then does what must not happen under it. */
    void release() {
        if (!driver.outbox().isIdle()) {
            writer.wake();
        }
        if (driver.inbox().hasWork()) {
            handler.wake();
        }
        if (hasRoom(1)) {
            onRoom.run();
        }
        planTick();
        boolean opens = !open && driver.isOpen();
        open = driver.isOpen();
        if (opens) {
            onLineEnded.run();
        }
        for (var errand : driver.takeAftermath()) {
            errands.perform(errand);
        }
        for (var waiting : List.copyOf(progress)) {
            waiting.run();
        }
    }

    /** Has this looked at whenever something was stored, handled or failed, until {@link #ignoreProgress}. */
    void watchProgress(Runnable waiting) {
        progress.add(waiting);
    }

    void ignoreProgress(Runnable waiting) {
        progress.remove(waiting);
    }

    // ---- time

    private void planTick() {
        long deadline = driver.nextDeadline();
        if (deadline < tickAt) {
            tickAt = deadline;
            long late = world().threads.delay(world().tempo.step());
            engine.after(deadline - world().scheduler.now() + late, () -> {
                if (tickAt == deadline) {
                    tickAt = Moment.NEVER;
                }
                tick();
            });
        }
    }

    /** Tells the driver the time, which may be earlier than it asked for. */
    void tick() {
        driver.tick(engine.now(), line.map(at -> at.partialSince).orElse(-1L), line.map(at -> at.readingPaused).orElse(false));
        release();
    }

    // ---- the line

    MessageReader newReader() {
        return new MessageReader(settings.dictionary(), settings.validation(), settings.frameLimits());
    }

    /** A connection for this session stands. Empty when the session has one that has not ended, is not to log on, or its store has failed. */
    Optional<SimulatedLine> claim(End connection) {
        var logon = settings.config().role() == Role.INITIATOR ? errands.logon() : MessageBuilder.of(MsgTypes.LOGON);
        if (!enabled || !(driver.state() instanceof SessionState.Disconnected) || !driver.isOpen(engine.now())) {
            release();
            return Optional.empty();
        }
        var claimed = new SimulatedLine(this, connection, world().nextEpoch());
        line = Optional.of(claimed);
        driver.connected(claimed, logon, engine.now());
        release();
        return line;
    }

    /** The reader of this line has ended. */
    void ended(SimulatedLine ended, String reason) {
        note("line ended", reason);
        driver.disconnected(ended.epoch(), reason, engine.now());
        ended.connection().finish();
        if (line.isPresent() && line.get() == ended) {
            line = Optional.empty();
        }
        release();
        onLineEnded.run();
    }

    void onLineEnded(Runnable waiting) {
        onLineEnded = waiting;
    }

    /** Is told whenever there may be room for what the present line has. */
    void onRoom(Runnable reader) {
        onRoom = reader;
    }

    /** Whether so much of the queues is free that more may be read: all of their bounds, or a half. */
    boolean hasRoom(int share) {
        return engine.now().monoNanos() >= driver.limits().mayReadAt() && driver.inbox().load() <= settings.inboxBytes() / share
                && driver.outbox().bytes() <= settings.outboxBytes() / share;
    }

    /** Whether all that the peer has sent on the present line was read. */
    boolean hasReadAll() {
        return line.map(present -> present.connection().isDrained()).orElse(true);
    }

    // ---- the store

    /** What those who wait count failures by, to see whether one came between. */
    long storeFailures() {
        return storeFailures;
    }

    /** The store failed: nothing moves until it could be read again. */
    void stop(String reason) {
        note("store failed", reason);
        storeFailures++;
        driver.storeFailed(reason);
        line.ifPresent(at -> at.cut(reason));
        release();
        writer.mustRecover();
    }

    /** Reads the place again after a failure, once the handler has stopped. */
    void recover() throws StoreException {
        var position = store.recover();
        restore(Restart.read(store, position, settings));
    }

    // ---- what users ask

    boolean isEnabled() {
        return enabled;
    }

    /** Whether an initiator is to connect: it is enabled, and its schedule lets it. */
    boolean mayConnect() {
        return enabled && open;
    }

    void enable() {
        enabled = !engine.machine.isHeld();
        onLineEnded.run();
    }

    /** Both numbers start anew, by agreement with the peer. Without a connection there is nobody to agree with, and nothing is done. */
    void resetInSession() {
        if (driver.state() instanceof SessionState.Active) {
            world().witness.resetBegins(id());
            reset();
        }
    }

    void reset() {
        note("resets", "");
        driver.reset(errands.logon(), engine.now());
        release();
    }

    void disable(String text) {
        enabled = false;
        driver.logout(text, engine.now());
        release();
    }
}
