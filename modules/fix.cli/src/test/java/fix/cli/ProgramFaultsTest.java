package fix.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the command says when it cannot do what it is asked to: a clear line for each fault, and an exit code. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class ProgramFaultsTest {
    @TempDir
    Path folder;

    private Peers peers;

    @BeforeEach
    void prepare() {
        peers = new Peers(folder);
    }

    private static String firstError(Program program) throws InterruptedException {
        var lines = program.err();
        assertEquals(1, lines.size(), lines.toString());
        return lines.getFirst();
    }

    @Test
    void aPortInUseIsOneClearLine() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1")); var acceptor = peers.acceptor(other.getLocalPort())) {
            assertTrue(firstError(acceptor).contains("port " + other.getLocalPort() + " is in use"), acceptor.err().toString());
            assertEquals(1, acceptor.exitCode());
            assertEquals(List.of(), acceptor.out());
        }
    }

    @Test
    void aWrongCompIDIsOneClearLineOnEitherSide() throws Exception {
        try (var acceptor = peers.acceptor(0); var initiator = peers.initiator(acceptor.port(), "STRANGER")) {
            assertTrue(firstError(initiator).startsWith("fix: FIX.4.4:STRANGER->BROKER: the connection ended before our Logon was answered "), initiator.err().toString());
            assertEquals(1, initiator.exitCode());
            acceptor.terminate();
            assertTrue(firstError(acceptor).endsWith("dropped: its Logon names no session that we have: FIX.4.4:BROKER->STRANGER"), acceptor.err().toString());
        }
    }

    @Test
    void aRefusedLogonIsOneClearLine() throws Exception {
        try (var acceptor = peers.acceptor(0)) {
            try (var initiator = peers.initiator(acceptor.port(), "TRADER").type("buy 1 X").endOfInput()) {
                assertEquals(0, initiator.exitCode());
            }
            try (var files = Files.walk(folder.resolve("TRADER"))) {
                files.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
            }
            try (var amnesiac = peers.initiator(acceptor.port(), "TRADER")) {
                assertTrue(firstError(amnesiac).startsWith("fix: FIX.4.4:TRADER->BROKER: the peer refused our Logon: MsgSeqNum too low, "), amnesiac.err().toString());
                assertEquals(1, amnesiac.exitCode());
            }
        }
    }

    @Test
    void aBadConfigurationIsALineForEachFaultAndExitCode2() throws Exception {
        Files.writeString(folder.resolve("bad.cfg"), "[DEFAULT]\nConnectionType=acceptor\nBeginString=FIX.4.4\nSocketAcceptPort=no\nSenderCompID=A\n[SESSION]\nTargetCompID=B\nHeartBtIn=5\n");
        try (var acceptor = peers.run("acceptor", "bad.cfg")) {
            assertEquals(2, acceptor.exitCode());
            assertEquals(2, acceptor.err().size());
            assertTrue(acceptor.err().get(0).startsWith("fix: bad.cfg:4:18: SocketAcceptPort: "), acceptor.err().toString());
            assertTrue(acceptor.err().get(1).startsWith("fix: bad.cfg:8:1: HeartBtIn: "), acceptor.err().toString());
        }
    }
}
