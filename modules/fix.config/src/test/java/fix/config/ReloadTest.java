package fix.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.Message;
import fix.core.MessageBuilder;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.Session;
import fix.engine.SessionSettings;
import fix.session.SessionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An engine follows its configuration while it runs; what did not change for a counterparty is not disturbed. */
@Timeout(120)
class ReloadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final SessionID STEADY = SessionID.of("FIX.4.4", "ISLD", "STEADY");
    private static final SessionID OTHER = SessionID.of("FIX.4.4", "ISLD", "OTHER");

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();
    private final List<String> received = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var resource : open.reversed()) {
            resource.close();
        }
    }

    private Path file() {
        return folder.resolve("acceptor.cfg");
    }

    private void write(String sections) throws Exception {
        Files.writeString(file(), """
                [DEFAULT]
                ConnectionType=acceptor
                BeginString=FIX.4.4
                SenderCompID=ISLD
                SocketAcceptAddress=127.0.0.1
                SocketAcceptPort=0
                Store=memory
                """ + sections);
    }

    private static String session(String target, String... lines) {
        return "[SESSION]\nTargetCompID=" + target + "\n" + String.join("\n", lines) + "\n";
    }

    private ConfiguredEngine start() throws Exception {
        var source = ConfigSource.file(file()).withEnvironment(Map.of());
        var application = new Application() {
            @Override
            public void fromApp(Message message, Session session) {
                synchronized (received) {
                    received.add(message.getString(11));
                    received.notifyAll();
                }
            }
        };
        var engine = ConfiguredEngine.start(source::read, _ -> application, builder -> builder.listener(events::add));
        open.add(engine);
        return engine;
    }

    private Session client(int port, String name, String... lines) throws Exception {
        var client = ConfigReader.read("initiator.cfg", """
                [SESSION]
                ConnectionType=initiator
                BeginString=FIX.4.4
                TargetCompID=ISLD
                SocketConnectHost=127.0.0.1
                SocketConnectPort=%d
                ReconnectInterval=0.01
                ReconnectMax=0.05
                Store=memory
                SenderCompID=%s
                """.formatted(port, name) + String.join("\n", lines)).builder(new Application() { }).start();
        open.add(client);
        return client.sessions().getFirst();
    }

    private static MessageBuilder order(String id) {
        return MessageBuilder.of("D").set(11, id).set(55, "IBM").set(54, "1").set(38, "7").set(40, "1").set(60, "20261126-10:00:00");
    }

    private void awaitReceived(int count) throws InterruptedException {
        synchronized (received) {
            while (received.size() < count) {
                received.wait();
            }
        }
    }

    private long count(Class<? extends EngineEvent.OfSession> type, SessionID session) {
        return events.stream().filter(event -> type.isInstance(event) && ((EngineEvent.OfSession) event).session().equals(session)).count();
    }

    @Test
    void aHundredReloadsUnderTrafficDropNoSessionAndLoseNoMessage() throws Exception {
        write(session("STEADY") + session("OTHER"));
        var engine = start();
        var client = client(engine.engine().port(), "STEADY");
        assertTrue(client.awaitLogon(PATIENCE));
        var sent = new ArrayList<String>();
        var enough = new AtomicBoolean();
        var sender = Thread.ofPlatform().start(() -> {
            while (!enough.get()) {
                var id = "order-" + sent.size();
                client.send(order(id));
                sent.add(id);
            }
        });
        for (int i = 0; i < 100; i++) {
            switch (i % 4) {
                case 0 -> write(session("STEADY", "InboxBytes=" + (i + 1) + "K") + session("OTHER", "HeartBtInt=" + (i + 1)));
                case 1 -> write(session("STEADY", "Group=g" + i) + session("OTHER") + session("NEW" + i) + "[SESSION]\nAcceptorTemplate=Y\nTargetCompID=T" + i + "\n");
                case 2 -> write(session("STEADY", "HeartBtIn=5"));
                default -> write(session("STEADY"));
            }
            if (i % 4 == 2) {
                assertThrows(ConfigException.class, engine::reload);
            } else {
                assertEquals(Map.of(), engine.reload().failed());
            }
        }
        enough.set(true);
        sender.join();
        awaitReceived(sent.size());
        synchronized (received) {
            assertEquals(sent, received);
        }
        assertTrue(sent.size() > 100, "orders were under way: " + sent.size());
        assertEquals(0, count(EngineEvent.Disconnected.class, STEADY));
        assertEquals(0, count(EngineEvent.SessionRemoved.class, STEADY));
        assertEquals(List.of(STEADY), engine.engine().sessions().stream().map(Session::id).toList());
    }

    @Test
    void sessionsComeGoAndChangeAndTheReportSaysWhich() throws Exception {
        write(session("STEADY") + session("OTHER") + session("GOES"));
        var engine = start();
        write(session("STEADY") + session("OTHER", "CheckLatency=N") + session("COMES") + "FileStorePath=x\n");
        var report = engine.reload();
        assertEquals(List.of(
                "FIX.4.4:ISLD->COMES: added",
                "FIX.4.4:ISLD->GOES: removed",
                "FIX.4.4:ISLD->OTHER: changed, and logged on anew",
                "warning: " + file() + ":17:1: FileStorePath: a setting of QuickFIX that this engine does not have; ignored: use Store=sqlite and StorePath",
                "reloaded: 1 added, 1 removed, 1 changed, 1 as they were"), report.lines());
        assertEquals(3, engine.config().sessions().size());
        assertFalse(engine.config().sessions().get(1).settings().config().checkLatency());
        assertEquals(Set.of("STEADY", "OTHER", "COMES"), Set.copyOf(engine.engine().sessions().stream().map(session -> session.id().targetCompID()).toList()));
        assertEquals("reloaded: 0 added, 0 removed, 0 changed, 3 as they were", engine.reload().lines().getLast());
    }

    @Test
    void aChangedSessionGoesOnWithItsNumbers() throws Exception {
        write(session("OTHER"));
        var engine = start();
        var client = client(engine.engine().port(), "OTHER");
        assertTrue(client.awaitLogon(PATIENCE));
        client.send(order("1"));
        write(session("OTHER", "EnableLastMsgSeqNumProcessed=Y"));
        assertEquals(List.of(OTHER), engine.reload().restarted());
        assertTrue(client.awaitLogon(PATIENCE));
        client.send(order("2"));
        awaitReceived(2);
        assertTrue(engine.engine().session(OTHER).numbers().nextInbound() >= 5, "Logon, order, Logout, Logon, order");
        assertEquals(1, engine.engine().session(OTHER).numbers().generation());
    }

    @Test
    void whatACounterpartyDoesNotSeeWaitsForTheEndOfItsConnection() throws Exception {
        write(session("OTHER"));
        var engine = start();
        var client = client(engine.engine().port(), "OTHER");
        assertTrue(client.awaitLogon(PATIENCE));
        write(session("OTHER", "WriteTimeout=7"));
        assertEquals("FIX.4.4:ISLD->OTHER: changed, which holds once its connection ends", engine.reload().lines().getFirst());
        assertEquals(0, count(EngineEvent.SessionRemoved.class, OTHER));
        client.logout("");
        awaitEvent(EngineEvent.SessionAdded.class, OTHER);
        client.logon();
        assertTrue(client.awaitLogon(PATIENCE));

        client.logout("");
        assertTrue(client.await(Set.of(SessionStatus.DISCONNECTED), PATIENCE));
        assertTrue(engine.engine().session(OTHER).await(Set.of(SessionStatus.DISCONNECTED), PATIENCE));
        events.clear();
        write(session("OTHER", "WriteTimeout=8"));
        engine.reload();
        awaitEvent(EngineEvent.SessionAdded.class, OTHER);
    }

    private void awaitEvent(Class<? extends EngineEvent.OfSession> type, SessionID session) throws InterruptedException {
        while (true) {
            var event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertTrue(event != null, "no " + type.getSimpleName() + " of " + session);
            if (type.isInstance(event) && ((EngineEvent.OfSession) event).session().equals(session)) {
                return;
            }
        }
    }

    @Test
    void aPasswordThatChangesIsAskedOfTheNextLogonAndTheConnectionStays() throws Exception {
        write(session("OTHER", "Username=joe", "Password=old"));
        var engine = start();
        var client = client(engine.engine().port(), "OTHER", "Username=joe", "Password=new", "LogoutTimeout=0.1");
        awaitEvent(EngineEvent.Violation.class, OTHER);
        write(session("OTHER", "Username=joe", "Password=new"));
        assertEquals(List.of(OTHER), engine.reload().followed());
        assertTrue(client.awaitLogon(PATIENCE));
        events.clear();
        write(session("OTHER", "Username=joe", "Password=newer", "FileLogPath=" + folder.resolve("log")));
        assertEquals(List.of(OTHER), engine.reload().followed());
        client.send(order("1"));
        awaitReceived(1);
        assertEquals(0, count(EngineEvent.LoggedOut.class, OTHER));
        open.removeFirst().close();
        var log = Files.readString(folder.resolve("log/FIX.4.4-ISLD-OTHER.messages.log"));
        assertTrue(log.contains("|11=1|"), log);
    }

    @Test
    void whatHoldsForTheWholeEngineIsRefusedWholeWithAReason() throws Exception {
        write(session("STEADY"));
        var engine = start();
        write(session("STEADY") + session("OTHER"));
        Files.writeString(file(), Files.readString(file()).replace("Store=memory", "Store=sqlite\nControlSocket=x"));
        var refused = assertThrows(ConfigException.class, engine::reload);
        assertEquals(List.of(
                file() + ":7:1: Store: was memory when the engine started and is sqlite now; it holds for as long as the engine runs: restart it, or take the change back",
                file() + ":8:1: ControlSocket: was  when the engine started and is x now; it holds for as long as the engine runs: restart it, or take the change back"),
                refused.getMessage().lines().toList());
        assertEquals(1, engine.engine().sessions().size());
        assertEquals(1, engine.config().sessions().size());
    }

    @Test
    void templatesAreExchanged() throws Exception {
        write("[SESSION]\nAcceptorTemplate=Y\nTargetCompID=*\n");
        var engine = start();
        var one = client(engine.engine().port(), "ONE");
        assertTrue(one.awaitLogon(PATIENCE));
        write("[SESSION]\nAcceptorTemplate=Y\nTargetCompID=TWO\n");
        engine.reload();
        assertTrue(one.isLoggedOn(), "a session that a template has made lives on");
        assertTrue(client(engine.engine().port(), "TWO").awaitLogon(PATIENCE));
        var three = client(engine.engine().port(), "THREE");
        assertFalse(three.await(Set.of(SessionStatus.ACTIVE), Duration.ofMillis(300)));
    }

    /** What waits for the end of a connection is outdated when a later change ends it. */
    @Test
    void theLastOfSeveralChangesHolds() throws Exception {
        write(session("OTHER"));
        var engine = start();
        var client = client(engine.engine().port(), "OTHER");
        assertTrue(client.awaitLogon(PATIENCE));
        write(session("OTHER", "WriteTimeout=7"));
        assertEquals(List.of(OTHER), engine.reload().deferred());
        write(session("OTHER", "WriteTimeout=7", "CheckLatency=N"));
        assertEquals(List.of(OTHER), engine.reload().restarted());
        assertTrue(client.awaitLogon(PATIENCE));
        client.send(order("1"));
        awaitReceived(1);
        engine.reload();
        assertEquals(1, count(EngineEvent.SessionRemoved.class, OTHER), "it comes back once, with the settings of the last reload");
    }

    /** For the whole process and for good: so these are tags that no other test uses. */
    @Test
    void tagsAreMaskedFromTheStartAndFromAReloadOn() throws Exception {
        write("MaskedTags=20941\nMaskedTagsInLogs=20942\n" + session("OTHER"));
        var engine = start();
        var text = "8=FIX.4.4|35=D|20941=planted|20942=planted|20943=planted|20944=planted|";
        assertEquals(2, Message.parse(text).toString().split("planted", -1).length - 1, Message.parse(text)::toString);
        write("MaskedTags=20941,20943\nMaskedTagsInLogs=20942,20944\n" + session("OTHER"));
        engine.reload();
        assertFalse(Message.parse(text).toString().contains("planted"), Message.parse(text)::toString);
        assertEquals("planted", Message.parse(text).getString(20_944));
    }

    @Test
    void aSessionThatCouldNotBeAddedIsTriedAgain() throws Exception {
        write(session("STEADY"));
        var engine = start();
        engine.engine().add(SessionSettings.acceptor(OTHER), new Application() { });
        write(session("STEADY") + session("OTHER"));
        var report = engine.reload();
        assertEquals(List.of("FIX.4.4:ISLD->OTHER: failed: code has added a session of this name", "reloaded: 0 added, 0 removed, 0 changed, 1 as they were, 1 failed"), report.lines());
        engine.engine().remove(OTHER);
        assertEquals(List.of("FIX.4.4:ISLD->OTHER: added", "reloaded: 1 added, 0 removed, 0 changed, 1 as they were"), engine.reload().lines());
        assertTrue(engine.engine().sessions().stream().anyMatch(session -> session.id().equals(OTHER)));
    }

    @Test
    void aNameWithASlashIsAsGoodAsAnyAndTheEnginesEndIsInOrder() throws Exception {
        write(session("STEADY"));
        var engine = start();
        write(session("STEADY") + session("A/../B", "FileLogPath=" + folder.resolve("log")) + session("OTHER"));
        assertEquals(Map.of(), engine.reload().failed());
        assertEquals(3, engine.engine().sessions().size());
        assertTrue(engine.close(Duration.ofSeconds(5)).forced().isEmpty());
    }
}
