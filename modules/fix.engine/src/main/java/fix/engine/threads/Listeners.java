package fix.engine.threads;

import fix.engine.EngineException;
import fix.engine.ListenerSettings;
import fix.transport.tls.TlsContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Where an engine listens: opened and closed here, one loop each. Safe for use by many threads; one change at a time. */
final class Listeners {
    private final EngineContext context;
    private final SessionRegistry sessions;
    private final Admission admission;
    private final Certificates certificates;
    private final Binder binder;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Map<InetSocketAddress, AcceptLoop> loops = Map.of();
    private boolean started;
    private boolean closed;

    Listeners(EngineContext context, SessionRegistry sessions, Admission admission, Certificates certificates, Binder binder) {
        this.context = context;
        this.sessions = sessions;
        this.admission = admission;
        this.certificates = certificates;
        this.binder = binder;
    }

    /** Where it listens: as it was told, and at which address. */
    Map<ListenerSettings, InetSocketAddress> open() {
        var open = new LinkedHashMap<ListenerSettings, InetSocketAddress>();
        loops.values().forEach(loop -> open.put(loop.settings(), loop.address()));
        return Collections.unmodifiableMap(open);
    }

    /**
     * From here on it listens there. What is new is opened first: when that fails, all is as it was. What changes in another way than its address listens on without a break.
     *
     * @throws EngineException when one cannot be opened or changed
     */
    void follow(List<ListenerSettings> wanted) throws InterruptedException {
        lock.lock();
        try {
            if (closed) {
                throw new EngineException("the engine is closing, and listens nowhere any more");
            }
            var next = byAddress(wanted);
            var contexts = new HashMap<ListenerSettings, Optional<TlsContext>>();
            for (var each : wanted) {
                contexts.put(each, each.tls().map(certificates::ofListener));
            }
            var fresh = openAll(wanted.stream().filter(each -> !loops.containsKey(each.address())).toList());
            var problems = new ArrayList<String>();
            var after = new LinkedHashMap<InetSocketAddress, AcceptLoop>();
            for (var each : wanted) {
                var loop = fresh.getOrDefault(each.address(), loops.get(each.address()));
                after.put(each.address(), loop);
                if (!loop.settings().equals(each)) {
                    change(loop, each, contexts.get(each)).ifPresent(problems::add);
                }
            }
            for (var each : loops.entrySet()) {
                if (!next.containsKey(each.getKey())) {
                    each.getValue().close();
                }
            }
            take(after);
            if (!problems.isEmpty()) {
                throw new EngineException(String.join("; ", problems));
            }
        } finally {
            lock.unlock();
        }
    }

    private static Map<InetSocketAddress, ListenerSettings> byAddress(List<ListenerSettings> wanted) {
        var all = new LinkedHashMap<InetSocketAddress, ListenerSettings>();
        for (var each : wanted) {
            if (all.put(each.address(), each) != null) {
                throw new EngineException("listener " + text(each.address()) + " is given twice: each needs an address of its own");
            }
        }
        return all;
    }

    private Map<InetSocketAddress, AcceptLoop> openAll(List<ListenerSettings> wanted) {
        var opened = new LinkedHashMap<InetSocketAddress, AcceptLoop>();
        boolean done = false;
        try {
            for (var each : wanted) {
                opened.put(each.address(), open(each));
            }
            done = true;
            return opened;
        } catch (IOException failed) {
            throw new EngineException(String.valueOf(failed.getMessage()));
        } finally {
            if (!done) {
                opened.values().forEach(AcceptLoop::abandon);
            }
        }
    }

    /** What prevents it; empty when it was done. */
    private static Optional<String> change(AcceptLoop loop, ListenerSettings wanted, Optional<TlsContext> tls) {
        try {
            loop.follow(wanted, tls);
            return Optional.empty();
        } catch (IOException refused) {
            return Optional.of("listener " + text(wanted.address()) + ": " + refused.getMessage());
        }
    }

    private AcceptLoop open(ListenerSettings settings) throws IOException {
        return new AcceptLoop(context, binder.bind(settings), settings, sessions, admission);
    }

    private void take(Map<InetSocketAddress, AcceptLoop> after) {
        var before = loops;
        loops = after;
        sessions.listensAt(after.keySet());
        certificates.listenersUse(after.values().stream().flatMap(loop -> loop.settings().tls().stream()).collect(Collectors.toSet()));
        if (started) {
            after.values().stream().filter(loop -> !before.containsValue(loop)).forEach(AcceptLoop::start);
        }
    }

    void start() {
        lock.lock();
        try {
            started = true;
            loops.values().forEach(AcceptLoop::start);
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing any more. */
    void close() throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            for (var loop : loops.values()) {
                loop.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The engine was never started: gives the ports free. */
    void abandon() {
        loops.values().forEach(AcceptLoop::abandon);
    }

    static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
