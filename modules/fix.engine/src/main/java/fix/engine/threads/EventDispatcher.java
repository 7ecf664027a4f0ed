package fix.engine.threads;

import fix.engine.EngineEvent;
import fix.engine.EventListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Brings events to those who watch, and to the log, on a thread of its own. Never makes anybody wait: when it is full, events are lost and counted. */
final class EventDispatcher implements Runnable {
    /** How many events may wait. */
    private static final int CAPACITY = 10_000;

    private static final Logger LOG = System.getLogger("fix.engine");

    private final ArrayBlockingQueue<EngineEvent> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicLong lost = new AtomicLong();
    private final List<EventListener> listeners;
    private final Thread thread;

    EventDispatcher(List<EventListener> listeners) {
        this.listeners = List.copyOf(listeners);
        thread = Thread.ofVirtual().name("fix-events").unstarted(this);
    }

    void start() {
        thread.start();
    }

    void tell(EngineEvent event) {
        if (!queue.offer(event)) {
            lost.incrementAndGet();
        }
    }

    /** Tells what must not be lost: waits for room, unless the engine is closing, and then writes it to the log at once. */
    void tellForSure(EngineEvent event) {
        boolean interrupted = Thread.interrupted();
        boolean told = false;
        while (!told && thread.isAlive() && Thread.currentThread() != thread) {
            try {
                told = queue.offer(event, 1, TimeUnit.SECONDS);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (!told) {
            passOn(event);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until what was told so far has been passed on. */
    void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    @Override
    public void run() {
        try {
            while (true) {
                pass(queue.take());
            }
        } catch (InterruptedException closed) {
            for (var event = queue.poll(); event != null; event = queue.poll()) {
                pass(event);
            }
        }
    }

    private void pass(EngineEvent event) {
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            passOn(new EngineEvent.EventsLost(missing));
        }
        passOn(event);
    }

    private void passOn(EngineEvent event) {
        LOG.log(level(event), () -> event instanceof EngineEvent.OfSession of ? of.session() + " " + event.text() : event.text());
        for (var listener : listeners) {
            try {
                listener.on(event);
            } catch (RuntimeException broken) {
                LOG.log(Level.ERROR, "an event listener failed: " + broken.getClass().getName());
            }
        }
    }

    private static Level level(EngineEvent event) {
        return switch (event) {
            case EngineEvent.StoreFailed _, EngineEvent.HandlerFailed _ -> Level.ERROR;
            case EngineEvent.Violation _, EngineEvent.LogonRefused _, EngineEvent.Rejected _, EngineEvent.Garbled _,
                    EngineEvent.ConnectFailed _, EngineEvent.ConnectionDropped _, EngineEvent.SlowHandler _,
                    EngineEvent.DynamicSessionsFull _, EngineEvent.HandshakeFailed _, EngineEvent.ConnectionRefused _,
                    EngineEvent.CertificatesNotReloaded _, EngineEvent.CertificateExpires _, EngineEvent.Degraded _, EngineEvent.LimitReached _, EngineEvent.PoolMemberLeft _, EngineEvent.PoolEmpty _,
                    EngineEvent.EventsLost _ -> Level.WARNING;
            case EngineEvent.Listening _, EngineEvent.ListeningEnded _, EngineEvent.Connected _, EngineEvent.LoggedOn _, EngineEvent.LoggedOut _,
                    EngineEvent.Disconnected _, EngineEvent.StoreRecovered _, EngineEvent.Noted _, EngineEvent.SessionAdded _, EngineEvent.Operated _,
                    EngineEvent.SessionRemoved _, EngineEvent.CertificatesReloaded _, EngineEvent.PoolMemberJoined _, EngineEvent.PoolWhole _ -> Level.INFO;
        };
    }
}
