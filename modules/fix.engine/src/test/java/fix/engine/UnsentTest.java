package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.Tags;
import fix.store.Direction;
import fix.store.MessageQuery;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a session had numbered when it ended, and the peer never read. */
class UnsentTest {

    @Test
    @Timeout(60)
    void pitfall31WhatWasNotSentWhenTheSessionEndedIsKeptCanBeFoundAndIsSentOnRequest() throws Exception {
        try (var store = MessageStore.inMemory()) {
            long last;
            try (var engine = engine(store); var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR).logon(30)) {
                last = sendUntilRefused(engine.session(TwoEngines.ACCEPTOR));
            }
            assertTrue(last > 2, "nothing was sent");
            assertEquals(last - 1, count(store, MessageQuery.ALL.msgSeqNums(2, last)));
            assertEquals(1, count(store, MessageQuery.ALL.field(Tags.TEXT, "the last but one, " + (last - 1))), "found by what it says");
            try (var engine = engine(store); var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
                peer.sendAs(2, "35=A|98=0|108=30").skipTo("A");
                peer.send("35=2|7=" + last + "|16=" + last);
                assertEquals(last, peer.skipTo("B").msgSeqNum());
            }
        }
    }

    /** Sends to a peer that does not read, until the line is cut; gives the last number that {@code send} returned. */
    private static long sendUntilRefused(Session session) {
        long last = 1;
        try {
            for (int i = 0; i < 100_000; i++) {
                last = session.send(MessageBuilder.of("B").set(148, "x".repeat(10_000)).set(33, 0).set(Tags.TEXT, "the last but one, " + (last + 1)));
            }
            throw new AssertionError("the peer reads");
        } catch (NotLoggedOnException cut) {
            return last;
        }
    }

    private static FixEngine engine(MessageStore store) {
        return FixEngine.builder()
                .store(store)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR).withWriteTimeout(Duration.ofMillis(500)).withQueues(65_536, 65_536), new Application() {
                    @Override
                    public void fromApp(Message message, Session session) {
                        throw new AssertionError("the peer sends no application message");
                    }
                })
                .start();
    }

    private static long count(MessageStore store, MessageQuery query) throws Exception {
        var found = new AtomicLong();
        store.query(query.sessions(TwoEngines.ACCEPTOR).direction(Direction.OUTBOUND).msgTypes("B"), (_, _) -> found.incrementAndGet() > 0);
        return found.get();
    }
}
