package fix.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.EngineEvent;
import fix.engine.FixEngine;
import fix.engine.SessionSettings;
import fix.store.MessageStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can be done over a control socket, by whom, and what is said of the rest. */
@Timeout(60)
class ControlSocketTest {
    private static final String BROKER = "FIX.4.4:BROKER->TRADER";
    private static final String OTHER = "FIX.4.4:BROKER->OTHER";

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();
    private Path socket;
    private FixEngine engine;
    private ControlServer server;

    @BeforeEach
    void start() throws ControlException {
        socket = folder.resolve("control/engine.sock");
        engine = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(SessionSettings.acceptor(SessionID.parse(BROKER)), new Application() { })
                .session(SessionSettings.acceptor(SessionID.parse(OTHER)), new Application() { })
                .listener(events::add).start();
        server = ControlServer.open(socket).serve(engine);
    }

    @AfterEach
    void close() {
        server.close();
        engine.close();
    }

    private EngineEvent.Operated operated() throws InterruptedException {
        while (true) {
            var event = events.poll(20, TimeUnit.SECONDS);
            assertTrue(event != null, "no event of an operator came");
            if (event instanceof EngineEvent.Operated operated) {
                return operated;
            }
        }
    }

    /** Sends this as it is, and gives all that comes back until the engine hangs up. */
    private String raw(String text) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            try {
                channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            } catch (IOException hungUp) {
                // what it said before can still be read
            }
            var all = new StringBuilder();
            var buffer = ByteBuffer.allocate(4096);
            try {
                while (channel.read(buffer.clear()) >= 0) {
                    all.append(StandardCharsets.UTF_8.decode(buffer.flip()));
                }
            } catch (IOException reset) {
                // it hung up without having read all that we sent
            }
            return all.toString().replace('+', ' ');
        }
    }

    private String hello() throws IOException {
        return "HEDDLE-CONTROL version=1 token=" + Files.readString(SocketPlace.tokenFile(socket)) + "\n";
    }

    private static String refusal(org.junit.jupiter.api.function.Executable refused) {
        return assertThrows(ControlException.class, refused).getMessage();
    }

    private static void assertSays(String text, String... parts) {
        for (var part : parts) {
            assertTrue(text.contains(part), text);
        }
    }

    @Test
    void sessionsAreListedAndShown() throws Exception {
        try (var client = ControlClient.connect(socket)) {
            assertEquals(List.of(BROKER, OTHER), client.list().stream().map(SessionReport::session).toList());
            assertEquals(new SessionReport(BROKER, "DISCONNECTED", 1, 1, 1), client.show(BROKER));
            assertSays(refusal(() -> client.show("FIX.4.4:NO->SUCH")), "there is no session FIX.4.4:NO->SUCH", BROKER, OTHER);
            assertEquals(2, client.list().size(), "a refusal does not end the conversation");
        }
    }

    @Test
    void numbersAreSetAndResetAndAnEventSaysWhoDidItAndWhy() throws Exception {
        try (var client = ControlClient.connect(socket)) {
            var set = client.setNumbers(BROKER, OptionalLong.of(7), OptionalLong.empty(), false, "agreed with\nthe desk");
            assertEquals(new SessionReport(BROKER, "DISCONNECTED", 1, 1, 1), set.before());
            assertEquals(new SessionReport(BROKER, "DISCONNECTED", 7, 1, 2), set.after());
            var event = operated();
            assertEquals(BROKER, event.session().toString());
            assertSays(
                    event.text(), "numbers set by user " + System.getProperty("user.name") + " of this machine", "because \"agreed with?the desk\"",
                    "next outbound 1 -> 7, next inbound 1 -> 1");

            var reset = client.reset(BROKER, "");
            assertEquals(new SessionReport(BROKER, "DISCONNECTED", 1, 1, 3), reset.after());
            assertSays(operated().text(), "who gave no reason", "next outbound 7 -> 1");
            assertEquals(1, engine.session(SessionID.parse(BROKER)).numbers().nextOutbound());
            assertSays(refusal(() -> client.setNumbers(BROKER, OptionalLong.of(0), OptionalLong.empty(), false, "")), "start at 1");
        }
    }

    @Test
    void aSessionThatIsLoggedOnIsLoggedOutFirst() throws Exception {
        var trader = SessionSettings.initiator(SessionID.parse("FIX.4.4:TRADER->BROKER"), "127.0.0.1", engine.port())
                .withReconnect(Duration.ofMillis(20), Duration.ofMillis(50));
        try (var peer = FixEngine.builder().store(MessageStore.inMemory()).session(trader, new Application() { }).start();
                var client = ControlClient.connect(socket)) {
            assertTrue(engine.session(SessionID.parse(BROKER)).awaitLogon(Duration.ofSeconds(20)));
            var reset = client.reset(BROKER, "start anew").after();
            assertEquals(List.of("ACTIVE", 2L, 2L), List.of(reset.status(), reset.nextOutbound(), reset.nextInbound()), "the session is reset without leaving it");
            assertSays(operated().text(), "numbers reset by user", "start anew");
            assertSays(refusal(() -> client.setNumbers(BROKER, OptionalLong.of(9), OptionalLong.empty(), false, "")), "is logged on", "force");
            assertEquals("DISCONNECTED", client.logout(BROKER, "end of test", "a test").after().status());
            assertSays(operated().text(), "logged out by user", "because \"a test\"");
            client.reset(BROKER, "");
            peer.sessions().getFirst().logout("");
            peer.sessions().getFirst().reset();
            client.logon(BROKER, "");
            peer.sessions().getFirst().logon();
            assertTrue(engine.session(SessionID.parse(BROKER)).awaitLogon(Duration.ofSeconds(20)));
            assertEquals(2, client.show(BROKER).nextInbound());
        }
    }

    @Test
    void nobodyElseMayEnterTheFolderOrReadTheToken() throws Exception {
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(SocketPlace.tokenFile(socket))));
        var open = Files.createDirectory(folder.resolve("open"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
        assertSays(refusal(() -> ControlServer.open(open.resolve("engine.sock"))), "open to others", "chmod 700");
    }

    @Test
    void aWrongTokenIsRefusedAndTheRightOneIsToldToNobody() throws Exception {
        var right = Files.readString(SocketPlace.tokenFile(socket));
        var answer = raw("HEDDLE-CONTROL version=1 token=" + "0".repeat(64) + "\nlist\n");
        assertSays(answer, "ERR", "the token is wrong");
        assertFalse(answer.contains(right) || answer.contains("DATA"), answer);
        assertSays(raw("HEDDLE-CONTROL version=2 token=" + right + "\n"), "ERR", "version 1");
        assertSays(raw("list\n"), "ERR", "the first line must be");
    }

    @Test
    void garbageAnEndlessLineAndUnknownCommandsGetWords() throws Exception {
        assertSays(raw("GET / HTTP/1.1\r\n\r\n"), "ERR", "no command");
        assertSays(raw("\u0000\u0001\u0002\n"), "ERR");
        assertSays(raw("x".repeat(LineChannel.LONGEST_LINE + 2)), "ERR", "more than 8192 bytes");
        try (var client = ControlClient.connect(socket)) {
            assertSays(refusal(() -> client.reset(BROKER, "x".repeat(9_000))), "shorten");
            assertEquals(2, client.list().size());
        }
        assertSays(raw(hello() + "explode session=%ZZ\n"), "OK", "ERR");
    }

    @Test
    void moreThanEightClientsAreToldToComeLater() throws Exception {
        var clients = new ArrayList<ControlClient>();
        try {
            for (int i = 0; i < ControlServer.MOST_CLIENTS; i++) {
                clients.add(ControlClient.connect(socket));
            }
            assertSays(refusal(() -> ControlClient.connect(socket)), "8 clients");
            assertEquals(2, clients.getFirst().list().size());
        } finally {
            clients.forEach(ControlClient::close);
        }
    }

    @Test
    void aSecondEngineOnTheSamePathIsRefusedAndTheFirstGoesOn() throws Exception {
        assertSays(refusal(() -> ControlServer.open(socket)), "another engine listens", socket.toString());
        try (var client = ControlClient.connect(socket)) {
            assertEquals(2, client.list().size());
        }
    }

    @Test
    void whatADeadProcessLeftIsSaidSoAndReplacedByTheNextEngine() throws Exception {
        var left = folder.resolve("control/left.sock");
        try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(left));
        }
        Files.writeString(SocketPlace.tokenFile(left), "0".repeat(64));
        assertSays(refusal(() -> ControlClient.connect(left)), "no engine listens on " + left, "left over");
        try (var next = ControlServer.open(left).serve(engine); var client = ControlClient.connect(left)) {
            assertEquals(2, client.list().size());
        }
        assertFalse(Files.exists(left), "the socket goes with its engine");
        assertSays(refusal(() -> ControlClient.connect(left)), "no engine listens on " + left);
    }

    @Test
    void somethingElseOfThatNameIsLeftAlone() throws Exception {
        var file = Files.writeString(folder.resolve("control/file.sock"), "precious");
        assertSays(refusal(() -> ControlServer.open(file)), "something else of that name");
        assertEquals("precious", Files.readString(file));
        var tooLong = folder.resolve("control").resolve("x".repeat(120));
        assertSays(refusal(() -> ControlServer.open(tooLong)), "cannot be made", "too long");
    }

    @Test
    void aCommandThatIsUnknownOrSaysNothingIsRefusedWithWhatThereIs() throws Exception {
        var answer = raw(hello() + "explode\nset session=" + BROKER.replace(">", "%3E") + "\nthe end\n");
        assertSays(answer, "knows no command of that name", "it knows list", "logon");
        assertSays(answer, "neither the next outbound number is given nor the next inbound one");
    }

    @Test
    void whatIsNoEngineOrShowsNoTokenIsSaidSo() throws Exception {
        var impostor = folder.resolve("control/impostor.sock");
        Files.writeString(SocketPlace.tokenFile(impostor), "0".repeat(64));
        try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(impostor));
            Thread.ofVirtual().start(() -> {
                try (var client = listening.accept()) {
                    client.write(ByteBuffer.wrap("220 mail.example.com ESMTP\n".replace(' ', '_').getBytes(StandardCharsets.UTF_8)));
                    client.read(ByteBuffer.allocate(4096));
                } catch (IOException gone) {
                    // the test is over
                }
            });
            assertSays(refusal(() -> ControlClient.connect(impostor)), "what listens on " + impostor + " is no FIX engine");
        }
        Files.delete(SocketPlace.tokenFile(impostor));
        Files.createDirectory(SocketPlace.tokenFile(impostor));
        assertSays(refusal(() -> ControlClient.connect(impostor)), "the token " + SocketPlace.tokenFile(impostor) + " cannot be read");
    }

    @Test
    void theEnginesEndEndsTheConversationInWords() throws Exception {
        try (var client = ControlClient.connect(socket)) {
            server.close();
            assertSays(refusal(client::list), "the engine on " + socket);
        }
    }

    @Test
    void theConfigurationIsReadAnewWhenSomebodyAsks() throws Exception {
        try (var client = ControlClient.connect(socket)) {
            assertSays(refusal(() -> client.reload("")), "does not run on a configuration");
        }
        var answers = new LinkedBlockingQueue<List<String>>(List.of(List.of("A: added", "x".repeat(10_000)), List.of()));
        var path = folder.resolve("control/other.sock");
        try (var other = ControlServer.open(path).serve(engine, () -> answers.poll()); var client = ControlClient.connect(path)) {
            var lines = client.reload("a test");
            assertEquals("A: added", lines.getFirst());
            assertTrue(lines.getLast().startsWith("xxx") && lines.getLast().endsWith("\n..."), "what does not fit is cut: " + lines.getLast().length());
            assertEquals(List.of(), client.reload(""));
        }
    }

    @Test
    void aConfigurationThatIsWrongIsSaidWithAsManyLinesAsFit() throws Exception {
        var path = folder.resolve("control/other.sock");
        Reload wrong = () -> {
            throw new IOException("a.cfg:1:1: äöü=% &\n".repeat(1_000));
        };
        try (var other = ControlServer.open(path).serve(engine, wrong); var client = ControlClient.connect(path)) {
            var text = refusal(() -> client.reload(""));
            assertTrue(text.startsWith("a.cfg:1:1: äöü=% &\n") && text.endsWith("\n..."), text);
        }
    }
}
