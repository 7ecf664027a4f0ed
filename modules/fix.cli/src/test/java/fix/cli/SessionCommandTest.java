package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fix.control.ControlServer;
import fix.core.SessionID;
import fix.engine.Application;
import fix.engine.FixEngine;
import fix.engine.SessionSettings;
import fix.store.MessageStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code fix session} prints, and its exit codes. */
@Timeout(60)
class SessionCommandTest {
    private static final String BROKER = "FIX.4.4:BROKER->TRADER";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String socket;
    private FixEngine engine;
    private ControlServer server;

    @BeforeEach
    void start() throws Exception {
        socket = folder.resolve("control/engine.sock").toString();
        engine = FixEngine.builder().store(MessageStore.inMemory()).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .session(SessionSettings.acceptor(SessionID.parse(BROKER)), new Application() { }).start();
        server = ControlServer.open(Path.of(socket)).serve(engine);
    }

    @AfterEach
    void close() {
        server.close();
        engine.close();
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(words);
    }

    private void misused(String says, String... words) {
        assertEquals(2, run(words));
        assertTrue(err.toString().contains(says), err.toString());
    }

    private void failed(String says, String... words) {
        assertEquals(1, run(words));
        assertTrue(err.toString().startsWith("fix: ") && err.toString().contains(says), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void sessionsAreATableOrJson() {
        assertEquals(0, run("session", "list", "--control", socket));
        assertEquals(
                List.of("SESSION                 STATUS         NEXT OUT    NEXT IN  GENERATION", "FIX.4.4:BROKER->TRADER  DISCONNECTED          1          1           1"),
                out.toString().lines().toList());
        assertEquals(0, run("session", "show", "--control", socket, "--json", BROKER));
        assertEquals("{\"session\":\"FIX.4.4:BROKER->TRADER\",\"status\":\"DISCONNECTED\",\"nextOutbound\":1,\"nextInbound\":1,\"generation\":1}", out.toString().strip());
    }

    @Test
    void aChangeSaysWhatWasBeforeAndAfter() {
        assertEquals(0, run("session", "set-seqnum", "--control", socket, BROKER, "--out", "70", "--in", "9", "--reason", "a test"));
        assertEquals("FIX.4.4:BROKER->TRADER  DISCONNECTED  next out 1 -> 70  next in 1 -> 9", out.toString().strip());
        assertEquals(0, run("session", "reset", "--control", socket, BROKER));
        assertEquals("FIX.4.4:BROKER->TRADER  DISCONNECTED  next out 70 -> 1  next in 9 -> 1", out.toString().strip());
        assertEquals(0, run("session", "logout", "--control", socket, BROKER, "--text", "bye"));
        assertEquals(0, run("session", "logon", "--control", socket, BROKER));
        assertEquals("FIX.4.4:BROKER->TRADER  DISCONNECTED  next out 1  next in 1", out.toString().strip());
    }

    @Test
    void whatFailsIsALineAndExitCode1WhatIsWrongExitCode2() {
        failed("there is no session X; there are FIX.4.4:BROKER->TRADER", "session", "reset", "--control", socket, "X");
        failed("no engine listens on /nowhere/x.sock", "session", "list", "--control", "/nowhere/x.sock");
        misused("Missing required option: '--control=SOCKET'", "session", "list");
        misused("needs --out, --in, or both", "session", "set-seqnum", "--control", socket, BROKER);
        misused("begin at 1", "session", "set-seqnum", "--control", socket, BROKER, "--out", "0");
        assertEquals(0, run("session"));
        assertTrue(out.toString().contains("set-seqnum"), out.toString());
    }
}
