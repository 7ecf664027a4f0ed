package fix.testkit;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.EventListener;
import fix.engine.FixEngine;
import fix.engine.MessageLog;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What one test of an application stands on: engine, proxy and mock, and what was said and told. Used by one test at a time. */
final class TestBench implements AutoCloseable {
    private static final Set<Class<? extends EngineEvent>> FAILURES = Set.of(EngineEvent.HandlerFailed.class, EngineEvent.StoreFailed.class,
            EngineEvent.Violation.class, EngineEvent.Rejected.class, EngineEvent.LogonRefused.class, EngineEvent.Garbled.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final MockCounterparty mock;
    final FaultProxy proxy;
    final FixEngine engine;
    final Session session;
    private final Conversation conversation = new Conversation();
    private final List<EngineEvent> unexpected = new ArrayList<>();
    private final Set<Class<? extends EngineEvent>> allowed;

    /** Shows the conversation to whoever reads why a test failed. */
    static final class ConversationShown extends Exception {
        private static final long serialVersionUID = 1L;

        ConversationShown(String conversation) {
            super("what was said, seen from the engine (-> sent, <- received, == events):\n" + conversation, null, false, false);
        }
    }

    private final class Recorder implements MessageLog, EventListener {
        @Override
        public void inbound(SessionID session, List<byte[]> frames, long wallNanos) {
            frames.forEach(frame -> conversation.add("<-", frame));
        }

        @Override
        public void outbound(SessionID session, List<byte[]> frames, long wallNanos) {
            frames.forEach(frame -> conversation.add("->", frame));
        }

        @Override
        public void on(EngineEvent event) {
            conversation.add("== " + event.text());
            if (isUnexpected(event)) {
                synchronized (unexpected) {
                    unexpected.add(event);
                }
            }
        }
    }

    TestBench(FixEngineTest wanted, Application application, UnaryOperator<SessionSettings> setup) {
        allowed = Set.of(wanted.allowed());
        var id = SessionID.parse(wanted.session());
        var heartBtInt = Duration.ofSeconds(wanted.heartBtInt());
        var recorder = new Recorder();
        var builder = FixEngine.builder().store(MessageStore.inMemory()).messageLog(recorder).listener(recorder);
        var logon = "35=A|98=0|108=" + wanted.heartBtInt();
        if (wanted.role() == Role.ACCEPTOR) {
            engine = builder.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .session(setup.apply(SessionSettings.of(SessionConfig.acceptor(id), "", 0)), application).start();
            proxy = FaultProxy.to("localhost", engine.port()).start();
            mock = MockCounterparty.initiator(id.reversed(), "localhost", proxy.port()).logon(logon).patience(PATIENCE).start();
        } else {
            mock = MockCounterparty.acceptor(id.reversed()).logon(logon).patience(PATIENCE).start();
            proxy = FaultProxy.to("localhost", mock.port()).start();
            var config = SessionConfig.initiator(id).toBuilder().heartBtInt(heartBtInt).build();
            var settings = SessionSettings.of(config, "localhost", proxy.port()).withReconnect(Duration.ofMillis(20), Duration.ofMillis(200));
            engine = builder.session(setup.apply(settings), application).start();
        }
        session = engine.session(id);
    }

    void awaitLogon(Role role) throws InterruptedException {
        if (role == Role.ACCEPTOR) {
            mock.logon();
        } else {
            mock.awaitLogon();
        }
        if (!session.awaitLogon(PATIENCE)) {
            throw new AssertionError("the session is not logged on after " + PATIENCE);
        }
    }

    private boolean isUnexpected(EngineEvent event) {
        return FAILURES.contains(event.getClass()) && !allowed.contains(event.getClass());
    }

    /** The events that should not have happened, in words. */
    List<String> unexpected() {
        synchronized (unexpected) {
            return unexpected.stream().map(event -> event.getClass().getSimpleName() + ": " + event.text()).toList();
        }
    }

    ConversationShown conversation() {
        return new ConversationShown(conversation + "\n" + proxy);
    }

    /** The engine first, so that it logs out in order. */
    @Override
    public void close() {
        try (mock; proxy) {
            engine.close();
        }
    }
}
