package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The command as its users meet it: processes, their output and their exit codes. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class ProgramTest {
    private static final int SIGTERM = 143;

    @TempDir
    Path folder;

    private Peers peers;

    @BeforeEach
    void prepare() {
        peers = new Peers(folder);
    }

    @Test
    void anAcceptorWithSeveralPortsNamesThemAllInOneLine() throws Exception {
        Files.writeString(folder.resolve("ports.cfg"), """
                [DEFAULT]
                ConnectionType=acceptor
                BeginString=FIX.4.4
                SocketAcceptAddress=127.0.0.1
                SenderCompID=BROKER
                Store=memory
                [SESSION]
                TargetCompID=NOBODY
                SocketAcceptPort=0
                [SESSION]
                TargetCompID=TRADER
                SocketAcceptAddress=localhost
                SocketAcceptPort=0
                """);
        try (var acceptor = peers.run("acceptor", "ports.cfg", "--quiet")) {
            var ports = acceptor.await("READY ").substring("READY ".length()).split(" ");
            assertEquals(2, ports.length);
            try (var initiator = peers.initiator(Integer.parseInt(ports[1]), "TRADER").type("buy 1 X").endOfInput()) {
                assertEquals(0, initiator.exitCode());
            }
        }
    }

    @Test
    void ordersAreFilledAndWhatComesBackIsPrintedInWords() throws Exception {
        try (var acceptor = peers.acceptor(0, "--verbose"); var initiator = peers.initiator(acceptor.port(), "TRADER")) {
            initiator.type("buy 100 AAPL @ 187.25").type("nonsense").type("").type("# a comment").type("35=D|11=mine|55=IBM|54=2|38=7|40=1").type("35=R|131=q|146=1|55=IBM").endOfInput();
            assertEquals(0, initiator.exitCode());
            var out = initiator.out();
            assertEquals("2 sent, 2 answered", out.getLast());
            assertTrue(out.stream().anyMatch(line -> line.startsWith("< ExecutionReport(8) | ") && line.contains(" | ClOrdID(11)=mine | ") && line.contains(" | AvgPx(6)=100")), out.toString());
            assertTrue(out.stream().anyMatch(line -> line.startsWith("< BusinessMessageReject(j) | ") && line.contains(" | BusinessRejectReason(380)=3 UNSUPPORTED_MESSAGE_TYPE")), out.toString());
            assertEquals("fix: line 2: 'nonsense' is no order: " + OrderText.FORMS, initiator.err().getFirst());
            assertEquals(SIGTERM, acceptor.terminate().exitCode());
            assertEquals(1, acceptor.out().stream().filter(line -> line.startsWith("READY ")).count());
            assertTrue(acceptor.out().contains("FIX.4.4:BROKER->TRADER > filled 7 IBM @ 100 of order mine"), acceptor.out().toString());
        }
    }

    @Test
    void linesWaitWhileTheAcceptorIsAwayAndEveryOrderIsAnsweredOnce() throws Exception {
        try (var first = peers.acceptor(0); var initiator = peers.initiator(first.port(), "TRADER")) {
            int port = first.port();
            initiator.type("35=D|11=C1|55=IBM|54=2|38=7|40=1");
            initiator.await("< ExecutionReport");
            first.kill().exitCode();
            initiator.type("35=D|11=C2|55=IBM|54=2|38=7|40=1").endOfInput();
            initiator.awaitError("fix: FIX.4.4:TRADER->BROKER: no connection to ");
            try (var second = peers.acceptor(port)) {
                assertEquals(0, initiator.exitCode());
                assertEquals("2 sent, 2 answered", initiator.out().getLast());
                assertEquals(List.of("READY " + port), second.terminate().out());
            }
            assertEquals(2, initiator.out().stream().filter(line -> line.startsWith("< ExecutionReport")).count(), initiator.out().toString());
        }
    }

    @Test
    void ordersAreFilledThroughAProxyThatCutsTheLine() throws Exception {
        try (var acceptor = peers.acceptor(0);
                var proxy = peers.run("proxy", "--to", "localhost:" + acceptor.port(), "--seed", "7", "--fault", "cut,split", "--delay", "1");
                var initiator = peers.initiator(proxy.port(), "TRADER")) {
            for (int i = 0; i < 50; i++) {
                initiator.type("buy 100 AAPL @ 187.25");
            }
            initiator.endOfInput();
            assertEquals(0, initiator.exitCode());
            assertEquals("50 sent, 50 answered", initiator.out().getLast());
            assertEquals(SIGTERM, proxy.terminate().exitCode());
            assertEquals("seed 7", proxy.out().getFirst());
            assertTrue(proxy.out().stream().anyMatch(line -> line.startsWith("connection 1: to the server: delay of 1 ms")), proxy.out().toString());
            assertEquals(List.of(), proxy.err());
        }
    }

    @Test
    void theAcceptanceServerTellsItsPortAndPassesAScript() throws Exception {
        Files.writeString(folder.resolve("logon.def"), """
                iCONNECT
                I8=FIX.4.4\u000135=A\u000134=1\u000149=TW\u000152=<TIME>\u000156=MINE\u000198=0\u0001108=30\u0001
                E8=FIX.4.4\u00019=57\u000135=A\u000134=1\u000149=MINE\u000152=00000000-00:00:00\u000156=TW\u000198=0\u0001108=30\u000110=0\u0001
                I8=FIX.4.4\u000135=5\u000134=2\u000149=TW\u000152=<TIME>\u000156=MINE\u0001
                E8=FIX.4.4\u00019=45\u000135=5\u000134=2\u000149=MINE\u000152=00000000-00:00:00\u000156=TW\u000110=0\u0001
                eDISCONNECT
                """);
        try (var server = peers.run("acceptance", "serve", "--port", "0", "--session", "FIX.4.4:MINE->TW", "--setting", "CheckLatency=N");
                var client = peers.run("acceptance", "run", "--port", Integer.toString(server.port()), "logon.def")) {
            assertEquals(0, client.exitCode(), () -> "failed");
            assertTrue(client.out().getLast().startsWith("1 scripts, 1 passed, 0 failed, "), client.out().toString());
            assertEquals(SIGTERM, server.terminate().exitCode());
            assertEquals(1, server.out().size());
        }
    }

    @Test
    void theDemoEndsCleanlyWhenItIsToldToInTheMiddle() throws Exception {
        try (var demo = peers.run("demo")) {
            demo.await("3. ");
            assertEquals(SIGTERM, demo.terminate().exitCode());
            assertEquals(List.of(), demo.err());
        }
    }

    @Test
    void aRunningAcceptorFollowsItsConfigurationWhenItIsAsked() throws Exception {
        var file = peers.acceptorConfig(0);
        var socket = folder.resolve("control/engine.sock");
        Files.writeString(file, Files.readString(file).replace("[SESSION]", "ControlSocket=" + socket + "\n[SESSION]"));
        try (var acceptor = peers.run("acceptor", "acceptor.cfg")) {
            acceptor.port();
            Files.writeString(file, Files.readString(file) + "[SESSION]\nTargetCompID=LATER\n");
            try (var reload = peers.run("config", "reload", "--control", socket.toString(), "--reason", "a test")) {
                assertEquals(0, reload.exitCode(), () -> "failed");
                assertEquals(List.of("FIX.4.4:BROKER->LATER: added", "reloaded: 1 added, 0 removed, 0 changed, 1 as they were"), reload.out());
            }
            Files.writeString(file, Files.readString(file) + "HeartBeatInt=5\n");
            try (var reload = peers.run("config", "reload", "--control", socket.toString())) {
                assertEquals(1, reload.exitCode(), () -> "succeeded");
                assertTrue(reload.err().getFirst().matches("fix: .*acceptor.cfg:\\d+:1: HeartBeatInt: unknown setting; did you mean HeartBtInt\\?"), reload.err().toString());
            }
        }
    }
}
