package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers go out in the order of what they answer, whoever in the engine gives them. */
@Timeout(60)
class WireOrderTest {
    private static final int ROUNDS = 50;

    private static FixEngine start(Application application) {
        return FixEngine.builder()
                .store(MessageStore.inMemory())
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(SessionSettings.acceptor(TwoEngines.ACCEPTOR), application)
                .start();
    }

    @Test
    void whatComesRightBehindAnOrderIsAnsweredAfterIt() throws Exception {
        var behind = List.of("35=1|112=BEHIND", "35=D|11=INVALID|54=7", "35=2|7=1|16=1");
        var answers = List.of("0", "3", "4");
        for (int kind = 0; kind < behind.size(); kind++) {
            try (var engine = start(new Executor()); var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
                peer.logon(30);
                for (int round = 0; round < ROUNDS; round++) {
                    peer.send(Trader.order("A" + round), 2 + 3L * round).send(Trader.order("B" + round), 3 + 3L * round).send(behind.get(kind));
                    assertEquals("A" + round, peer.expect("8").getString(11));
                    assertEquals("B" + round, peer.expect("8").getString(11));
                    peer.expect(answers.get(kind));
                }
            }
        }
    }

    @Test
    void ordersRightBeforeALogoutAreAnsweredBeforeIt() throws Exception {
        try (var engine = start(new Executor()); var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.logon(30);
            for (int i = 0; i < ROUNDS; i++) {
                peer.send(Trader.order("L" + i), 2 + i);
            }
            peer.send("35=5");
            for (int i = 0; i < ROUNDS; i++) {
                assertEquals("L" + i, peer.expect("8").getString(11));
            }
            peer.expect("5");
        }
    }

    @Test
    void anApplicationThatBlocksKeepsNoAnswerBackForLong() throws Exception {
        var blocking = new Blocked(new Executor());
        try (var engine = start(blocking); var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.logon(30).send(Trader.order("SLOW"), 2);
            blocking.awaitEntered();
            for (int i = 0; i < ROUNDS; i++) {
                peer.send("35=1|112=T" + i);
            }
            for (int i = 0; i < ROUNDS; i++) {
                assertEquals("T" + i, peer.expect("0").getString(112));
            }
            blocking.goesOn();
            assertEquals("SLOW", peer.expect("8").getString(11));
            peer.send("35=1|112=AFTER");
            assertEquals("AFTER", peer.expect("0").getString(112));
        }
    }
}
