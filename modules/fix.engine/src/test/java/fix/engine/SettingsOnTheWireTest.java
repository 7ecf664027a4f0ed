package fix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.Tags;
import fix.session.SessionConfig;
import fix.session.SessionStatus;
import fix.store.MessageStore;
import fix.store.StoreOp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Settings that a peer sees on the line, each with both its values. */
@Timeout(60)
class SettingsOnTheWireTest {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss").withZone(ZoneOffset.UTC);

    private static FixEngine start(Application application, UnaryOperator<SessionSettings> settings) {
        return start(MessageStore.inMemory(), application, settings);
    }

    private static FixEngine start(MessageStore store, Application application, UnaryOperator<SessionSettings> settings) {
        return FixEngine.builder()
                .store(store)
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(settings.apply(SessionSettings.acceptor(TwoEngines.ACCEPTOR)), application)
                .start();
    }

    private static UnaryOperator<SessionSettings> rules(UnaryOperator<SessionConfig.Builder> change) {
        return settings -> settings.withConfig(change.apply(settings.config().toBuilder()).build());
    }

    @Test
    void enableLastMsgSeqNumProcessedIsInEveryMessageAndGapFill() throws Exception {
        try (var engine = start(new Executor(), rules(config -> config.enableLastMsgSeqNumProcessed(true)));
                var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.send("35=A|98=0|108=30");
            assertEquals(1, peer.expect("A").getLong(Tags.LAST_MSG_SEQ_NUM_PROCESSED));
            peer.send("35=1|112=T");
            assertEquals(2, peer.expect("0").getLong(Tags.LAST_MSG_SEQ_NUM_PROCESSED));
            peer.send("35=2|7=1|16=0");
            assertEquals(3, peer.expect("4").getLong(Tags.LAST_MSG_SEQ_NUM_PROCESSED));
            peer.sendAs(9, "35=0");
            assertEquals(3, peer.expect("2").getLong(Tags.LAST_MSG_SEQ_NUM_PROCESSED));
        }
    }

    /** Nor does a draft keep what the engine put into it: its owner may send it again, on a session that does not say it. */
    @Test
    void whatAnApplicationSaysOfItItselfIsNotHeeded() throws Exception {
        try (var engine = start(new Executor(), rules(config -> config.enableLastMsgSeqNumProcessed(true)));
                var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.logon(30);
            var draft = MessageBuilder.of("B").set(Tags.LAST_MSG_SEQ_NUM_PROCESSED, 77).set(148, "news").set(33, 0);
            engine.session(TwoEngines.ACCEPTOR).send(draft);
            assertEquals(1, peer.expect("B").getLong(Tags.LAST_MSG_SEQ_NUM_PROCESSED));
            assertFalse(draft.has(Tags.LAST_MSG_SEQ_NUM_PROCESSED));
        }
    }

    @Test
    void withoutItNoMessageHasIt() throws Exception {
        try (var engine = start(new Executor(), UnaryOperator.identity()); var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.send("35=A|98=0|108=30");
            assertFalse(peer.expect("A").has(Tags.LAST_MSG_SEQ_NUM_PROCESSED));
        }
    }

    private static byte[] garbled(long number) {
        var body = "35=0|34=" + number + "|49=TRADER|52=20261126-10:00:00|56=BROKER|4garbled=1|";
        return ("8=FIX.4.4|9=" + body.length() + "|" + body + "10=000|").replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void rejectGarbledMessageRejectsAndCounts() throws Exception {
        try (var engine = start(new Executor(), rules(config -> config.rejectGarbledMessage(true)));
                var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.logon(30).raw(garbled(2));
            var reject = peer.expect("3");
            assertEquals(2, reject.getLong(Tags.REF_SEQ_NUM));
            assertEquals("0", reject.getString(Tags.REF_MSG_TYPE));
            peer.sendAs(3, "35=1|112=T");
            peer.expect("0");
        }
    }

    @Test
    void withoutItGarbledBytesAreIgnoredAndTheirNumberIsStillExpected() throws Exception {
        try (var engine = start(new Executor(), UnaryOperator.identity()); var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.logon(30).raw(garbled(2)).sendAs(2, "35=1|112=T");
            peer.expect("0");
        }
    }

    @Test
    void aWrongCheckSumIsGarbledUnlessItIsNotValidated() throws Exception {
        var heartbeat = "35=1|34=2|49=TRADER|52=" + UTC.format(Instant.now()) + "|56=BROKER|112=T|";
        var wrong = ("8=FIX.4.4|9=" + heartbeat.length() + "|" + heartbeat + "10=000|").replace('|', '\u0001').getBytes(StandardCharsets.ISO_8859_1);
        for (boolean validated : new boolean[] {true, false}) {
            try (var engine = start(new Executor(), settings -> settings.toBuilder().validateChecksum(validated).build());
                    var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
                peer.logon(30).raw(wrong);
                peer.sendAs(validated ? 2 : 3, "35=1|112=NEXT");
                assertEquals(validated ? "NEXT" : "T", peer.expect("0").getString(Tags.TEST_REQ_ID));
            }
        }
    }

    @Test
    void withoutValidateSequenceNumbersAnyOrderIsStored() throws Exception {
        try (var engine = start(new Executor(), rules(config -> config.validateSequenceNumbers(false)));
                var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.logon(30);
            for (long number : new long[] {7, 3, 7, 12}) {
                peer.sendAs(number, "35=1|112=T" + number);
                assertEquals("T" + number, peer.expect("0").getString(Tags.TEST_REQ_ID));
            }
            assertEquals(13, engine.session(TwoEngines.ACCEPTOR).numbers().nextInbound());
        }
    }

    @Test
    void logonFieldsAreInTheAnswer() throws Exception {
        try (var engine = start(
                        new Executor(), settings -> settings.toBuilder().logonFields(List.of(new LogonField(9001, "abc"))).build());
                var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
            peer.send("35=A|98=0|108=30");
            assertEquals("abc", peer.expect("A").getString(9001));
        }
    }

    @Test
    void allowPosDupKeepsWhatTheApplicationSets() throws Exception {
        for (boolean allowed : new boolean[] {false, true}) {
            try (var engine = start(new Executor(), settings -> settings.toBuilder().allowPosDup(allowed).build());
                    var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
                peer.logon(30);
                engine.session(TwoEngines.ACCEPTOR).send(
                        MessageBuilder.of("8").set(Tags.POSS_DUP_FLAG, true).set(Tags.ORIG_SENDING_TIME, "20261126-10:00:00").set(37, "1"));
                var report = peer.expect("8");
                assertEquals(allowed, report.isPossDup());
                assertEquals(allowed, report.has(Tags.ORIG_SENDING_TIME));
            }
        }
    }

    @Test
    void whetherTheFailureOfACallbackIsToldThePeerIsASetting() throws Exception {
        var failing = new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                throw new IllegalStateException("broken");
            }
        };
        var order = "35=D|11=1|55=AAPL|54=1|60=20261126-10:00:00|38=100|40=1";
        for (boolean told : new boolean[] {true, false}) {
            try (var engine = start(failing, settings -> settings.toBuilder().rejectOnUnhandledException(told).build());
                    var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
                peer.logon(30).send(order);
                if (told) {
                    peer.expect("j");
                } else {
                    assertTrue(peer.isSilentFor(200));
                }
                assertEquals(3, engine.session(TwoEngines.ACCEPTOR).numbers().nextInbound());
            }
        }
    }

    @Test
    void refreshOnLogonGoesOnFromWhatTheStoreHolds() throws Exception {
        for (boolean refresh : new boolean[] {true, false}) {
            var store = new FailingStore();
            try (var engine = start(store, new Executor(), settings -> settings.toBuilder().refreshOnLogon(refresh).build())) {
                try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
                    peer.logon(30).send("35=5");
                    peer.expect("5");
                    peer.awaitClose();
                }
                assertTrue(engine.session(TwoEngines.ACCEPTOR).await(Set.of(SessionStatus.DISCONNECTED), Duration.ofSeconds(10)));
                store.opened.write(List.of(new StoreOp.Reset(2, 1, 1, 0)));
                try (var peer = new RawPeer(engine.port(), TwoEngines.INITIATOR)) {
                    peer.send("35=A|98=0|108=30");
                    if (refresh) {
                        peer.expect("A");
                    } else {
                        assertThrows(IOException.class, () -> peer.expect("A"), "the store refuses what does not go on from its place");
                    }
                }
            }
        }
    }
}
