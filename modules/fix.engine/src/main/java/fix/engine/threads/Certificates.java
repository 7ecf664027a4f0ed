package fix.engine.threads;

import fix.engine.EngineEvent;
import fix.engine.EngineException;
import fix.transport.tls.CertificateProblemException;
import fix.transport.tls.PeerName;
import fix.transport.tls.TlsContext;
import fix.transport.tls.TlsSettings;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The certificates of an engine: loaded once for all sessions that want the same, read anew when their files change or when told to, and looked at for their
 * expiry. Safe for use by many threads; a virtual thread of its own looks at the files.
 */
public final class Certificates implements Runnable {

    private static final Duration DAY = Duration.ofDays(1);

    private final Duration interval;
    private final Duration warning;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private final Map<TlsSettings, TlsContext> listening = new LinkedHashMap<>();
    private final Map<TlsSettings, TlsContext> dialing = new LinkedHashMap<>();
    private final Map<X509Certificate, Instant> warned = new HashMap<>();
    private final Thread thread = Thread.ofVirtual().name("fix-certificates").unstarted(this);
    private volatile EngineContext context;
    private boolean closed;

    /**
     * Nothing is loaded yet.
     *
     * @param interval how often files are looked at; zero for never
     * @param warning how long before the end of a certificate's life that is told; zero for never
     */
    public Certificates(Duration interval, Duration warning) {
        this.interval = interval;
        this.warning = warning;
    }

    /**
     * For a listener.
     *
     * @throws EngineException when something cannot be used
     */
    public TlsContext ofListener(TlsSettings settings) {
        return load(listening, settings, "the listener", TlsContext::ofListener);
    }

    /** From here on the listeners use these alone. */
    void listenersUse(Set<TlsSettings> settings) {
        lock.lock();
        try {
            listening.keySet().retainAll(settings);
        } finally {
            lock.unlock();
        }
    }

    /** For a session's dialer. */
    TlsContext ofDialer(TlsSettings settings, String whose) {
        return load(dialing, settings, whose, TlsContext::ofDialer);
    }

    private interface Loader {
        TlsContext load(TlsSettings settings) throws CertificateProblemException;
    }

    private TlsContext load(Map<TlsSettings, TlsContext> loaded, TlsSettings settings, String whose, Loader loader) {
        lock.lock();
        try {
            var known = loaded.get(settings);
            if (known != null) {
                return known;
            }
            var fresh = loader.load(settings);
            loaded.put(settings, fresh);
            return fresh;
        } catch (CertificateProblemException unusable) {
            throw new EngineException("TLS of " + whose + ": " + unusable.getMessage());
        } finally {
            lock.unlock();
        }
    }

    void start(EngineContext context) {
        this.context = context;
        thread.start();
    }

    void close() throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        thread.join();
    }

    @Override
    public void run() {
        try {
            do {
                reload();
                warn();
            } while (awaitNext());
        } catch (InterruptedException nobodyShould) {
            Thread.currentThread().interrupt();
        }
    }

    /** False at the end. */
    private boolean awaitNext() throws InterruptedException {
        var clock = context.clock();
        var rest = interval.isZero() ? DAY : interval;
        long next = clock.monoNanos() + rest.toNanos();
        lock.lock();
        try {
            while (!closed && clock.monoNanos() < next) {
                clock.await(closing, next);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Reads every file anew; what is wrong is told, changes nothing, and is given back. */
    List<String> reloadAll() {
        var problems = new ArrayList<String>();
        for (var each : contexts()) {
            try {
                if (each.reload()) {
                    context.events().tell(new EngineEvent.CertificatesReloaded(each.toString()));
                }
            } catch (CertificateProblemException unusable) {
                problems.add(unusable.getMessage());
                context.events().tell(new EngineEvent.CertificatesNotReloaded(unusable.getMessage()));
            }
        }
        return problems;
    }

    private void reload() {
        if (!interval.isZero()) {
            reloadAll();
        }
    }

    /** Each certificate that will soon be over is told of once a day. */
    private void warn() {
        if (warning.isZero()) {
            return;
        }
        var now = Instant.ofEpochSecond(0, context.clock().wallNanos());
        var used = new HashSet<X509Certificate>();
        for (var each : contexts()) {
            for (var certificate : each.certificates()) {
                used.add(certificate);
                var end = certificate.getNotAfter().toInstant();
                var last = warned.get(certificate);
                if (end.isBefore(now.plus(warning)) && (last == null || last.isBefore(now.minus(DAY)))) {
                    warned.put(certificate, now);
                    context.events().tell(new EngineEvent.CertificateExpires(PeerName.describe(certificate), end, end.isBefore(now)));
                }
            }
        }
        warned.keySet().retainAll(used);
    }

    private List<TlsContext> contexts() {
        lock.lock();
        try {
            var all = new ArrayList<>(listening.values());
            all.addAll(dialing.values());
            return all;
        } finally {
            lock.unlock();
        }
    }
}
