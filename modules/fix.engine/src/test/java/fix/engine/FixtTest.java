package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.core.Tags;
import fix.session.Role;
import fix.session.SessionConfig;
import fix.store.MessageStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions of FIXT.1.1, whose messages are of the application version that the Logon or they themselves say. */
@Timeout(60)
class FixtTest {
    private static final SessionID BROKER = SessionID.of("FIXT.1.1", "BROKER", "TRADER");
    private static final SessionID TRADER = SessionID.of("FIXT.1.1", "TRADER", "BROKER");
    /** An order of FIX 5.0 SP2 with a party, and without the HandlInst that FIX 4.2 needs. */
    private static final String ORDER = "35=D|11=1|453=1|448=ME|447=D|452=1|55=AAPL|54=1|60=20261126-10:00:00|38=100|40=1";

    private final BlockingQueue<Message> received = new LinkedBlockingQueue<>();
    private final Application application = new Application() {
        @Override
        public void fromApp(Message message, Session session) {
            received.add(message);
        }
    };

    private static FixEngine start(MessageStore store, Application application) {
        return FixEngine.builder()
                .store(store)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(SessionSettings.acceptor(BROKER), application)
                .start();
    }

    private Message next() throws InterruptedException {
        var message = received.poll(10, TimeUnit.SECONDS);
        assertTrue(message != null, "no message came within 10 s");
        return message;
    }

    @Test
    void aMessageIsOfTheVersionThatTheLogonSaidUnlessItSaysOneItself() throws Exception {
        try (var engine = start(MessageStore.inMemory(), application); var peer = new RawPeer(engine.port(), TRADER)) {
            peer.send("35=A|98=0|108=30|1137=9");
            assertEquals("9", peer.expect("A").getString(Tags.DEFAULT_APPL_VER_ID));

            peer.send(ORDER);
            assertEquals("ME", next().getGroups(453).getFirst().getString(448));

            peer.send(ORDER.replace("35=D|", "35=D|1128=4|"));
            var reject = peer.expect("3");
            assertEquals(3, reject.getLong(Tags.REF_SEQ_NUM));
            assertEquals(21, reject.getLong(Tags.REF_TAG_ID), "FIX 4.2 needs a HandlInst");

            peer.send("35=D|1128=4|11=2|21=1|55=AAPL|54=1|60=20261126-10:00:00|38=100|40=1");
            assertEquals("2", next().getString(11));
        }
    }

    @Test
    void aVersionWithoutADictionaryIsRejectedInAMessageAndRefusedInALogon() throws Exception {
        try (var engine = start(MessageStore.inMemory(), application)) {
            try (var peer = new RawPeer(engine.port(), TRADER)) {
                peer.send("35=A|98=0|108=30|1137=9");
                peer.expect("A");
                peer.send(ORDER.replace("35=D|", "35=D|1128=0|"));
                assertEquals(18, peer.expect("3").getLong(Tags.SESSION_REJECT_REASON));
                peer.send("35=5");
                peer.expect("5");
            }
            try (var peer = new RawPeer(engine.port(), TRADER)) {
                peer.sendAs(4, "35=A|98=0|108=30|1137=0");
                var text = peer.expect("5").getString(Tags.TEXT);
                assertTrue(text.contains("1137") && text.contains("FIX.2.7"), text);
                peer.awaitClose();
            }
        }
    }

    @Test
    void bothSidesOfASessionSayTheirVersion() throws Exception {
        try (var acceptor = start(MessageStore.inMemory(), application);
                var initiator = FixEngine.builder().store(MessageStore.inMemory())
                        .session(
                                SessionSettings.of(
                                        SessionConfig.builder(TRADER, Role.INITIATOR).defaultApplVerID("FIX.5.0").build(), "127.0.0.1", acceptor.port()),
                                application)
                        .start()) {
            assertTrue(initiator.session(TRADER).awaitLogon(Duration.ofSeconds(10)));
            initiator.session(TRADER).send(MessageBuilder.of("D").set(11, "1").set(55, "AAPL").set(54, "1")
                    .set(60, "20261126-10:00:00").set(38, 100).set(40, "1"));
            assertEquals("1", next().getString(11));
        }
    }

    @Test
    void whatComesAgainAfterARestartIsOfTheVersionThatItsLogonSaid() throws Exception {
        var store = MessageStore.inMemory();
        var entered = new CountDownLatch(1);
        var hanging = new Application() {
            @Override
            public void fromApp(Message message, Session session) throws Exception {
                entered.countDown();
                new CountDownLatch(1).await();
            }
        };
        try (var engine = start(store, hanging); var peer = new RawPeer(engine.port(), TRADER)) {
            peer.send("35=A|98=0|108=30|1137=9");
            peer.expect("A");
            peer.send(ORDER);
            entered.await();
            engine.close(Duration.ZERO);
        }
        try (var engine = start(store, application)) {
            assertEquals("ME", next().getGroups(453).getFirst().getString(448));
        }
    }
}
