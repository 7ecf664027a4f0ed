package fix.engine;

import fix.core.SessionID;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** An acceptor and an initiator joined over loopback, with memory stores that outlive them. */
final class TwoEngines implements AutoCloseable {
    static final SessionID ACCEPTOR = SessionID.of("FIX.4.4", "BROKER", "TRADER");
    static final SessionID INITIATOR = SessionID.of("FIX.4.4", "TRADER", "BROKER");

    final MessageStore acceptorStore;
    final MessageStore initiatorStore;
    final EventRecorder acceptorEvents = new EventRecorder();
    final EventRecorder initiatorEvents = new EventRecorder();
    FixEngine acceptor;
    FixEngine initiator;

    TwoEngines() {
        this(MessageStore.inMemory(), MessageStore.inMemory());
    }

    TwoEngines(MessageStore acceptorStore, MessageStore initiatorStore) {
        this.acceptorStore = acceptorStore;
        this.initiatorStore = initiatorStore;
    }

    TwoEngines accept(Application application, UnaryOperator<SessionSettings> settings) {
        acceptor = FixEngine.builder()
                .store(acceptorStore)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), acceptor == null ? 0 : acceptor.port()))
                .session(settings.apply(SessionSettings.acceptor(ACCEPTOR)), application)
                .listener(acceptorEvents)
                .start();
        return this;
    }

    TwoEngines initiate(Application application, UnaryOperator<SessionSettings> settings) throws InterruptedException {
        initiator = FixEngine.builder()
                .store(initiatorStore)
                .session(
                        settings.apply(SessionSettings.initiator(INITIATOR, "127.0.0.1", acceptor.port())
                                .withReconnect(Duration.ofMillis(20), Duration.ofMillis(200))),
                        application)
                .listener(initiatorEvents)
                .start();
        return this;
    }

    Session trader() {
        return initiator.session(INITIATOR);
    }

    Session broker() {
        return acceptor.session(ACCEPTOR);
    }

    TwoEngines loggedOn() throws InterruptedException {
        if (!trader().awaitLogon(Duration.ofSeconds(10))) {
            throw new AssertionError("not logged on within 10 s: " + trader() + "\n" + initiatorEvents + acceptorEvents);
        }
        return this;
    }

    /** Waits until the acceptor, which was started anew, is logged on. */
    TwoEngines loggedOnAgain() throws InterruptedException {
        if (!broker().awaitLogon(Duration.ofSeconds(10))) {
            throw new AssertionError("not logged on again within 10 s\n" + initiatorEvents + acceptorEvents);
        }
        return loggedOn();
    }

    @Override
    public void close() {
        if (initiator != null) {
            initiator.close();
        }
        if (acceptor != null) {
            acceptor.close();
        }
    }
}
